// SPDX-License-Identifier: MIT
#include "render/spreadsheet.hpp"

#include <algorithm>
#include <type_traits>
#include <vector>

#include "base/safe_output.hpp"
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

// Whether the readable text of a value with parts reads back as the same value; other values are written as JSON.

bool is_readable(const Credit& credit) {
  return credit.amount && credit.type.has_value() != credit.board.has_value() && !credit.per && !credit.note;
}

bool is_readable(const std::vector<Credit>& credits) {
  return std::ranges::all_of(credits, [](const Credit& credit) { return is_readable(credit); });
}

bool is_readable(const std::vector<Fee>& fee) {
  return fee.size() == 1 && fee.front().amount && !fee.front().per && !fee.front().audience && !fee.front().note;
}

bool is_readable(const std::optional<CommercialSupport>& support) {
  return support->supporters.empty();
}

/// Boards under the approval type that a reader assumes.
bool is_readable(const std::vector<Approval>& approvals) {
  return approvals.size() == 1 && approvals.front().type == known_approval_type;
}

bool is_readable(const std::vector<Section>& /*description*/) {
  return false;
}

std::string readable_text(const Row& row, Field field, const auto& /*value*/) {
  return field_text(row, field);
}

std::string readable_text(const Row& /*row*/, Field /*field*/, const std::vector<Approval>& approvals) {
  std::string text;
  for (const Board board : approvals.front().boards) {
    text.append(text.empty() ? "" : "; ").append(to_string(board));
  }
  return text;
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

}  // namespace

std::string plain_cell(const Row& row, Field field) {
  return visit_value(row, field, [&]<class Value>(const Value& value) {
    if constexpr (is_list_value<Value>) {
      return list_cell(value);
    } else {
      return field_text(row, field);
    }
  });
}

std::string exact_cell(const Row& row, Field field) {
  return visit_value(row, field, [&]<class Value>(const Value& value) {
    if constexpr (is_nested<Value>) {
      return is_missing(value)    ? std::string()
             : is_readable(value) ? readable_text(row, field, value)
                                  : to_json(row, field);
    } else {
      return plain_cell(row, field);
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
  return tsv_line(cells_of(fields, row.snippet, [&](Field field) { return plain_cell(row, field); }));
}

std::string csv_head(std::span<const Field> fields, bool with_snippet) {
  return csv_line(head_cells(fields, with_snippet));
}

std::string csv_row(const Row& row, std::span<const Field> fields) {
  return csv_line(cells_of(fields, row.snippet, [&](Field field) { return exact_cell(row, field); }));
}

}  // namespace cme
