// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// How `after` differs from `before`, as a unified diff of three lines of context that `git apply` and `patch -p1`
/// take: `--- a/PATH`, `+++ b/PATH` and the hunks. Empty if the two are equal. Texts that have too many lines to be
/// compared in a moment are shown as one hunk.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

/// One word of two texts: ' ' of both, '-' of the first alone, '+' of the second alone. A line break is a word.
struct WordChange {
  char sign;
  std::string_view word;

  bool operator==(const WordChange&) const = default;
};

/// The words of both texts in one row, what is removed before what is added. Views both.
std::vector<WordChange> word_difference(std::string_view before, std::string_view after);

}  // namespace cme
