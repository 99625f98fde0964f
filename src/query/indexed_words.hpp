// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "query/sqlite.hpp"
#include "query/tokenizer.hpp"

namespace cme {

/// The words of a text as the index keeps them: parted by blanks, each by its stem and, where that is another, its
/// whole spelling: "gener/generalization of studi/studies".
std::string indexed_words(Tokenizer& tokenizer, std::string_view text);

/// Makes `tokenize = 'cme'` known to the connection. It takes texts that `indexed_words` has made, so that whoever
/// holds the database up does no more than put them in. A word is indexed under its stem and, at the same place, under
/// its whole spelling: words of a query are looked up by their stem, a prefix by what was written of it, since the stem
/// of a prefix (`generali*`: "generali") need not begin the stem of the word ("gener").
void register_indexed_words(const Connection& connection);

}  // namespace cme
