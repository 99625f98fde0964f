// SPDX-License-Identifier: MIT
#include "import/credit_cells.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.hpp"
#include "cme/model/terms.hpp"
#include "import/cell_credit.hpp"
#include "import/cell_json.hpp"
#include "import/cell_lists.hpp"
#include "import/clean_cell.hpp"
#include "import/error_text.hpp"
#include "import/single_values.hpp"

namespace cme {

void CreditCells::find_types(std::size_t place, std::optional<std::size_t> row, const Cell& cell) {
  draft_.go_to_column(place);
  if (draft_.column().kind != ColumnKind::credit_types) {
    return;
  }
  const std::string text = draft_.clean(cell).text;
  if (is_error_text(trim(text)) || draft_.is_without_value(text)) {
    return;
  }
  const bool is_paired =
      std::ranges::any_of(draft_.reading().columns, [&](const Column& each) { return each.types_column == place; });
  for (const std::string& item :
       split_items(text, ListForm::terms, draft_.column().separator, SheetOrigin::person).items) {
    for (std::string& word : split_credit_types(item)) {
      const auto type = find_credit_type(word);
      if (!type) {
        draft_.keep(word, is_not(word, "a credit type"), names_of(vocabulary<CreditType>()));
      }
      credits_.add_type(row, {.column = place, .words = std::move(word), .type = type}, is_paired);
    }
  }
}

void CreditCells::read(const Cell& cell) {
  const CreditPlace place{.row = draft_.cell_row(),
                          .column = draft_.column_number(),
                          .is_mapped = draft_.column().is_mapped,
                          .keeps_zero = draft_.is_of_cme()};
  if (is_json(cell.text)) {
    Result<std::vector<Credit>> read = parse_credits_json(cell.text);
    if (!read) {
      return draft_.keep(cell.text, std::move(read).error());
    }
    for (Credit& credit : *read) {
      credits_.add(place, std::move(credit));
    }
    return;
  }
  const std::vector<CreditType> type(draft_.column().credit_type ? 1 : 0,
                                     draft_.column().credit_type.value_or(CreditType()));
  CellCredits read = read_cell_credits(draft_.in_lines(cell.text), type, draft_.reading().decimal_sign);
  keep_all(credits_.add_cell(place, draft_.column().types_column, std::move(read), cell.text));
}

void CreditCells::finish() {
  std::vector<UnclearCredit> unclear;
  draft_.row().activity.credits = credits_.finish(unclear);
  keep_all(unclear);
}

void CreditCells::keep_all(const std::vector<UnclearCredit>& unclear) {
  for (const UnclearCredit& each : unclear) {
    draft_.go_to_column(each.column);
    if (each.is_written) {
      draft_.remark(each.what, each.help);
    } else {
      draft_.keep(each.words, each.what, each.help);
    }
  }
}

}  // namespace cme
