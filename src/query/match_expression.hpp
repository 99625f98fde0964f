// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "query/search.hpp"
#include "query/tokenizer.hpp"

namespace cme {

/// Answers which spellings of a stem are to be looked for.
using FindSpellings = std::function<std::vector<std::string>(std::string_view stem)>;

/// The query in FTS5's own language; nothing if no word is wanted.
std::string match_expression(Tokenizer& tokenizer, const FindSpellings& find_spellings,
                             const std::vector<QueryTerm>& query);

}  // namespace cme
