// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace cme {

// What this program was built from: written by cmake/build_facts.cmake at each build.

/// The commit in hexadecimal, with "-changed" if the files differed from it; empty if it is not known.
extern const std::string_view build_commit;

/// The day of the commit, otherwise of the build, as YYYY-MM-DD.
extern const std::string_view build_day;

}  // namespace cme
