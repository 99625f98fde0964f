// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "cme/model/activity.hpp"
#include "import/page/page.hpp"

namespace cme {

/// A description by its headings, if it is a structured abstract: its first line opens with a heading and none appears
/// twice. Else one section of plain text, each line a paragraph.
std::vector<Section> parse_description(std::span<const PageLine> lines);

}  // namespace cme
