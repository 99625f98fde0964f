// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cme {

/// The decimal sign of the numbers in a sheet.
enum class DecimalSign : std::uint8_t { point, comma };

/// The type of a cell in a spreadsheet. All cells of CSV are text.
enum class CellKind : std::uint8_t {
  text,
  number,         ///< `1.25`; with a currency if the cell has one: `30 EUR`, `$30`
  date,           ///< `2028-09-04`; with a time of day if it is not 0:00: `2028-09-04T18:00`
  boolean,        ///< `true` or `false`
  error,          ///< `#N/A`
  formula,        ///< `=A1*2`, without a value in the file
  shared_string,  ///< the number of a text, only until `CellCollector::put_shared` has put the text there
};

/// The day from which a workbook counts; Excel for the Macintosh once used a different one.
enum class DayZero : std::uint8_t { of_1900, of_1904 };

/// One cell, as text in a form that depends on its kind.
struct Cell {
  std::string text;  ///< UTF-8; empty if the cell is
  CellKind kind = CellKind::text;

  bool operator==(const Cell&) const = default;
};

/// A problem that prevents a row from being read.
struct RowProblem {
  std::size_t cell = 0;  ///< from 0
  std::string message;

  bool operator==(const RowProblem&) const = default;
};

/// One nonempty row.
struct SheetRow {
  std::size_t number = 0;   ///< from 1, counting empty rows, like a spreadsheet
  std::vector<Cell> cells;  ///< up to the last nonempty one; incomplete if there is a problem
  std::optional<RowProblem> problem = {};
};

/// The link of a cell.
struct CellLink {
  std::size_t row = 0;     ///< from 1
  std::size_t column = 0;  ///< from 0
  std::string address;
};

/// Cells from one corner of a sheet's part to the other: rows from 1, columns from 0.
struct CellRange {
  std::size_t first_row = 0;
  std::size_t first_column = 0;
  std::size_t last_row = 0;
  std::size_t last_column = 0;
};

/// One sheet, without its empty rows.
struct Sheet {
  std::string name;  ///< empty for CSV
  std::vector<SheetRow> rows;
  DayZero day_zero = DayZero::of_1900;
  bool is_hidden = false;  ///< whether the spreadsheet program does not show it
  std::vector<CellLink> links = {};
  std::vector<CellRange> merges = {};  ///< merged cells of several columns
};

/// The maximum number of cells in a file, counted up to the last cell of each row: 10 million.
inline constexpr std::size_t max_cells = 10'000'000;

/// The maximum size of one cell in bytes: 1 MiB, like a record.
inline constexpr std::size_t max_cell_bytes = std::size_t{1} << 20;

}  // namespace cme
