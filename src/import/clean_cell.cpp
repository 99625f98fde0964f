// SPDX-License-Identifier: MIT
#include "import/clean_cell.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "import/cell_html.hpp"
#include "import/cell_text.hpp"
#include "import/visible_text.hpp"

namespace cme {
namespace {

bool is_address(const Column& column) {
  return column.kind == ColumnKind::key && column.field == Field::url;
}

/// Whether the cells are text in which an address disturbs nothing.
bool is_prose(const Column& column) {
  constexpr Field prose[] = {Field::description, Field::objectives, Field::disclaimers,
                             Field::opioid_rems, Field::mips,       Field::additional_information,
                             Field::note};
  return column.kind == ColumnKind::own ||
         (column.kind == ColumnKind::key && std::ranges::find(prose, column.field) != std::end(prose));
}

/// What a browser shows of the cell, and the addresses of its links where they can be kept or are the value.
std::string person_text(std::string_view text, const Column& column, std::string& remark) {
  const std::optional<std::string> link = is_address(column) ? find_html_link(text) : std::nullopt;
  if (link || text.find("href") == std::string_view::npos) {
    return with_plain_spaces(link ? *link : text_of_cell(text));
  }
  std::string whole = text_of_cell(text, LinkAddresses::kept);
  if (is_prose(column)) {
    return with_plain_spaces(std::move(whole));
  }
  std::string shown = text_of_cell(text, LinkAddresses::omitted);
  if (shown != whole) {
    remark.append(remark.empty() ? "" : "; ").append("the address that the words lead to was not read");
  }
  return with_plain_spaces(std::move(shown));
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
  VisibleText visible = keep_visible(std::move(text));
  if (reading.origin == SheetOrigin::person) {
    // References such as `&#8203;` can produce invisible characters too.
    visible.text = keep_visible(person_text(visible.text, column, visible.remark)).text;
  }
  return {.cell = {.text = std::move(visible.text), .kind = cell.kind}, .remark = std::move(visible.remark)};
}

}  // namespace cme
