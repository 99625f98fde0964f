// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.hpp"
#include "query/search_index.hpp"
#include "query/synonym_table.hpp"

namespace cme {

/// A replacement for a term that no record has.
struct Respelling {
  Query query;
  std::string shown;  ///< for a message: `"opioid"`, `words that begin with "hyper"`
};

/// Words that are right although no record has them.
struct OtherWords {
  const std::vector<std::string>& of_options;  ///< `words_of_options`
  const SynonymTable& synonyms;
};

/// Whether it is one word exactly as typed, which may have a replacement.
bool is_plain_word(const Query& part);

/// Joins neighbors that are one word in some record: "tele health". Adds a note for each. Returns whether there are
/// any.
bool join_words(const SearchIndex& index, Query& query, std::vector<std::string>& notes);

/// The first of these that a record has: the American spelling; the words joined, or the word split in two; words that
/// begin with it; the nearest word, which may also be one of an option.
std::optional<Respelling> respell(const SearchIndex& index, const OtherWords& others, const QueryTerm& term);

}  // namespace cme
