// SPDX-License-Identifier: MIT
#include "import/row_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <type_traits>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "cme/model/visit_field.hpp"
#include "import/cell_text.hpp"
#include "import/credit_cells.hpp"
#include "import/error_text.hpp"
#include "import/list_values.hpp"
#include "import/lost_characters.hpp"
#include "import/own_values.hpp"
#include "import/part_values.hpp"
#include "import/row_draft.hpp"
#include "import/single_values.hpp"

namespace cme {
namespace {

class RowReader {
 public:
  RowReader(const SheetReading& reading, const Activity* known) : draft_(reading, known) {}

  ReadRow read(std::span<const PlacedCell> cells) {
    find_credit_types(cells);
    for (const PlacedCell& placed : cells) {
      read_placed(placed);
    }
    for_each_constant(cells,
                      [&](std::size_t column, const Cell& cell) { read_placed({.column = column, .cell = &cell}); });
    credits_.finish();
    restore_texts();
    draft_.row().has_bare_prices = are_prices_bare_.value_or(false);
    draft_.row().has_bare_boards = are_boards_bare_.value_or(false);
    return std::move(draft_.row());
  }

 private:
  /// Puts back the known record's texts whose characters another program has replaced.
  void restore_texts() {
    if (draft_.known() == nullptr || !draft_.row().may_have_losses) {
      return;
    }
    const std::vector<LostCharacters> found = restore_lost_characters(*draft_.known(), draft_.row().activity);
    std::map<std::string_view, std::size_t> places;
    for (std::size_t place = 0; !found.empty() && place < draft_.reading().columns.size(); ++place) {
      const Column& each = draft_.reading().columns[place];
      places.emplace(each.kind == ColumnKind::own ? each.own_key : field_info(each.field).name, place);
    }
    for (const LostCharacters& each : found) {
      draft_.go_to_column(places[each.key]);
      draft_.remark(each.are_restored
                        ? "the program that saved the sheet lost or garbled characters; the text of the record was kept"
                        : "characters of the record may be lost or garbled here; compare the texts",
                    "save the sheet as UTF-8 or as a workbook");
    }
  }

  /// The constants of the map that no cell in the row overrides.
  void for_each_constant(std::span<const PlacedCell> cells, auto take) const {
    const std::size_t first = draft_.reading().columns.size() - draft_.reading().constants.size();
    for (std::size_t i = 0; i < draft_.reading().constants.size(); ++i) {
      if (!has_value(draft_.reading().columns[first + i], cells)) {
        take(first + i, draft_.reading().constants[i]);
      }
    }
  }

  /// Whether a cell in the sheet has the value that a constant would set.
  [[nodiscard]] bool has_value(const Column& constant, std::span<const PlacedCell> cells) const {
    return std::ranges::any_of(cells, [&](const PlacedCell& placed) {
      const Column& other = draft_.reading().columns[placed.column];
      return other.kind == constant.kind && other.field == constant.field && other.own_key == constant.own_key &&
             !trim(placed.cell->text).empty();
    });
  }

  /// The types of credit in the rows' own columns for them, or those that the map sets for all rows.
  void find_credit_types(std::span<const PlacedCell> cells) {
    for (const PlacedCell& placed : cells) {
      if (!placed.is_stray) {
        credits_.find_types(placed.column, placed.row, *placed.cell);
      }
    }
    for_each_constant(
        cells, [&](std::size_t column, const Cell& cell) { credits_.find_types(column, /*row=*/std::nullopt, cell); });
  }

  /// Whether the cell has no value because the spreadsheet could not compute one; says so.
  bool has_failed(const Cell& cell) {
    if (cell.kind == CellKind::formula) {
      draft_.remark(
          "this formula has no value in the file; open the spreadsheet in the program that made it, and save it again");
      return true;
    }
    const bool is_error = cell.kind == CellKind::error || (!draft_.is_of_cme() && is_error_text(trim(cell.text)));
    if (is_error) {
      draft_.remark(fmt::format("{} is a spreadsheet error; the cell was not read", trim(cell.text)));
    }
    return is_error;
  }

  void read_placed(const PlacedCell& placed) {
    draft_.go_to_column(placed.column);
    draft_.go_to_row(placed.row);
    const bool is_read = draft_.column().kind != ColumnKind::skipped && draft_.column().kind != ColumnKind::derived;
    if (!is_read) {
      return;
    }
    Cell cell = draft_.clean(*placed.cell);
    if (trim(cell.text).empty()) {
      return;
    }
    const bool is_address = draft_.column().kind == ColumnKind::key && draft_.column().field == Field::url;
    const bool is_own_number = draft_.column().kind == ColumnKind::own && parse_number(cell.text).has_value();
    draft_.row().may_have_losses =
        draft_.row().may_have_losses || is_own_number || (!is_address && may_have_lost_characters(cell.text));
    if (has_failed(cell)) {
      return;
    }
    if (cell.text.find(lost_mark) != std::string::npos) {
      draft_.remark("characters in this cell were lost earlier (U+FFFD); compare it with its source");
    }
    if (placed.is_stray) {
      return draft_.keep(cell.text, "the rows of this activity have different values here");
    }
    if (!draft_.column().words.empty()) {
      const auto word = draft_.column().words.find(fold(cell.text));
      if (word != draft_.column().words.end()) {
        cell = {.text = word->second};
      }
    }
    if (!draft_.is_of_cme() && draft_.is_without_value(cell.text)) {
      const bool is_own = draft_.column().kind == ColumnKind::own;
      draft_.row().has_doubts = draft_.row().has_doubts || is_own;
      if (!is_own || is_known_own_key()) {
        ++draft_.row().empty_words;
        return;
      }
    }
    read_cell(cell);
  }

  /// Whether the known record has the own key of the column; otherwise any words may be its text.
  [[nodiscard]] bool is_known_own_key() const {
    return draft_.known() != nullptr && std::ranges::find(draft_.known()->extensions, draft_.column().own_key,
                                                          &Extension::key) != draft_.known()->extensions.end();
  }

  void read_cell(const Cell& cell) {
    switch (draft_.column().kind) {
      case ColumnKind::key:
        if (!draft_.is_of_cme() && says_later(cell.text) && takes_any_text(draft_.column().field)) {
          return draft_.keep(cell.text, fmt::format("{} says that the value is not known yet", quote(trim(cell.text))));
        }
        return visit_key(draft_.column().field, [&](auto member) { read_value(cell, draft_.row().activity.*member); });
      case ColumnKind::own:
        return own_values_.read(cell);
      case ColumnKind::unknown:
        return draft_.keep(cell.text, "it is not clear what this column is");
      case ColumnKind::credit_types:  // read before all others
      case ColumnKind::derived:
      case ColumnKind::skipped:
        break;
    }
  }

  /// Whether the key is text or a list of texts, which can be any words.
  static bool takes_any_text(Field field) {
    bool is_text = false;
    visit_key(field, [&](auto member) {
      using Value = std::remove_cvref_t<decltype(std::declval<Activity>().*member)>;
      is_text = std::is_same_v<Value, std::optional<std::string>> || std::is_same_v<Value, std::optional<Prose>> ||
                std::is_same_v<Value, std::vector<std::string>> || std::is_same_v<Value, std::vector<Section>>;
    });
    return is_text;
  }

  void read_value(const Cell& cell, auto& target) { cme::read_value(draft_, cell, target); }

  void read_value(const Cell& cell, std::vector<Credit>& /*credits*/) { credits_.read(cell); }

  void read_value(const Cell& cell, std::optional<CommercialSupport>& /*support*/) { read_support(draft_, cell); }

  void read_value(const Cell& cell, std::vector<Fee>& /*fee*/) {
    if (const std::optional<bool> is_bare = read_prices(draft_, cell)) {
      are_prices_bare_ = are_prices_bare_.value_or(true) && *is_bare;
    }
  }

  void read_value(const Cell& cell, std::vector<Approval>& /*approvals*/) {
    if (const std::optional<bool> is_bare = read_approvals(draft_, cell, approval_types_)) {
      are_boards_bare_ = are_boards_bare_.value_or(true) && *is_bare;
    }
  }

  RowDraft draft_;
  CreditCells credits_{draft_};
  OwnValues own_values_{draft_};
  ApprovalIndex approval_types_{draft_.row().activity.approvals, &Approval::type};
  std::optional<bool> are_prices_bare_;  // all up to here; nothing before the first
  std::optional<bool> are_boards_bare_;
};

}  // namespace

SheetReading without_constants(SheetReading reading) {
  reading.columns.resize(reading.columns.size() - reading.constants.size());
  reading.constants.clear();
  return reading;
}

ReadRow read_cells(const SheetReading& reading, std::span<const PlacedCell> cells, const Activity* known) {
  return RowReader(reading, known).read(cells);
}

}  // namespace cme
