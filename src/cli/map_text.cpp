// SPDX-License-Identifier: MIT
#include "cli/map_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "cli/column_values.hpp"
#include "import/cell_text.hpp"
#include "yaml/write.hpp"

namespace cme {

namespace {

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
  // A lowercase `group-by` is a key of the map, not a heading. Headings match in any case.
  return fmt::format("{}: {}", heading == "group-by" ? "Group-by" : yaml_scalar(heading), value);
}

}  // namespace

std::vector<std::string> unsettled_map_lines(const SheetPlan& plan, const Sheet& sheet) {
  const std::vector<std::string> values = column_values(plan, sheet);
  std::vector<std::string> lines;
  std::vector<std::size_t> columns = unknown_columns(plan);
  for (std::size_t i = 0; i < plan.width(); ++i) {
    if (plan.reading.columns[i].kind == ColumnKind::key && values[i] == skip_value) {
      columns.push_back(i);  // another heading says its key more exactly
    }
  }
  std::ranges::sort(columns);
  for (const std::size_t column : columns) {
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
  const std::vector<std::string> values = column_values(plan, sheet);
  for (std::size_t i = 0; i < plan.width(); ++i) {
    const Column& column = plan.reading.columns[i];
    if (column.kind == ColumnKind::skipped && column.heading.starts_with("column ")) {
      continue;
    }
    const bool is_guess = column.kind == ColumnKind::unknown && values[i] != skip_value;
    const bool is_second = column.kind == ColumnKind::key && values[i] == skip_value;
    text += map_line(plan, i, values[i]);
    text += is_guess    ? "  # a guess\n"
            : is_second ? fmt::format("  # another column is already {}\n", field_info(column.field).name)
                        : "\n";
    text += sample_lines(plan, sheet, i);
  }
  if (needs_ids(plan, values)) {
    text += "# No column has ids: each record gets the next free one.\nid: next\n";
  }
  return text + missing_key_lines(values);
}

}  // namespace cme
