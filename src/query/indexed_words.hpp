// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/sqlite.hpp"
#include "query/tokenizer.hpp"

namespace cme {

/// The mark before each word of a text that only a query for its own column may find.
inline constexpr std::string_view own_mark = "=";

/// The character after each word of a text; no word contains it.
inline constexpr char word_end = ' ';

/// The words of a text in the form of the index, each with `mark` before it and `word_end` after it.
std::string indexed_words(Tokenizer& tokenizer, std::string_view text, std::string_view mark = {});

/// A query word that matches any of the spellings.
std::string any_of_spellings(const std::vector<std::string>& spellings, std::string_view mark = {});

/// Registers `tokenize = 'cme'` with the connection. It accepts words separated by spaces, so that code that holds a
/// lock on the database only inserts words, and the results of `any_of_spellings`.
void register_indexed_words(const Connection& connection);

}  // namespace cme
