// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "cme/model/activity.hpp"

namespace cme {

/// How a page is printed in a terminal.
struct PageStyle {
  std::size_t width = 80;   ///< cells
  bool color = false;       ///< bold labels
  bool hyperlinks = false;  ///< addresses as OSC 8 links
};

/// The activity in the layout of a directory page: labels, sections, boards by approval type, the usual NOTE.
std::string to_page(const Activity& activity, Date today, const PageStyle& style);

}  // namespace cme
