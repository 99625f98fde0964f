// SPDX-License-Identifier: MIT
#include "import/clean_cell.hpp"

#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "import/cell_html.hpp"
#include "import/cell_text.hpp"
#include "import/visible_text.hpp"

namespace cme {
namespace {

std::string person_text(std::string_view text, const Column& column) {
  const bool is_address = column.kind == ColumnKind::key && column.field == Field::url;
  const std::optional<std::string> link = is_address ? find_html_link(text) : std::nullopt;
  return with_plain_spaces(link ? *link : text_of_cell(text));
}

}  // namespace

bool is_json(std::string_view cell) {
  const std::string_view text = trim(cell);
  return text.starts_with('{') || text.starts_with("[{") || text == "[]" || text == "null";
}

bool is_json_list(std::string_view cell) {
  return cell.starts_with("[\"");
}

CleanCell clean_cell(const Cell& cell, const Column& column, const SheetReading& reading) {
  std::string text = reading.has_guards ? without_formula_guard(cell.text) : cell.text;
  // JSON was not written by a person, and a text in it must not be changed.
  if (is_json(text) || is_json_list(text)) {
    return {.cell = {.text = std::move(text), .kind = cell.kind}, .remark = {}};
  }
  VisibleText visible = keep_visible(text);
  if (reading.origin == SheetOrigin::person) {
    // References such as `&#8203;` can produce invisible characters too.
    visible.text = keep_visible(person_text(visible.text, column)).text;
  }
  return {.cell = {.text = std::move(visible.text), .kind = cell.kind}, .remark = std::move(visible.remark)};
}

}  // namespace cme
