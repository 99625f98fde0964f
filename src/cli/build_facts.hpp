// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace cme {

// What this program was built from: written by cmake/build_facts.cmake after each commit.

/// The commit that was checked out, in hexadecimal; empty if unknown.
extern const std::string_view build_commit;

/// The date of the commit, or otherwise of the build, as YYYY-MM-DD.
extern const std::string_view build_day;

/// The libraries and versions that cme was built with, separated by commas: "fmt 9.1.0,libzip 1.7.3".
extern const std::string_view build_libraries;

}  // namespace cme
