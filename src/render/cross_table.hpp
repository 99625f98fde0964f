// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cme {

/// A table of texts, whose columns after the first are numbers. Texts of the record, not made safe.
struct Grid {
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;  ///< each as long as `head`
};

/// The table for a terminal, whose lines have at most `width` cells. Where it is wider, headings are broken at spaces,
/// and the columns that still do not fit follow below, with the first column again; no number is omitted.
std::string cross_table(const Grid& grid, std::size_t width);

}  // namespace cme
