// SPDX-License-Identifier: MIT
#include "render/spreadsheet.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <type_traits>
#include <vector>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "import/cell_json.hpp"
#include "import/row_reader.hpp"
#include "render/field_text.hpp"
#include "render/json.hpp"

namespace cme {

namespace {

/// Whether a field of this type has values with parts of their own.
template <class Value>
constexpr bool is_nested = false;
template <class Part>
constexpr bool is_nested<std::vector<Part>> = !is_list_value<std::vector<Part>>;
template <>
constexpr bool is_nested<std::optional<CommercialSupport>> = true;

template <class Value>
bool is_missing(const std::optional<Value>& value) {
  return !value;
}

template <class Part>
bool is_missing(const std::vector<Part>& value) {
  return value.empty();
}

std::string_view item_text(const std::string& text) {
  return text;
}

template <class Term>
requires std::is_enum_v<Term> std::string_view item_text(Term term) {
  return to_string(term);
}

/// Values joined by "; " so that they can be separated again: a semicolon inside a value is `\;`, a backslash `\\`.
template <class Item>
std::string list_cell(const std::vector<Item>& values) {
  std::string cell;
  std::string_view separator;
  for (const Item& value : values) {
    cell += separator;
    separator = "; ";
    for (const char byte : item_text(value)) {
      if (byte == ';' || byte == '\\') {
        cell += '\\';
      }
      cell += byte;
    }
  }
  return cell;
}

/// Whether the cell could be read as other values: a line break may separate two, and a list may look like JSON.
template <class Item>
bool is_ambiguous_list(const std::vector<Item>& /*terms*/, const std::string& /*cell*/) {
  return false;
}

bool is_ambiguous_list(const std::vector<std::string>& /*texts*/, const std::string& cell) {
  return find_line_break(cell) < cell.size() || is_json_list(cell);
}

// The text of a value with parts that import may read back.

std::string candidate(const Row& row, Field field, const auto& /*value*/) {
  return field_text(row, field);
}

/// Boards alone are read as those of the known type.
std::string candidate(const Row& row, Field field, const std::vector<Approval>& approvals) {
  return approvals.size() == 1 && approvals.front().type == known_approval_type ? list_cell(approvals.front().boards)
                                                                                : field_text(row, field);
}

// Whether that text certainly reads back, or certainly does not: nearly all values need not be tried.

enum class Readable : std::uint8_t { yes, no, unknown };

Readable is_readable(const std::vector<Credit>& credits) {
  const bool are_plain = std::ranges::all_of(credits, [](const Credit& credit) {
    return credit.amount && *credit.amount != Decimal() && credit.type && !credit.per && !credit.board && !credit.note;
  });
  return are_plain ? Readable::yes : Readable::unknown;
}

Readable is_readable(const std::vector<Fee>& fee) {
  const bool is_plain =
      fee.size() == 1 && fee.front().amount && !fee.front().per && !fee.front().audience && !fee.front().note;
  return is_plain ? Readable::yes : Readable::unknown;
}

Readable is_readable(const std::optional<CommercialSupport>& support) {
  return support->supporters.empty() ? Readable::yes : Readable::unknown;
}

Readable is_readable(const std::vector<Approval>& approvals) {
  const bool is_plain = approvals.size() == 1 && approvals.front().type == known_approval_type &&
                        std::ranges::is_sorted(approvals.front().boards, std::ranges::less_equal());
  return is_plain ? Readable::yes : Readable::unknown;
}

/// In a table that cme wrote, no words are read as headings.
Readable is_readable(const std::vector<Section>& description) {
  return description.size() == 1 && !description.front().heading ? Readable::unknown : Readable::no;
}

/// Whether import reads the cell back as the value, also after another program has saved the table and nothing shows
/// that cme wrote it.
template <class Value>
bool reads_back(const std::string& text, Field field, const Value& value) {
  if (safe_text(text, Target::spreadsheet).starts_with('\'')) {
    return false;  // a formula's guard stays if nothing shows that cme wrote it
  }
  const Cell cell{.text = text};
  const PlacedCell placed{.column = 0, .cell = &cell};
  const std::string name(field_info(field).name);
  return std::ranges::all_of(std::to_array({SheetOrigin::cme, SheetOrigin::person}), [&](SheetOrigin origin) {
    const SheetReading reading{.columns = {make_column(name, name)}, .constants = {}, .origin = origin};
    const ReadRow read = read_cells(reading, {&placed, 1});
    bool is_same = false;
    visit_key(field, [&]<class Read>(Read Activity::*member) {
      if constexpr (std::is_same_v<Read, Value>) {
        is_same = read.activity.*member == value;
      }
    });
    return is_same && read.remarks.empty();
  });
}

/// The cells of one line: those of the fields, then the snippet.
std::vector<std::string> cells_of(std::span<const Field> fields, std::optional<std::string_view> snippet,
                                  auto cell_of) {
  std::vector<std::string> cells;
  cells.reserve(fields.size() + 1);
  for (const Field field : fields) {
    cells.push_back(cell_of(field));
  }
  if (snippet) {
    cells.emplace_back(*snippet);
  }
  return cells;
}

std::vector<std::string> head_cells(std::span<const Field> fields, bool with_snippet) {
  const auto snippet = with_snippet ? std::optional<std::string_view>("snippet") : std::nullopt;
  return cells_of(fields, snippet, [](Field field) { return std::string(field_info(field).name); });
}

/// A value with parts: as text if that is read back as the same, otherwise as JSON.
template <class Value>
std::string nested_cell(const Row& row, Field field, const Value& value) {
  if (is_missing(value)) {
    return {};
  }
  const Readable readable = is_readable(value);
  std::string text = readable == Readable::no ? std::string() : candidate(row, field, value);
  const bool is_text = readable == Readable::yes || (readable != Readable::no && reads_back(text, field, value));
  return is_text ? text : to_json(row, field);
}

}  // namespace

std::string readable_cell(const Row& row, Field field) {
  return visit_value(row, field, [&]<class Value>(const Value& value) {
    if constexpr (is_nested<Value>) {
      return nested_cell(row, field, value);
    } else if constexpr (is_list_value<Value>) {
      std::string cell = list_cell(value);
      return is_ambiguous_list(value, cell) ? to_json(row, field) : cell;
    } else {
      return field_text(row, field);
    }
  });
}

std::string tsv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) {
      line += '\t';
    }
    append_safe(line, cell, Target::tsv);
  }
  line += '\n';
  return line;
}

std::string csv_line(const std::vector<std::string>& cells) {
  // Many readers skip an empty line, and would lose the row.
  if (cells.size() == 1 && cells.front().empty()) {
    return "\"\"\r\n";
  }
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) {
      line += ',';
    }
    append_safe(line, cell, Target::spreadsheet);
  }
  line += "\r\n";
  return line;
}

std::string tsv_head(std::span<const Field> fields, bool with_snippet) {
  return tsv_line(head_cells(fields, with_snippet));
}

std::string tsv_row(const Row& row, std::span<const Field> fields) {
  return tsv_line(cells_of(fields, row.snippet, [&](Field field) { return readable_cell(row, field); }));
}

std::string csv_head(std::span<const Field> fields, bool with_snippet) {
  return csv_line(head_cells(fields, with_snippet));
}

std::string csv_row(const Row& row, std::span<const Field> fields) {
  return csv_line(cells_of(fields, row.snippet, [&](Field field) { return readable_cell(row, field); }));
}

}  // namespace cme
