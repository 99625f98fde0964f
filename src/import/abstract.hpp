// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include "cme/model/activity.hpp"
#include "import/page/page.hpp"

namespace cme {

/// A description split by its headings, if it is a structured abstract: its first line starts with a heading, and no
/// heading appears twice. Otherwise one section of plain text, with each line as a paragraph.
std::vector<Section> parse_description(std::span<const PageLine> lines);

}  // namespace cme
