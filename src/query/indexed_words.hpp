// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/sqlite.hpp"
#include "query/tokenizer.hpp"

namespace cme {

/// Whether a word is indexed under its stem too, and not only as it is spelled. If the stem begins the word, a prefix
/// that finds the one finds the other, and the words of a stem are found one by one.
bool is_indexed_by_stem(std::string_view folded, std::string_view stem);

/// The words of a text as the index keeps them: parted by spaces, each as it is spelled, and by its stem where
/// that is indexed: "generalization of studies therapy/therapi".
std::string indexed_words(Tokenizer& tokenizer, std::string_view text);

/// A word of a query that any of the spellings matches.
std::string any_of_spellings(const std::vector<std::string>& spellings);

/// Makes `tokenize = 'cme'` known to the connection. It takes what `indexed_words` makes, so that whoever holds the
/// database up does no more than put words in, and what `any_of_spellings` makes.
void register_indexed_words(const Connection& connection);

}  // namespace cme
