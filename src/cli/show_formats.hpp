// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "cli/cli.hpp"
#include "cli/settings.hpp"
#include "cme/model/activity.hpp"

namespace cme {

/// The names of the formats that `show` takes, the default first.
std::vector<std::string_view> show_format_names();

/// Prints the activities in the format and order asked for.
void print_activities(Io& io, const std::vector<const Activity*>& activities, std::string_view format, Date today,
                      const OutputSettings& settings);

}  // namespace cme
