// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "query/search_index.hpp"
#include "query/steps.hpp"

namespace cme {

/// A readable description of how a query was read: its words, their forms in the records, synonyms, steps and weights.
std::string explain_query(const SearchIndex& index, const SearchResult& result);

/// The heading above `explain_hit`.
std::string explained_hits_heading();

/// The score of a hit, in total and by field.
std::string explain_hit(const SearchHit& hit);

}  // namespace cme
