// SPDX-License-Identifier: MIT
#include "import/clean_cell.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "cme/model/visit_field.hpp"
#include "import/cell_html.hpp"
#include "import/cell_json.hpp"
#include "import/cell_text.hpp"
#include "import/currency_sign.hpp"
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

/// Whether the column may have values as JSON, and the text is some.
bool may_be_json(std::string_view text, const Column& column) {
  constexpr Field nested[] = {Field::credits, Field::fee, Field::commercial_support, Field::approvals,
                              Field::description};
  const bool is_key = column.kind == ColumnKind::key;
  if (is_key && std::ranges::find(nested, column.field) != std::end(nested) && is_json(text)) {
    return true;
  }
  return (column.kind == ColumnKind::own || (is_key && takes_several(column))) && is_json_list(text);
}

/// Whether the cells are text of any length.
bool is_long_text(const Column& column) {
  return column.kind == ColumnKind::key && is_prose(column) && !holds_list(column.field);
}

/// SharePoint's `;#A;#B;#` and `12;#A;#15;#B`, in which each value has its number in another list, as the values alone.
std::string without_lookup_ids(std::string text, const Column& column) {
  constexpr std::string_view mark = ";#";
  if (text.find(mark) == std::string::npos || is_long_text(column)) {
    return text;
  }
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(mark, begin), text.size());
    if (const std::string_view part = trim(std::string_view(text).substr(begin, end - begin)); !part.empty()) {
      parts.push_back(part);
    }
    begin = end + mark.size();
  }
  bool has_ids = parts.size() % 2 == 0;
  for (std::size_t i = 0; i < parts.size(); i += 2) {
    has_ids = has_ids && parts[i].find_first_not_of("0123456789") == std::string_view::npos;
  }
  std::string values;
  for (std::size_t i = has_ids ? 1 : 0; i < parts.size(); i += has_ids ? 2 : 1) {
    values.append(values.empty() ? "" : takes_several(column) ? "\n" : "; ").append(parts[i]);
  }
  return values;
}

/// The number of a column that is not for prices, of which only the format has a dollar sign.
std::string without_dollar_sign(const std::string& text, const Column& column) {
  constexpr Field numbers[] = {Field::id, Field::credits};
  const bool is_number =
      column.kind == ColumnKind::key && std::ranges::find(numbers, column.field) != std::end(numbers);
  return is_number && text.starts_with(dollar_sign) ? text.substr(dollar_sign.size()) : text;
}

}  // namespace

bool is_json(std::string_view cell) {
  const std::string_view text = trim(cell);
  const std::string_view inside = trim(text.substr(std::min<std::size_t>(text.size(), 1)));
  return (text.starts_with('{') && inside.find_first_of("\"}") == 0) ||
         (text.starts_with('[') && inside.starts_with('{')) || text == "[]" || text == "null";
}

CleanCell clean_cell(const Cell& cell, const Column& column, const SheetReading& reading) {
  std::string text = reading.has_guards ? without_formula_guard(cell.text) : cell.text;
  // JSON was not written by a person, and a text in it must not be changed.
  if (may_be_json(text, column)) {
    return {.cell = {.text = std::move(text), .kind = cell.kind}, .remark = {}};
  }
  if (cell.kind == CellKind::number) {
    text = without_dollar_sign(text, column);
  }
  const bool is_of_person = reading.origin == SheetOrigin::person;
  VisibleText visible = keep_visible(is_of_person ? with_plain_line_breaks(std::move(text)) : std::move(text));
  if (is_of_person) {
    visible.text = without_lookup_ids(std::move(visible.text), column);
    // References such as `&#8203;` can produce invisible characters too.
    visible.text = keep_visible(person_text(visible.text, column, visible.remark)).text;
  }
  return {.cell = {.text = std::move(visible.text), .kind = cell.kind}, .remark = std::move(visible.remark)};
}

}  // namespace cme
