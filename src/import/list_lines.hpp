// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/page/page.hpp"

namespace cme {

/// The lines of a list without their numbers or bullets, which are list marks only if most of the lines have one;
/// numbers must also count up.
std::vector<std::string> without_list_marks(std::span<const PageLine> lines);

/// The items of a list, and the words that introduce it: `Learners will be able to:`.
struct ListItems {
  std::vector<std::string> items;
  std::string lead_in = {};
};

/// Splits text into sentences at its line breaks, otherwise at semicolons, otherwise at list marks, which are removed.
/// In a list with marks, a line without one that is indented or begins with a small letter continues the one before.
ListItems split_sentences(std::string_view text);

/// The lines of a text that are not empty, without their list marks.
std::vector<std::string> split_lines(std::string_view text);

/// The items of a line that has a mark before each of at least two: `1. Assess 2. Plan`, `• Assess • Plan`. The whole
/// line if it is uncertain whether it has a second number; empty if it has another form.
std::vector<std::string> split_at_list_marks(std::string_view line);

}  // namespace cme
