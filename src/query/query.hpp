// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "query/search.hpp"

namespace cme {

/// How the words of a term were written.
enum class Writing : std::uint8_t {
  plain,   ///< a word, or several joined by punctuation: `non-small`
  quoted,  ///< `"a phrase"`: not to be read in any other way
  code,    ///< a code as in `query/codes.hpp`
};

/// One term in a query.
struct QueryTerm {
  std::string text = {};                    ///< a word, or several that must occur in this order, separated by spaces
  bool is_prefix = false;                   ///< the last word may be longer
  std::optional<SearchColumn> column = {};  ///< if present, search only there
  Writing writing = Writing::plain;

  bool operator==(const QueryTerm&) const = default;
};

/// A query, or a part of one: a term, or parts of which all or any must match.
struct Query {
  enum class Kind : std::uint8_t { term, all, any };

  Kind kind = Kind::term;
  QueryTerm term = {};            ///< if it is a term
  std::vector<Query> parts = {};  ///< otherwise; never just one
  bool is_excluded = false;       ///< must not match; never true for all parts
  double weight = 1;              ///< the weight of a match, compared with a match of what was typed

  bool operator==(const Query&) const = default;
};

/// Reads a query: words that must all occur, `"a phrase"`, `-word`, `prefix*`, `title:word`, `board:name`, AND, OR and
/// NOT between words, parentheses. Anything else is punctuation. Fails if it has no words, names a field that does not
/// exist, or is too long.
Result<Query> parse_query(std::string_view text);

/// The parts of `query`, or the query itself if it is a term.
std::vector<Query> parts_of(Query query);

/// A query that matches if all parts match. Parts that are such queries themselves are merged into it.
Query all_of(std::vector<Query> parts);

/// A query that matches if any part matches.
Query any_of(std::vector<Query> parts);

/// All terms that are not excluded, in their order.
std::vector<QueryTerm> wanted_terms(const Query& query);

}  // namespace cme
