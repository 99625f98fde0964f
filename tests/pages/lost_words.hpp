// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "import/imported.hpp"

namespace cme::test {

/// The words of a page's text that are neither in the activity that was read from it, nor a label, the usual NOTE, a
/// list's number, another spelling of a value that the activity has, or a repeat that a warning reports. Knows nothing
/// of how pages are read. Empty if nothing was lost.
std::string find_lost_words(std::string_view page, const ImportedActivity& read);

/// Encodes the activity and reads that again. Empty if it is the same, else what is different.
std::string find_broken_round_trip(const Activity& activity);

}  // namespace cme::test
