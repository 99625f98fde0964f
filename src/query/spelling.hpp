// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.hpp"
#include "query/search_index.hpp"

namespace cme {

/// Words too common to look for in a sentence, folded.
std::span<const std::string_view> stop_words();

/// What is searched in place of a term that no record has.
struct Respelling {
  Query query;
  std::string shown;  ///< for a message: `"opioid"`, `words that begin with "hyper"`
};

/// The first of these that a record has: its American spelling; its words joined, or the word split in two; words that
/// begin with it; the nearest word of at least two records.
std::optional<Respelling> respell(const SearchIndex& index, const QueryTerm& term);

}  // namespace cme
