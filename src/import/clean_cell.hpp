// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "import/row_reader.hpp"

namespace cme {

/// Whether the text is meant to be JSON, which `cme list -o csv` writes for values with parts.
bool is_json(std::string_view cell);

/// A cell that is ready to be read.
struct CleanCell {
  Cell cell;
  std::string remark;  ///< a sentence that names what was removed; empty if nothing was
};

/// The cell without invisible characters and formula guards. In a person's cell, HTML becomes the text that a browser
/// shows, in prose with the addresses of its links, or in a column of addresses the address of its link; no-break
/// spaces become spaces.
CleanCell clean_cell(const Cell& cell, const Column& column, const SheetReading& reading);

}  // namespace cme
