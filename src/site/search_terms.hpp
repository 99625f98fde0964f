// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

// The words for the search in the browser. assets/site.js splits texts in the same way: tests/site/terms.tsv has texts
// and their terms, and both are tested with it.

namespace cme {

/// The words of a text in the form used for comparison: sequences of letters and digits of any script, folded.
std::vector<std::string> search_terms(std::string_view text);

/// A term of an activity, and how relevant it is.
struct WeightedTerm {
  std::string term;
  std::uint8_t level = 0;  ///< 0 to `highest_level`
};

inline constexpr std::uint8_t highest_level = 7;

/// The terms of an activity's words, each once, sorted by their bytes.
std::vector<WeightedTerm> weighted_terms(const Activity& activity);

}  // namespace cme
