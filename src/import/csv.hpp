// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace cme {

/// What keeps a row from being read.
struct CsvProblem {
  std::size_t cell = 0;  ///< from 0
  std::string message;

  bool operator==(const CsvProblem&) const = default;
};

/// One row of a spreadsheet.
struct CsvRow {
  std::size_t number = 0;          ///< from 1, blank rows counted, as a spreadsheet does
  std::vector<std::string> cells;  ///< to the byte; not all of them if there is a problem
  std::optional<CsvProblem> problem;
};

/// The most bytes that one row may have: 4 MiB.
inline constexpr std::size_t max_row_bytes = std::size_t{4} << 20;

/// Reads comma-separated values (RFC 4180) row by row and holds no more than one row. Where the first row has
/// semicolons and no comma outside of quotes, semicolons part the cells: so Excel writes them in countries where the
/// comma is the decimal sign. Lines end with LF or CRLF; a byte order mark is passed over. A quote that is never
/// closed, or that is closed in the middle of a text, spoils the one line that it stands in: reading goes on with the
/// next.
class CsvReader {
 public:
  /// The stream must outlive the reader.
  explicit CsvReader(std::istream& in) : in_(&in) {}

  /// The next row that is not blank, or nothing at the end.
  std::optional<CsvRow> next();

 private:
  bool fill();
  [[nodiscard]] char find_separator();
  [[nodiscard]] bool has(std::size_t offset);
  std::optional<CsvProblem> read_cells(std::vector<std::string>& cells);
  std::optional<std::string> read_quoted(std::string& cell);
  std::optional<std::string> read_bare(std::string& cell);
  [[nodiscard]] bool is_at_row_end();
  void skip_line();

  std::istream* in_;
  std::string buffer_;
  std::size_t row_ = 0;     ///< where the row begins in the buffer
  std::size_t offset_ = 0;  ///< of the next byte to be read
  std::size_t number_ = 0;
  char separator_ = ',';
  bool has_head_ = false;  ///< whether a row was read that is not blank
};

}  // namespace cme
