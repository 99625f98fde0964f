// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "render/records.hpp"

namespace cme {

/// The cell of one of the office's own keys: its text, or a list as JSON.
std::string own_cell(const Extension& extension);

/// One activity as a row of a workbook or of a text table.
struct RowCells {
  std::vector<std::string> cells;                             ///< one for each field
  std::vector<std::pair<std::string, std::string>> own_keys;  ///< `x-…` and its cell
};

/// The cells of an activity. Its keys `x-…` only if `with_own_keys`.
RowCells make_row_cells(const Row& row, std::span<const Field> fields, bool with_own_keys);

/// The bytes of a workbook (.xlsx): typed dates and numbers, addresses as links, the row of headings frozen and with
/// filter buttons. It is marked as written by cme. Throws Error if a cell is longer, or there are more rows, than Excel
/// allows.
std::string make_workbook(std::span<const Field> fields, std::span<const RowCells> rows);

}  // namespace cme
