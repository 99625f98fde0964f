// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/page/page.hpp"

namespace cme {

/// The lines of a list without their numbers or bullets, which are list marks only if most of the lines have one;
/// numbers must also count up.
std::vector<std::string> without_list_marks(std::span<const PageLine> lines);

/// The items of a line that has a mark before each of at least two: `1. Assess 2. Plan`, `• Assess • Plan`. The whole
/// line if it is uncertain whether it has a second number; empty if it has another form.
std::vector<std::string> split_at_list_marks(std::string_view line);

}  // namespace cme
