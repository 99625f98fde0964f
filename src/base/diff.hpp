// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// How `after` differs from `before`, as a unified diff with three lines of context that `git apply` and `patch -p1`
/// accept: `--- a/PATH`, `+++ b/PATH` and the hunks. Empty if the two are equal. Texts with too many lines to compare
/// quickly are shown as one hunk.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

/// One word of two texts: ' ' if it is in both, '-' if only in the first, '+' if only in the second. A line break is a
/// word.
struct WordChange {
  char sign;
  std::string_view word;

  bool operator==(const WordChange&) const = default;
};

/// The words of both texts in one sequence, removals before additions. Views into both.
std::vector<WordChange> word_difference(std::string_view before, std::string_view after);

}  // namespace cme
