// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

// The words that the search in the browser knows. assets/site.js parts texts in the same way: tests/site/terms.tsv has
// texts and their terms, and both are tested by it.

namespace cme {

/// The words of a text as they are compared: runs of letters and digits of any script, folded.
std::vector<std::string> search_terms(std::string_view text);

/// Words that nearly all texts have. They are searched in titles only, and omitted from a query that has other words.
inline constexpr std::string_view stop_words =
    "a an and are as at be been by can for from has have how in into is it its may of on or s than that the their them "
    "these this to was were what when which who will with";

/// A term of an activity, and how much it says about it.
struct WeightedTerm {
  std::string term;
  std::uint8_t level = 0;  ///< 0 to `highest_level`
};

inline constexpr std::uint8_t highest_level = 7;

/// The terms of an activity's words, each once, in order of their bytes.
std::vector<WeightedTerm> weighted_terms(const Activity& activity);

}  // namespace cme
