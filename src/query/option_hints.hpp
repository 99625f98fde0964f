// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.hpp"

namespace cme {

/// Whether an option filters by what the word says: "free", "live".
bool is_option_word(std::string_view word);

/// What the words of a query say that options say better.
struct OptionHints {
  std::vector<std::string> notes = {};        ///< each once, in the order of the words
  std::vector<std::string> board_words = {};  ///< as typed, of names of boards that have several words
};

/// Looks for words of options, and for the longest runs of words that name a board or its physicians: "plastic
/// surgery", "OB/GYN", "pediatricians". Runs go from one part to the next.
OptionHints find_option_hints(std::span<const Query> parts);

}  // namespace cme
