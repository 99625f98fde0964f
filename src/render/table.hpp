// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/fields.hpp"

namespace cme {

/// One line of a table.
struct TableRow {
  std::vector<std::string> cells;  ///< one per field
  bool expired = false;            ///< the date is red, and "expired" is after it
  std::string snippet = {};        ///< printed on its own line below; may be empty
};

/// How a table is printed.
struct TableStyle {
  std::size_t width = 80;  ///< cells of the terminal
  bool color = false;      ///< also prints matches bold and underlined, without their asterisks
};

/// The line of a snippet in color, with each `**` as the beginning or the end of a match; `inside` carries over from
/// line to line.
std::string styled_matches(std::string_view line, bool& inside);

/// Prints a heading and the rows, fitted to the width: columns shrink by importance, ids and dates are never cut.
void print_table(std::ostream& out, std::span<const Field> fields, std::span<const TableRow> rows,
                 const TableStyle& style);

}  // namespace cme
