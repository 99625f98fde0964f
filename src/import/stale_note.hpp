// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/row_reader.hpp"

namespace cme {

/// The lines of a note that import wrote because it could not read a cell, such as `Expires: TBD`, of columns whose
/// keys are in `changed`: they have a value now.
std::vector<std::string> stale_lines(const SheetReading& reading, std::string_view note,
                                     std::span<const std::string> changed);

}  // namespace cme
