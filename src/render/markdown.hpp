// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// The page of an activity as Markdown (CommonMark): text from the record is escaped, so it cannot be markup.
std::string to_markdown(const Activity& activity, Date today);

/// One row of a table in Markdown (GFM); the cells are escaped.
std::string markdown_row(const std::vector<std::string>& cells);

/// The headings of such a table and the line below them. The columns after the first `texts` are numbers.
std::string markdown_head(const std::vector<std::string>& headings, std::size_t texts);

}  // namespace cme
