// SPDX-License-Identifier: MIT
#include "import/stale_note.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace cme {
namespace {

/// Whether reading the words in this column gives exactly this line of a note.
bool is_line_of(const SheetReading& reading, std::size_t column, std::string_view line, std::string_view words) {
  const Cell cell{.text = std::string(words)};
  const PlacedCell placed{.column = column, .cell = &cell};
  const ReadRow row = read_cells(reading, {&placed, 1});
  return row.activity.note && row.activity.note->text == line;
}

}  // namespace

std::vector<std::string> stale_lines(const SheetReading& reading, std::string_view note,
                                     std::span<const std::string> changed) {
  SheetReading before = without_constants(reading);
  // What a map says about words may be new.
  for (Column& column : before.columns) {
    column.words.clear();
    column.date_order.reset();
  }
  std::vector<std::string> stale;
  for (const std::string_view line : split(note, '\n')) {
    for (std::size_t i = 0; i < before.columns.size(); ++i) {
      const Column& column = before.columns[i];
      const std::string begin = column.heading + ": ";
      const bool is_changed = column.kind == ColumnKind::key && column.field != Field::note &&
                              std::ranges::find(changed, field_info(column.field).name) != changed.end();
      if (is_changed && line.starts_with(begin) && is_line_of(before, i, line, line.substr(begin.size()))) {
        stale.emplace_back(line);
        break;
      }
    }
  }
  return stale;
}

}  // namespace cme
