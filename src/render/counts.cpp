// SPDX-License-Identifier: MIT
#include "render/counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/display.hpp"
#include "base/json_writer.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

constexpr std::string_view no_value = "(none)";
constexpr std::string_view count_heading = "activities";

std::string shown(const std::optional<std::string>& value, Target target) {
  return value ? safe_text(*value, target) : std::string(no_value);
}

/// A table of texts; the first column is aligned to the left, the others are numbers.
struct Grid {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

/// The values of the first heading are the rows, those of the second the columns.
Grid cross_grid(const CountTable& table, Target target) {
  Grid grid;
  std::map<std::optional<std::string>, std::size_t> places;
  grid.head.push_back(fmt::format("{} \\ {}", table.headings[0], table.headings[1]));
  if (target == Target::markdown) {
    grid.head.back() = safe_text(grid.head.back(), target);
  }
  for (const std::optional<std::string>& value : table.columns) {
    places.emplace(value, grid.head.size());
    grid.head.push_back(shown(value, target));
  }
  const std::optional<std::string>* row_value = nullptr;
  for (const CountLine& line : table.lines) {
    if (row_value == nullptr || *row_value != line.values[0]) {
      row_value = &line.values[0];
      grid.rows.emplace_back(grid.head.size());
      grid.rows.back().front() = shown(*row_value, target);
    }
    grid.rows.back()[places.at(line.values[1])] = std::to_string(line.count);
  }
  return grid;
}

std::string right_aligned(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(width > used ? width - used : 0, ' ').append(text);
}

std::string text_grid(const Grid& grid) {
  std::vector<std::size_t> widths(grid.head.size());
  const auto widen = [&widths](const std::vector<std::string>& row) {
    for (std::size_t column = 0; column < row.size(); ++column) {
      widths[column] = std::max(widths[column], display_width(row[column]));
    }
  };
  widen(grid.head);
  std::ranges::for_each(grid.rows, widen);
  std::string text;
  const auto append = [&](const std::vector<std::string>& row) {
    text += pad_to_width(row.front(), widths.front());
    for (std::size_t column = 1; column < row.size(); ++column) {
      text += "  " + right_aligned(row[column], widths[column]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  };
  append(grid.head);
  std::ranges::for_each(grid.rows, append);
  return text;
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
    label_width = std::max(label_width, display_width(shown(line.values.front(), Target::terminal)));
    most = std::max(most, line.count);
  }
  const std::size_t number_width = std::to_string(most).size();
  const std::size_t room = width > number_width + gaps + least_bar ? width - number_width - gaps - least_bar : 1;
  label_width = std::min(label_width, room);
  const std::size_t bar_width = std::max(least_bar, width - std::min(width, label_width + number_width + gaps));
  std::string text;
  for (const CountLine& line : table.lines) {
    const std::string label = truncate_to_width(shown(line.values.front(), Target::terminal), label_width);
    text += fmt::format("{}  {}  {}\n", pad_to_width(label, label_width),
                        right_aligned(std::to_string(line.count), number_width), bar(line.count, most, bar_width));
  }
  return text;
}

/// The rows of all tables with the same columns, for programs.
Grid long_grid(const std::vector<CountTable>& tables, Target target) {
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
        row.push_back(value ? safe_text(*value, target) : std::string());
      }
      row.push_back(std::to_string(line.count));
      grid.rows.push_back(std::move(row));
    }
  }
  return grid;
}

std::string joined_rows(const Grid& grid, std::string_view separator, std::string_view line_end) {
  std::string text = fmt::format("{}{}", fmt::join(grid.head, separator), line_end);
  for (const std::vector<std::string>& row : grid.rows) {
    text += fmt::format("{}{}", fmt::join(row, separator), line_end);
  }
  return text;
}

std::string markdown_grid(const Grid& grid) {
  std::string text = fmt::format("| {} |\n|---|", fmt::join(grid.head, " | "));
  for (std::size_t column = 1; column < grid.head.size(); ++column) {
    text += "---:|";
  }
  text += '\n';
  for (const std::vector<std::string>& row : grid.rows) {
    text += fmt::format("| {} |\n", fmt::join(row, " | "));
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
    text += table.headings.size() == 1 ? bar_chart(table, width) : text_grid(cross_grid(table, Target::terminal));
  }
  return text;
}

std::string counts_tsv(const std::vector<CountTable>& tables) {
  return joined_rows(long_grid(tables, Target::tsv), "\t", "\n");
}

std::string counts_csv(const std::vector<CountTable>& tables) {
  return joined_rows(long_grid(tables, Target::spreadsheet), ",", "\r\n");
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
    text += table.headings.size() == 2 ? markdown_grid(cross_grid(table, Target::markdown))
                                       : markdown_grid(long_grid({table}, Target::markdown));
  }
  return text;
}

}  // namespace cme
