// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.hpp"

namespace cme {

/// Whether an option filters by what the word means: "free", "live".
bool is_option_word(std::string_view word);

/// The parts of a query that options express better.
struct OptionHints {
  std::vector<std::string> notes = {};        ///< each once, in the order of the words
  std::vector<std::string> board_words = {};  ///< as typed, from board names of several words
};

/// Finds words that correspond to options, and the longest sequences of words that name a board or its physicians:
/// "plastic surgery", "OB/GYN", "pediatricians". A sequence may extend over several parts.
OptionHints find_option_hints(std::span<const Query> parts);

}  // namespace cme
