// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cme/model/activity.hpp"

namespace cme {

/// The page of an activity as Markdown (CommonMark): text of the record is escaped and can be no markup.
std::string to_markdown(const Activity& activity, Date today);

}  // namespace cme
