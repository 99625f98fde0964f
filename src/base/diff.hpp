// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

/// How `after` differs from `before`, as a unified diff of three lines of context that `git apply` and `patch -p1`
/// take: `--- a/PATH`, `+++ b/PATH` and the hunks. Empty if the two are equal. Texts that have too many lines to be
/// compared in a moment are shown as one hunk.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace cme
