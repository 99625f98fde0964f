// SPDX-License-Identifier: MIT
#include "import/list_values.hpp"

#include <fmt/format.h>

#include <optional>
#include <unordered_set>
#include <utility>

#include "import/cell_json.hpp"
#include "import/clean_cell.hpp"

namespace cme {

void read_value(RowDraft& draft, const Cell& cell, std::vector<std::string>& items) {
  std::optional<std::vector<std::string>> listed;
  if (draft.is_of_cme() && is_json_list(cell.text)) {
    auto values = parse_texts_json(cell.text);
    if (!values) {
      return draft.keep(cell.text, values.error());
    }
    listed = *std::move(values);
  }
  const Field field = draft.column().field;
  const bool is_sentences = field == Field::objectives || field == Field::disclaimers;
  const ListForm form = is_sentences ? ListForm::sentences : ListForm::terms;
  // A repeat within one cell is a person's mistake, which a rule reports; a repeat in another cell is not.
  const std::unordered_set<std::string> earlier(items.begin(), items.end());
  ListItems list = listed && !draft.column().separator
                       ? ListItems{.items = *std::move(listed)}
                       : split_items(cell.text, form, draft.column().separator, draft.reading().origin);
  if (!list.lead_in.empty()) {
    draft.remark(fmt::format("{} introduces the list; it is not an item", quote(list.lead_in)));
  }
  for (std::string& item : list.items) {
    if (!earlier.contains(item)) {
      items.push_back(std::move(item));
    }
  }
}

void read_value(RowDraft& draft, const Cell& cell, std::vector<Section>& description) {
  if (is_json(cell.text)) {
    return draft.take_json(parse_description_json(cell.text), description, cell);
  }
  std::vector<Section> read = draft.is_of_cme() ? read_paragraphs(cell.text) : read_sections(cell.text);
  if (description.empty() || description == read) {
    description = std::move(read);
  } else {
    draft.keep(cell.text, "there is already another description");
  }
}

}  // namespace cme
