// SPDX-License-Identifier: MIT
#include "import/own_values.hpp"

#include <utility>

#include "base/ascii.hpp"
#include "import/cell_json.hpp"
#include "import/cell_lists.hpp"
#include "import/single_values.hpp"

namespace cme {

void OwnValues::read(const Cell& cell) {
  if (is_json_list(cell.text)) {
    auto values = parse_texts_json(cell.text);
    if (values) {
      return add_list(*std::move(values));
    }
    if (draft_.is_of_cme()) {
      return draft_.keep(cell.text, values.error());
    }
  }
  if (!draft_.column().separator) {
    // Nothing interprets this text, so that even a line break at its end is kept.
    std::string text = draft_.is_of_cme() ? replace_all(cell.text, "\r\n", "\n") : prose(draft_, cell);
    return add(std::move(text), draft_.column().gather);
  }
  for (std::string& item :
       split_items(cell.text, ListForm::terms, draft_.column().separator, draft_.reading().origin).items) {
    add(std::move(item), /*is_list=*/true);
  }
}

void OwnValues::add_list(std::vector<std::string> values) {
  if (keys_.find(draft_.column().own_key) == nullptr) {
    for (const std::string& value : values) {
      values_.emplace(draft_.column().own_key, draft_.cell_row(), value);
    }
    draft_.row().activity.extensions.push_back(
        {.key = draft_.column().own_key, .is_list = true, .values = std::move(values)});
    return;
  }
  for (std::string& value : values) {
    add(std::move(value), /*is_list=*/true);
  }
}

void OwnValues::add(std::string text, bool is_list) {
  auto& extensions = draft_.row().activity.extensions;
  Extension* const same = keys_.find(draft_.column().own_key);
  if (same == nullptr) {
    values_.emplace(draft_.column().own_key, draft_.cell_row(), text);
    extensions.push_back({.key = draft_.column().own_key, .is_list = is_list, .values = {std::move(text)}});
  } else if (values_.emplace(draft_.column().own_key, draft_.cell_row(), text).second) {
    same->is_list = true;
    same->values.push_back(std::move(text));
  }
}

}  // namespace cme
