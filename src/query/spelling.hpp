// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.hpp"
#include "query/search_index.hpp"

namespace cme {

/// A replacement for a term that no record has.
struct Respelling {
  Query query;
  std::string shown;  ///< for a message: `"opioid"`, `words that begin with "hyper"`
};

/// The first of these that a record has: the American spelling; the words joined, or the word split in two; words that
/// begin with it; the nearest word that is in at least two records.
std::optional<Respelling> respell(const SearchIndex& index, const QueryTerm& term);

}  // namespace cme
