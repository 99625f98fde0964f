// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/sheet_plan.hpp"
#include "import/row_reader.hpp"

namespace cme {

/// The rows of one activity.
struct RowGroup {
  std::vector<const SheetRow*> rows;
};

/// The rows of a sheet below its headings. They point into the sheet.
struct GroupedRows {
  std::vector<RowGroup> groups;      ///< in the order of their first rows
  std::vector<std::string> skipped;  ///< which other rows there are, a line for each kind or row
  std::size_t last_full_row = 0;     ///< the number of the last row that has several cells; 0 if none has
};

/// Puts the rows of one activity together: by the column that the map names, or those with the same id and the same
/// cells except where rows are gathered. Skips totals, repeated headings, and headings of groups of rows.
GroupedRows group_rows(const SheetPlan& plan, const Sheet& sheet);

/// Whether it is a row with one cell after all rows with more, which would otherwise get a new id: `Last updated
/// 1/5/2026`.
bool is_remark(const SheetPlan& plan, const GroupedRows& rows, const RowGroup& group);

/// The cells of the first row, and those of the other rows that differ. They point into the rows.
std::vector<PlacedCell> cells_of(const SheetPlan& plan, const RowGroup& group);

/// The text of a cell, without spaces around it; empty if the row is shorter.
std::string_view cell_text(const SheetRow& row, std::size_t column);

}  // namespace cme
