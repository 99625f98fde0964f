// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"
#include "import/cell_credit.hpp"
#include "import/cells.hpp"
#include "import/column.hpp"

namespace cme {

/// Who wrote a sheet. Cells from `cme list` have a form that a person would not write.
enum class SheetOrigin : std::uint8_t { person, cme };

/// What all rows of a sheet share.
struct SheetReading {
  std::vector<Column> columns;
  std::vector<Cell> constants;  ///< the values of the last columns, which are in the map and not in the sheet
  DayZero day_zero = DayZero::of_1900;
  DecimalSign decimal_sign = DecimalSign::point;
  SheetOrigin origin = SheetOrigin::person;
  bool has_guards = false;  ///< whether a `'` before a formula is a guard and not part of the cell
};

/// The same, for a sheet by itself: without the values in the map for all rows.
SheetReading without_constants(SheetReading reading);

/// Something about one cell that a person should check.
struct CellRemark {
  std::size_t column = 0;
  std::string what;       ///< the same text for all cells with the same problem
  std::string help = {};  ///< printed once, after all rows
};

/// One cell and the column that it is in.
struct PlacedCell {
  std::size_t column = 0;
  const Cell* cell = nullptr;
  bool is_stray = false;  ///< whether it is from another row of the activity and differs
  std::size_t row = 0;    ///< among those of the activity, from 0: credit belongs together by row, and so do own keys
};

/// One activity, read.
struct ReadRow {
  Activity activity;                ///< an empty cell is absent
  std::vector<CellRemark> remarks;  ///< in the order of the cells
  std::size_t leftovers = 0;        ///< how many words in the note could not be read
  bool has_doubts = false;       ///< whether a record may settle some of them: dates that may mean several days, `N/A`
  bool may_have_losses = false;  ///< whether another program may have lost or garbled characters of a text
  bool has_bare_prices = false;  ///< whether nothing names the currency of the prices, which were read as dollars
  bool has_bare_boards = false;  ///< whether nothing names the type of the approvals, which were read as the usual one
  std::size_t empty_words = 0;   ///< how many cells say that there is no value, and were read as empty
};

/// Reads the cells of one activity; several cells of one column are combined. Unreadable cells are added to the note
/// with their headings, and a remark says so. No cell is lost except spreadsheet errors (`#N/A`), which are reported.
/// `known` is the record that the cells are about: a date that may mean several days is the one that it has, a text
/// that has lost characters is the one that it has, and `N/A` says nothing about an own key that it has.
ReadRow read_cells(const SheetReading& reading, std::span<const PlacedCell> cells, const Activity* known = nullptr);

}  // namespace cme
