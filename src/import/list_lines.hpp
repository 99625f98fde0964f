// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "import/page/page.hpp"

namespace cme {

/// The lines of a list without their numbers or bullets, which are list marks only if most of the lines have one;
/// numbers must also count up.
std::vector<std::string> without_list_marks(std::span<const PageLine> lines);

}  // namespace cme
