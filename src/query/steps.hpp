// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.hpp"
#include "query/search_index.hpp"
#include "query/synonym_table.hpp"

namespace cme {

/// Whether to search only for the exact query, or also for what it may mean.
enum class Reading : std::uint8_t { exact, meant };

/// What a query found, and how it was read to find it.
struct SearchResult {
  std::vector<SearchHit> hits = {};     ///< best first
  Query query = {};                     ///< as finally searched for
  std::vector<std::string> notes = {};  ///< one for each step that was taken, or why nothing was found
};

/// Finds records with all words of the query, otherwise with what it may mean: other spellings, words joined or
/// separated, longer words, names of boards, most of the words. `text` is what `query` was read from.
SearchResult find_meant(const SearchIndex& index, std::string_view text, const Query& query,
                        const SynonymTable& synonyms, Reading reading);

}  // namespace cme
