// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace cme {

/// How the numbers of a sheet are written.
enum class DecimalSign : std::uint8_t { point, comma };

/// What a spreadsheet says that a cell is. All cells of CSV are text.
enum class CellKind : std::uint8_t {
  text,
  number,   ///< `1.25`; with a currency if the cell has one: `30 EUR`
  date,     ///< `2028-09-04`; with a time of day if it is not 0:00: `2028-09-04T18:00`
  boolean,  ///< `true` or `false`
  error,    ///< `#N/A`
  formula,  ///< `=A1*2`, of which the file has no value
};

/// The day from which a workbook counts: Excel for the Macintosh once had another one.
enum class DayZero : std::uint8_t { of_1900, of_1904 };

/// One cell, as text in a form that its kind settles.
struct Cell {
  std::string text;  ///< UTF-8; empty if the cell is
  CellKind kind = CellKind::text;

  bool operator==(const Cell&) const = default;
};

/// What keeps a row from being read.
struct RowProblem {
  std::size_t cell = 0;  ///< from 0
  std::string message;

  bool operator==(const RowProblem&) const = default;
};

/// One row that has a cell with something in it.
struct SheetRow {
  std::size_t number = 0;   ///< from 1, empty rows counted, as a spreadsheet does
  std::vector<Cell> cells;  ///< as far as the last that is not empty; not all of them if there is a problem
  std::optional<RowProblem> problem = {};
};

/// Where the words of a cell lead to.
struct CellLink {
  std::size_t row = 0;     ///< from 1
  std::size_t column = 0;  ///< from 0
  std::string address;
};

/// One sheet, without its empty rows.
struct Sheet {
  std::string name;  ///< empty for CSV
  std::vector<SheetRow> rows;
  DayZero day_zero = DayZero::of_1900;
  std::vector<CellLink> links = {};
};

/// The most cells that a file may have, counted as far as the last of each row: 10 million.
inline constexpr std::size_t max_cells = 10'000'000;

/// The most bytes that one cell may have: 1 MiB, as a record.
inline constexpr std::size_t max_cell_bytes = std::size_t{1} << 20;

}  // namespace cme
