// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "import/page/page.hpp"

namespace cme {

/// The lines of a list, one text each, without their numbers or bullets: those are marks of a list only if most of the
/// lines have one, and numbers only if they count up.
std::vector<std::string> without_list_marks(std::span<const PageLine> lines);

}  // namespace cme
