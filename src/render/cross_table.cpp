// SPDX-License-Identifier: MIT
#include "render/cross_table.hpp"

#include <algorithm>

#include "base/display.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrow_heading = 12;  ///< beside a number of a few digits, more would be empty

struct GridColumn {
  std::vector<std::string> heading;  ///< line by line
  std::vector<std::string> cells;
  std::size_t width = 0;
};

void measure(GridColumn& column) {
  column.width = 0;
  for (const std::vector<std::string>* const texts : {&column.heading, &column.cells}) {
    for (const std::string& text : *texts) {
      column.width = std::max(column.width, display_width(text));
    }
  }
}

/// The columns as wide as they need to be, each heading on one line.
std::vector<GridColumn> whole_columns(const Grid& grid) {
  std::vector<GridColumn> columns(grid.head.size());
  for (std::size_t number = 0; number < columns.size(); ++number) {
    GridColumn& column = columns[number];
    column.heading = {safe_text(grid.head[number], Target::terminal)};
    for (const std::vector<std::string>& row : grid.rows) {
      column.cells.push_back(safe_text(row[number], Target::terminal));
    }
    measure(column);
  }
  return columns;
}

std::size_t total_width(const std::vector<GridColumn>& columns) {
  std::size_t total = 0;
  for (const GridColumn& column : columns) {
    total += column.width + gap;
  }
  return total - std::min(total, gap);
}

/// Breaks the headings, and leaves the first column no more than half of the line.
void narrow(std::vector<GridColumn>& columns, std::size_t width) {
  GridColumn& labels = columns.front();
  const std::size_t most = std::max(width / 2, narrow_heading);
  for (GridColumn& column : columns) {
    const std::size_t limit = &column == &labels ? most : narrow_heading;
    column.heading = wrap(column.heading.front(), limit);
    measure(column);
  }
  labels.width = std::min(labels.width, most);
  const std::size_t room = std::max(width, labels.width + gap + 1) - labels.width - gap;
  for (auto column = columns.begin() + 1; column != columns.end(); ++column) {
    std::size_t number_width = 0;
    for (const std::string& number : column->cells) {
      number_width = std::max(number_width, number.size());
    }
    column->width = std::max(number_width, std::min(column->width, room));
  }
}

/// A line of the first column and of those from `begin` to `end`, as `text_of` has their texts.
void append_line(std::string& text, const std::vector<GridColumn>& columns, std::size_t begin, std::size_t end,
                 auto text_of) {
  const auto fitted = [&](const GridColumn& column) { return truncate_to_width(text_of(column), column.width); };
  text += pad_to_width(fitted(columns.front()), columns.front().width);
  for (std::size_t number = begin; number < end; ++number) {
    const std::string cell = fitted(columns[number]);
    text.append(gap + columns[number].width - display_width(cell), ' ').append(cell);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  text += '\n';
}

void append_block(std::string& text, const std::vector<GridColumn>& columns, std::size_t begin, std::size_t end) {
  std::size_t height = columns.front().heading.size();
  for (std::size_t number = begin; number < end; ++number) {
    height = std::max(height, columns[number].heading.size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    append_line(text, columns, begin, end, [&](const GridColumn& column) {
      const std::size_t above = height - column.heading.size();
      return line < above ? std::string() : column.heading[line - above];
    });
  }
  for (std::size_t row = 0; row < columns.front().cells.size(); ++row) {
    append_line(text, columns, begin, end, [row](const GridColumn& column) { return column.cells[row]; });
  }
}

}  // namespace

std::string cross_table(const Grid& grid, std::size_t width) {
  std::vector<GridColumn> columns = whole_columns(grid);
  if (total_width(columns) > width) {
    narrow(columns, width);
  }
  std::string text;
  std::size_t begin = 1;
  do {
    std::size_t used = columns.front().width;
    std::size_t end = begin;
    while (end < columns.size() && (end == begin || used + gap + columns[end].width <= width)) {
      used += gap + columns[end].width;
      ++end;
    }
    text += text.empty() ? "" : "\n";
    append_block(text, columns, begin, end);
    begin = end;
  } while (begin < columns.size());
  return text;
}

}  // namespace cme
