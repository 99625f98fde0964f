// SPDX-License-Identifier: MIT
#include "render/counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/display.hpp"
#include "base/json_writer.hpp"
#include "base/safe_output.hpp"
#include "render/cross_table.hpp"
#include "render/markdown.hpp"
#include "render/spreadsheet.hpp"

namespace cme {
namespace {

constexpr std::string_view no_value = "(none)";
constexpr std::string_view count_heading = "activities";

std::string shown(const std::optional<std::string>& value) {
  return value.value_or(std::string(no_value));
}

/// The values of the first heading are the rows, those of the second the columns.
Grid cross_grid(const CountTable& table) {
  Grid grid;
  std::map<std::optional<std::string>, std::size_t> places;
  grid.head.push_back(fmt::format("{} \\ {}", table.headings[0], table.headings[1]));
  for (const std::optional<std::string>& value : table.columns) {
    places.emplace(value, grid.head.size());
    grid.head.push_back(shown(value));
  }
  const std::optional<std::string>* row_value = nullptr;
  for (const CountLine& line : table.lines) {
    if (row_value == nullptr || *row_value != line.values[0]) {
      row_value = line.values.data();
      grid.rows.emplace_back(grid.head.size());
      grid.rows.back().front() = shown(*row_value);
    }
    grid.rows.back()[places.at(line.values[1])] = std::to_string(line.count);
  }
  return grid;
}

std::string right_aligned(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(width > used ? width - used : 0, ' ').append(text);
}

/// A bar, to an eighth of a cell.
std::string bar(std::size_t count, std::size_t most, std::size_t width) {
  constexpr std::string_view eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const std::size_t parts = most == 0 ? 0 : std::max<std::size_t>(1, count * width * 8 / most);
  std::string text;
  for (std::size_t cell = 0; cell < parts / 8; ++cell) {
    text += "█";
  }
  return text.append(eighths[parts % 8]);
}

/// Label, number and bar on each line.
std::string bar_chart(const CountTable& table, std::size_t width) {
  constexpr std::size_t least_bar = 8;
  constexpr std::size_t gaps = 4;
  std::size_t label_width = 0;
  std::size_t most = 0;
  for (const CountLine& line : table.lines) {
    label_width = std::max(label_width, display_width(safe_text(shown(line.values.front()), Target::terminal)));
    most = std::max(most, line.count);
  }
  const std::size_t number_width = std::to_string(most).size();
  const std::size_t room = width > number_width + gaps + least_bar ? width - number_width - gaps - least_bar : 1;
  label_width = std::min(label_width, room);
  const std::size_t bar_width = std::max(least_bar, width - std::min(width, label_width + number_width + gaps));
  std::string text;
  for (const CountLine& line : table.lines) {
    const std::string label = truncate_to_width(safe_text(shown(line.values.front()), Target::terminal), label_width);
    text += fmt::format("{}  {}  {}\n", pad_to_width(label, label_width),
                        right_aligned(std::to_string(line.count), number_width), bar(line.count, most, bar_width));
  }
  return text;
}

/// The rows of all tables with the same columns, for programs.
Grid long_grid(const std::vector<CountTable>& tables) {
  Grid grid;
  const bool is_one = tables.size() == 1;
  if (is_one) {
    grid.head.assign(tables.front().headings.begin(), tables.front().headings.end());
  } else {
    grid.head = {"by", "value"};
  }
  grid.head.emplace_back(count_heading);
  for (const CountTable& table : tables) {
    for (const CountLine& line : table.lines) {
      std::vector<std::string> row;
      if (!is_one) {
        row.emplace_back(table.headings.front());
      }
      for (const std::optional<std::string>& value : line.values) {
        row.push_back(value.value_or(std::string()));
      }
      row.push_back(std::to_string(line.count));
      grid.rows.push_back(std::move(row));
    }
  }
  return grid;
}

std::string separated_rows(const Grid& grid, std::string (*line_of)(const std::vector<std::string>& cells)) {
  std::string text = line_of(grid.head);
  for (const std::vector<std::string>& row : grid.rows) {
    text += line_of(row);
  }
  return text;
}

/// The columns after the first `texts` are numbers.
std::string markdown_grid(const Grid& grid, std::size_t texts) {
  std::string text = markdown_head(grid.head, texts);
  for (const std::vector<std::string>& row : grid.rows) {
    text += markdown_row(row);
  }
  return text;
}

}  // namespace

std::string counts_chart(const std::vector<CountTable>& tables, std::size_t width) {
  std::string text;
  for (const CountTable& table : tables) {
    text += text.empty() ? "" : "\n";
    if (tables.size() > 1) {
      text += fmt::format("{}\n", table.headings.front());
    }
    text += table.headings.size() == 1 ? bar_chart(table, width) : cross_table(cross_grid(table), width);
  }
  return text;
}

std::string counts_tsv(const std::vector<CountTable>& tables) {
  return separated_rows(long_grid(tables), tsv_line);
}

std::string counts_csv(const std::vector<CountTable>& tables) {
  return separated_rows(long_grid(tables), csv_line);
}

std::string counts_json(const std::vector<CountTable>& tables) {
  JsonWriter json(JsonLayout::whole);
  json.open('[');
  for (const CountTable& table : tables) {
    for (const CountLine& line : table.lines) {
      json.open('{');
      for (std::size_t number = 0; number < table.headings.size(); ++number) {
        json.append_key(table.headings[number]);
        line.values[number] ? json.append_text(*line.values[number]) : json.append_null();
      }
      json.append_key(count_heading);
      json.append_number(static_cast<std::int64_t>(line.count));
      json.close('}');
    }
  }
  json.close(']');
  return json.take() + '\n';
}

std::string counts_markdown(const std::vector<CountTable>& tables) {
  std::string text;
  for (const CountTable& table : tables) {
    text += text.empty() ? "" : "\n";
    text += markdown_grid(table.headings.size() == 2 ? cross_grid(table) : long_grid({table}), 1);
  }
  return text;
}

}  // namespace cme
