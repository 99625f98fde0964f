// SPDX-License-Identifier: MIT
#include "cli/listed_cells.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/safe_output.hpp"
#include "cli/list_workbook.hpp"
#include "cme/model/visit_field.hpp"
#include "import/cell_text.hpp"
#include "render/spreadsheet.hpp"

namespace cme {

namespace {

std::string escaped(std::string_view text) {
  std::string line;
  append_safe(line, text, Target::tsv);
  return line;
}

/// Whether the cell is the text of a value in CSV, TSV or a workbook.
bool is_text_of(std::string_view cell, std::string_view listed) {
  return cell == listed || without_formula_guard(cell) == listed || cell == escaped(listed);
}

bool is_listed(const ListedCell& cell, const Row& row, Field field) {
  return is_text_of(parse_plain_text(cell.text), parse_plain_text(readable_cell(row, field)));
}

/// Removes the guard from an edited text if the old one had it too.
void drop_guard(const std::optional<std::string>& old, std::optional<std::string>& text) {
  const auto starts_alike = [&](std::string_view bare) { return old && bare.substr(0, 1) == old->substr(0, 1); };
  if (text && !text->empty()) {
    if (std::string bare = without_formula_guard(*text); bare != *text && starts_alike(bare)) {
      text = std::move(bare);
    }
  }
}

template <class T>
void drop_guard(const T& /*old*/, T& /*value*/) {}

/// Removes a value that says nothing new, or otherwise its guard.
template <class T>
void drop_known(const T& old, bool says_nothing_new, T& value) {
  if (says_nothing_new) {
    value = {};
  } else {
    drop_guard(old, value);
  }
}

}  // namespace

void drop_listed(std::span<const ListedCell> cells, const Activity& old, bool has_leftovers, Activity& news) {
  // The keys of a record do not depend on the day.
  const Row row{.activity = &old, .file = {}, .today = *Date::parse("2000-01-01")};
  for (const ListedCell& cell : cells) {
    const std::optional<Field> field = find_field(cell.key);
    if (field && *field != Field::id && static_cast<std::size_t>(*field) < record_key_count) {
      const bool says_nothing_new = is_listed(cell, row, *field) && !(*field == Field::note && has_leftovers);
      visit_key(*field, [&](auto member) { drop_known(old.*member, says_nothing_new, news.*member); });
      continue;
    }
    const auto extension = std::ranges::find(old.extensions, cell.key, &Extension::key);
    if (extension != old.extensions.end() && is_text_of(cell.text, own_cell(*extension))) {
      std::erase_if(news.extensions, [&](const Extension& each) { return each.key == cell.key; });
    }
  }
}

}  // namespace cme
