// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/sqlite.hpp"
#include "query/tokenizer.hpp"

namespace cme {

/// What is before each word of a text that only a query for its own column is to find.
inline constexpr std::string_view own_mark = "=";

/// What is after each word of a text; no word has it.
inline constexpr char word_end = ' ';

/// The words of a text as the index keeps them, each with `mark` before it and `word_end` after it.
std::string indexed_words(Tokenizer& tokenizer, std::string_view text, std::string_view mark = {});

/// A word of a query that any of the spellings matches.
std::string any_of_spellings(const std::vector<std::string>& spellings, std::string_view mark = {});

/// Makes `tokenize = 'cme'` known to the connection. It takes words with spaces between, so that code that keeps others
/// from the database does no more than put words in, and what `any_of_spellings` makes.
void register_indexed_words(const Connection& connection);

}  // namespace cme
