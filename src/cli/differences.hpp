// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "cli/cli.hpp"
#include "diag/report.hpp"

namespace cme {

/// Prints how a file would change, as `unified_diff` has it; on a terminal in color, and without what could steer it.
/// Throws Error if it cannot be written.
void print_difference(Io& io, Color color, std::string_view path, std::string_view before, std::string_view after);

}  // namespace cme
