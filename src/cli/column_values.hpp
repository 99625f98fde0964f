// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/sheet_plan.hpp"

namespace cme {

/// The value of a map for a column that is not imported.
inline constexpr std::string_view skip_value = "skip";

/// The map's value for each column: its known meaning, otherwise a guess from its heading or its cells, otherwise
/// `skip`. No two guesses are the same key unless it can have several columns; the heading that says it most exactly
/// has it.
std::vector<std::string> column_values(const SheetPlan& plan, const Sheet& sheet);

}  // namespace cme
