// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "query/columns.hpp"
#include "query/tokenizer.hpp"

namespace cme {

/// The texts of one activity's columns, in the order of SearchColumn.
using SearchTextView = std::array<std::string_view, search_column_count>;

/// Some words of `text` around the matches of `query`, as SearchIndex::snippet gives them: from the column that has
/// most of the query's terms close together.
std::string make_snippet(const Tokenizer& tokenizer, const SearchTextView& text, const std::vector<QueryTerm>& query);

}  // namespace cme
