// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "query/query.hpp"
#include "query/search_index.hpp"

namespace cme {

/// The query for what has a code of `query/codes.hpp`.
Query code_query(std::string code);

/// Reads abbreviations of boards that no record contains, and "expires 2027", as filters. Adds a note for each. Returns
/// whether there are any.
bool read_named_filters(const SearchIndex& index, Query& query, std::vector<std::string>& notes);

}  // namespace cme
