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

/// Who wrote a sheet. What `cme list` writes has a form that no person's cells have.
enum class SheetOrigin : std::uint8_t { person, cme };

/// What all rows of a sheet share.
struct SheetReading {
  std::vector<Column> columns;
  std::vector<Cell> constants;  ///< of the last columns, which are not in the sheet but in the map
  DayZero day_zero = DayZero::of_1900;
  DecimalSign decimal_sign = DecimalSign::point;
  SheetOrigin origin = SheetOrigin::person;
  bool has_guards = false;  ///< whether a `'` before what would run as a formula is not the cell's own
};

/// Something about one cell that a person should look at.
struct CellRemark {
  std::size_t column = 0;
  std::string what;       ///< the same for all cells of which the same is to be said
  std::string help = {};  ///< what is said once, after all rows
};

/// One cell and the column that it is in.
struct PlacedCell {
  std::size_t column = 0;
  const Cell* cell = nullptr;
  bool is_stray = false;  ///< whether it is of a further row of the activity, and says something else
};

/// One activity, read.
struct ReadRow {
  Activity activity;                ///< an empty cell is absent
  std::vector<CellRemark> remarks;  ///< in the order of the cells
  bool has_leftovers = false;       ///< whether the note has words that could not be read elsewhere
};

/// Reads the cells of one activity; several cells of one column add up. What cannot be read goes to the note with its
/// heading, and a remark says so. No cell is lost, except errors of the spreadsheet (`#N/A`), which are reported.
ReadRow read_cells(const SheetReading& reading, std::span<const PlacedCell> cells);

}  // namespace cme
