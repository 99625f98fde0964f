// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.hpp"

namespace cme {

/// The parts of a query that options express better.
struct OptionHints {
  std::vector<std::string> notes = {};         ///< each once, in the order of the words
  std::vector<std::string> board_words = {};   ///< as typed, from board names of several words
  std::vector<std::string> option_words = {};  ///< as typed, that options filter by: "free", the 2 of "2 credits"
};

/// The folded words that `find_option_hints` finds a word option, a board or a physician by, in American spelling, in
/// the order of their bytes: "internet", "radiology", "surgeon".
std::vector<std::string> words_of_options();

/// Finds words that correspond to options, amounts of money and credit, and the longest sequences of words that name a
/// board or its physicians: "plastic surgery", "OB/GYN", "pediatricians". `typed` is the text of the query. A sequence
/// may extend over several parts.
OptionHints find_option_hints(std::string_view typed, std::span<const Query> parts);

}  // namespace cme
