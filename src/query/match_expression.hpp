// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/function.hpp"
#include "query/query.hpp"
#include "query/tokenizer.hpp"

namespace cme {

/// Finds the words of the index that have a stem, or a stem that starts like this.
struct IndexWords {
  Function<std::vector<std::string>(std::string_view stem)> of_stem;
  Function<std::vector<std::string>(std::string_view beginning)> of_beginning;
};

/// A query in FTS5's own language, and where its parts are in it.
struct MatchExpression {
  std::string text;              ///< empty if there is no word to search for
  std::size_t first_phrase = 0;  ///< its first FTS5 phrase, counted through the whole expression
  std::size_t phrase_count = 0;
  std::vector<MatchExpression> parts = {};  ///< one for each part of the query; without texts
};

MatchExpression match_expression(Tokenizer& tokenizer, const IndexWords& words, const Query& query);

}  // namespace cme
