// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/sheet_plan.hpp"

namespace cme {

/// The text of a map: for each column its known meaning, otherwise a guess from its heading or its cells, otherwise
/// `skip`, with three of its cells as comments.
std::string map_text(const SheetPlan& plan, const Sheet& sheet);

/// The lines of that map that a person must decide: those of unknown columns, and `id: next` if no column has ids.
std::vector<std::string> unsettled_map_lines(const SheetPlan& plan, const Sheet& sheet);

}  // namespace cme
