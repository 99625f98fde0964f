// SPDX-License-Identifier: MIT
#include "cli/map_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "cme/model/url.hpp"
#include "cme/model/vocabulary.hpp"
#include "import/cell_credit.hpp"
#include "import/cell_date.hpp"
#include "import/cell_lists.hpp"
#include "import/cell_text.hpp"
#include "model/support_answer.hpp"
#include "yaml/write.hpp"

namespace cme {

namespace {

constexpr std::string_view skip = "skip";

std::string value_of_credits(CreditType type) {
  return fmt::format("{{key: credits, type: {}}}", to_string(type));
}

std::string yaml_scalar(std::string_view text) {
  std::string scalar;
  append_scalar(scalar, text);
  return scalar;
}

/// The samples of a column, as the lines of a comment.
std::string sample_lines(const SheetPlan& plan, const Sheet& sheet, std::size_t column) {
  constexpr std::size_t most_samples = 3;
  constexpr std::size_t most_characters = 60;
  std::vector<std::string> samples;
  for_each_cell(plan, sheet, column, [&](const Cell& cell) {
    if (samples.size() < most_samples) {
      const std::string line = safe_text(one_line(cell.text), Target::terminal);
      std::string sample(first_code_points(line, most_characters));
      sample += sample.size() < line.size() ? "…" : "";
      if (std::ranges::find(samples, sample) == samples.end()) {
        samples.push_back(std::move(sample));
      }
    }
  });
  std::string lines;
  for (const std::string& sample : samples) {
    lines += "  # " + sample + "\n";
  }
  return lines;
}

bool is_address(const Cell& cell) {
  return Url::parse(trim(cell.text)).has_value();
}

bool is_date_cell(const Cell& cell) {
  return read_cell_date(cell, DateOrder::month_first).has_value();
}

bool has_price(const Cell& cell) {
  return cell.text.find_first_of("$") != std::string::npos || cell.text.find("€") != std::string::npos;
}

bool has_only_boards(const Cell& cell) {
  const CellApprovals read = read_cell_approvals(cell.text);
  return read.unread.empty() && !read.approvals.empty();
}

bool is_format(const Cell& cell) {
  return find_any_spelling(vocabulary<Format>(), cell.text).has_value();
}

struct CellGuess {
  std::string_view key;
  bool (*fits)(const Cell& cell);
};

/// Keys whose values can be recognized, the most certain first.
constexpr CellGuess cell_guesses[] = {
    {"url", is_address}, {"approvals", has_only_boards}, {"format", is_format}, {"expires", is_date_cell},
    {"fee", has_price},
};

/// The map's value that the heading suggests, if there is one: `{key: credits, type: …}` for `Credit hours (AMA)`.
std::optional<std::string> guess_by_heading(std::string_view heading) {
  const std::optional<std::string_view> key = guess_key(heading);
  if (!key) {
    return std::nullopt;
  }
  const std::size_t open = heading.rfind('(');
  if (*key != field_info(Field::credits).name || open == std::string_view::npos || !heading.ends_with(')')) {
    return std::string(*key);
  }
  const auto type = find_credit_type(heading.substr(open + 1, heading.size() - open - 2));
  return type ? value_of_credits(*type) : std::string(*key);
}

/// The key whose values all cells of the column resemble, if there is one.
std::optional<std::string_view> guess_by_cells(const SheetPlan& plan, const Sheet& sheet, std::size_t column) {
  constexpr std::size_t most_cells = 20;
  std::vector<const Cell*> cells;
  for_each_cell(plan, sheet, column, [&](const Cell& cell) {
    if (cells.size() < most_cells) {
      cells.push_back(&cell);
    }
  });
  for (const CellGuess& guess : cell_guesses) {
    if (!cells.empty() && std::ranges::all_of(cells, [&](const Cell* cell) { return guess.fits(*cell); })) {
      return guess.key;
    }
  }
  return std::nullopt;
}

/// Whether the cell only says yes, as a check mark does.
bool is_mark_or_yes(std::string_view cell) {
  return is_check_mark(cell) || read_support_answer(cell) == SupportAnswer::yes;
}

/// The map's value for a column whose heading is a board and whose cells are check marks.
std::optional<std::string> guess_board(const SheetPlan& plan, const Sheet& sheet, std::size_t column) {
  const auto board = find_any_spelling(vocabulary<Board>(), plan.reading.columns[column].heading);
  if (!board) {
    return std::nullopt;
  }
  std::set<std::string> marks;
  bool are_marks = true;
  for_each_cell(plan, sheet, column, [&](const Cell& cell) {
    const std::string word(trim(cell.text));
    if (is_mark_or_yes(word)) {
      marks.insert(word);
    } else {
      are_marks = are_marks && (says_nothing(word) || read_support_answer(word) == SupportAnswer::no);
    }
  });
  std::string words;
  for (const std::string& mark : marks) {
    words += fmt::format("{}{}: {}", words.empty() ? "" : ", ", yaml_scalar(mark),
                         yaml_scalar(to_string(static_cast<Board>(*board))));
  }
  return are_marks && !marks.empty() ? std::optional(fmt::format("{{key: approvals, words: {{{}}}}}", words))
                                     : std::nullopt;
}

/// The map's value for a column whose heading is known; otherwise empty.
std::string known_value(const Column& column) {
  switch (column.kind) {
    case ColumnKind::key:
      return column.credit_type ? value_of_credits(*column.credit_type) : std::string(field_info(column.field).name);
    case ColumnKind::credit_types:
      return "CME Credit Type";
    case ColumnKind::own:
      return column.own_key;
    case ColumnKind::derived:
    case ColumnKind::skipped:
      return std::string(skip);
    case ColumnKind::unknown:
      break;
  }
  return "";
}

/// Whether the heading says that other columns have the same key: `Keyword 2`, `Member Price`.
bool is_one_of_several(const Column& column) {
  return has_part(column) || (takes_several(column) && !column.heading.empty() && is_digit(column.heading.back()));
}

/// The map's value for each column. No two guesses are the same key, except credits and headings that are one of
/// several, because most keys have one column.
std::vector<std::string> map_values(const SheetPlan& plan, const Sheet& sheet) {
  std::vector<std::string> values;
  std::unordered_set<std::string> taken;
  std::unordered_set<std::string> taken_alone;  // keys that have a column and take no other
  for (std::size_t i = 0; i < plan.width(); ++i) {
    const Column& column = plan.reading.columns[i];
    std::string value = known_value(column);
    const bool is_second =
        column.kind == ColumnKind::key && !takes_several(column) && !taken_alone.insert(value).second;
    values.push_back(is_second ? std::string(skip) : std::move(value));
    taken.insert(values.back());
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].empty()) {
      values[i] = guess_board(plan, sheet, i).value_or("");
    }
    std::optional<std::string> value =
        values[i].empty() ? guess_by_heading(plan.reading.columns[i].heading) : std::nullopt;
    if (value && (taken.insert(*value).second || value->find("credits") != std::string::npos ||
                  is_one_of_several(make_column(plan.reading.columns[i].heading, *value)))) {
      values[i] = *std::move(value);
    }
  }
  std::unordered_map<std::string_view, std::vector<std::size_t>> columns_of;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (const auto key = values[i].empty() ? guess_by_cells(plan, sheet, i) : std::nullopt) {
      columns_of[*key].push_back(i);
    }
  }
  for (const auto& [key, columns] : columns_of) {
    // Cells alone do not say which of two dates is meant.
    if (columns.size() == 1 && !taken.contains(std::string(key))) {
      values[columns.front()] = key;
    }
  }
  std::ranges::replace(values, std::string(), std::string(skip));
  return values;
}

bool needs_ids(const SheetPlan& plan, const std::vector<std::string>& values) {
  return !has_ids(plan) && std::ranges::find(values, field_info(Field::id).name) == values.end();
}

/// Lines for the required keys that no column has, as comments, because only the office knows their values.
std::string missing_key_lines(const std::vector<std::string>& values) {
  std::string lines;
  for (const FieldInfo& info : record_keys()) {
    const bool is_there = std::ranges::any_of(values, [&info](std::string_view value) {
      return value == info.name || value.starts_with(fmt::format("{{key: {},", info.name));
    });
    if (info.required && info.field != Field::id && !is_there) {
      lines += info.field == Field::commercial_support ? fmt::format("# {}: {{all: no}}  # or yes\n", info.name)
                                                       : fmt::format("# {}: {{all: …}}\n", info.name);
    }
  }
  return lines.empty()
             ? lines
             : "# No column has these. If a value is the same in all rows, write it here and delete the \"# \":\n" +
                   lines;
}

std::string map_line(const SheetPlan& plan, std::size_t column, std::string_view value) {
  const std::string& heading = plan.reading.columns[column].heading;
  // In a map, this key in small letters is no heading. Headings match in any case.
  return fmt::format("{}: {}", heading == "group-by" ? "Group-by" : yaml_scalar(heading), value);
}

}  // namespace

std::vector<std::string> unsettled_map_lines(const SheetPlan& plan, const Sheet& sheet) {
  const std::vector<std::string> values = map_values(plan, sheet);
  std::vector<std::string> lines;
  for (const std::size_t column : unknown_columns(plan)) {
    lines.push_back(map_line(plan, column, values[column]));
  }
  if (needs_ids(plan, values)) {
    lines.emplace_back("id: next");
  }
  return lines;
}

std::string map_text(const SheetPlan& plan, const Sheet& sheet) {
  std::string text = "# What each column of " + safe_text(plan.origin, Target::terminal) +
                     " is: a key of the record, a key of your own such as x-desk, or skip.\n"
                     "# All keys, and what else a map can do: docs/importing.md\n";
  const std::vector<std::string> values = map_values(plan, sheet);
  for (std::size_t i = 0; i < plan.width(); ++i) {
    const Column& column = plan.reading.columns[i];
    if (column.kind == ColumnKind::skipped && column.heading.starts_with("column ")) {
      continue;
    }
    const bool is_guess = column.kind == ColumnKind::unknown && values[i] != skip;
    const bool is_second = column.kind == ColumnKind::key && values[i] == skip;
    text += map_line(plan, i, values[i]);
    text += is_guess    ? "  # a guess\n"
            : is_second ? fmt::format("  # an earlier column is already {}\n", field_info(column.field).name)
                        : "\n";
    text += sample_lines(plan, sheet, i);
  }
  if (needs_ids(plan, values)) {
    text += "# No column has ids: each record gets the next free one.\nid: next\n";
  }
  return text + missing_key_lines(values);
}

}  // namespace cme
