// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cme/model/activity.hpp"

namespace cme {

/// The page of an activity as Markdown (CommonMark): text from the record is escaped, so it cannot be markup.
std::string to_markdown(const Activity& activity, Date today);

}  // namespace cme
