// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "cli/cli.hpp"
#include "cme/model/activity.hpp"

namespace cme {

/// The names of the formats that `show` takes, the default first.
std::span<const std::string_view> show_format_names();

/// Prints the activities in the format and order asked for.
void print_activities(Io& io, const std::vector<const Activity*>& activities, const ShowOptions& options, Date today);

}  // namespace cme
