// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "cme/model/activity.hpp"

namespace cme {

/// The activity as one JSON object on several lines, without a line break at its end: it has every key of the record,
/// absent ones as null, [] or {}; decimals as strings. The office's own keys (`x-…`) follow.
std::string activity_json(const Activity& activity);

}  // namespace cme
