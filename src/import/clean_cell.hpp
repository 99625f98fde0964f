// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "import/row_reader.hpp"

namespace cme {

/// Whether the text is meant as JSON, as `cme list -o csv` writes values with parts.
bool is_json(std::string_view cell);

/// Whether it is a list of texts in JSON, as `cme list` writes those of your own keys.
bool is_json_list(std::string_view cell);

/// A cell as it is to be read.
struct CleanCell {
  Cell cell;
  std::string remark;  ///< a sentence that names what was taken out; empty if nothing was
};

/// The cell without what cannot be seen and what only protects it. Of a person's cell, HTML becomes what a browser
/// shows, or in a column of addresses the address of its link, and no-break spaces become spaces.
CleanCell clean_cell(const Cell& cell, const Column& column, const SheetReading& reading);

}  // namespace cme
