// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cme/query/search.hpp"
#include "query/tokenizer.hpp"

namespace cme {

/// The query in FTS5's own language; nothing if no word is wanted.
std::string match_expression(Tokenizer& tokenizer, const std::vector<QueryTerm>& query);

}  // namespace cme
