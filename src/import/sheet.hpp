// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"

namespace cme {

/// What the cells of a column are.
enum class ColumnKind : std::uint8_t {
  key,           ///< values of a key of the record
  credit_types,  ///< the directory's "CME Credit Type", which goes with the amount of "CME Credit"
  own,           ///< text of the office's own, under the key `x-…`
  derived,       ///< what follows from other columns and is passed over
  unnamed,       ///< has no heading, and should have no cells
};

/// One column of a spreadsheet.
struct Column {
  std::string heading;  ///< as it stands in the spreadsheet
  ColumnKind kind = ColumnKind::unnamed;
  Field field = Field::id;  ///< of a key, and of what is derived
  std::string own_key;      ///< of the office's own
};

/// The names that a heading may have: the record's keys, then the directory's labels.
std::span<const std::string_view> column_names();

/// The column that `name` makes of `heading`: a key, a label in any case, `x-…`, or a derived field. Nothing if it is
/// none of these.
std::optional<Column> find_column(std::string_view heading, std::string_view name);

/// Something about one cell.
struct CellRemark {
  std::size_t column = 0;
  std::string message;

  bool operator==(const CellRemark&) const = default;
};

/// One row, read.
struct ReadRow {
  Activity activity;                 ///< an empty cell is absent
  std::vector<CellRemark> problems;  ///< the cells that cannot be read; the activity lacks them
  std::vector<CellRemark> warnings;  ///< what was kept as a note
};

/// Reads one row, whose cells are as many as the columns.
ReadRow read_row(std::span<const Column> columns, std::span<const std::string> cells);

}  // namespace cme
