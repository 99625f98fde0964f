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
  plain,   ///< a word, or several that punctuation joins: `non-small`
  quoted,  ///< `"a phrase"`: not to be read in any other way
  code,    ///< one of `query/codes.hpp`
};

/// One thing a query asks for.
struct QueryTerm {
  std::string text = {};                    ///< a word, or several that must follow one another, with spaces between
  bool is_prefix = false;                   ///< the last word may go on
  std::optional<SearchColumn> column = {};  ///< only there
  Writing writing = Writing::plain;

  bool operator==(const QueryTerm&) const = default;
};

/// A query, or a part of one: a term, or parts of which all or any must match.
struct Query {
  enum class Kind : std::uint8_t { term, all, any };

  Kind kind = Kind::term;
  QueryTerm term = {};            ///< of a term
  std::vector<Query> parts = {};  ///< of the others; never one alone
  bool is_excluded = false;       ///< must not match, whatever else does; never all parts
  double weight = 1;              ///< what a match counts, beside one of what was typed

  bool operator==(const Query&) const = default;
};

/// Reads a query: words that must all occur, `"a phrase"`, `-word`, `prefix*`, `title:word`, `board:name`, AND, OR and
/// NOT between words, parentheses. Anything else is punctuation. Fails if it asks for no word, names a field that does
/// not exist, or is too long.
Result<Query> parse_query(std::string_view text);

/// The parts of which all, or any, must match: those of `query`, or itself where it is a term.
std::vector<Query> parts_of(Query query);

/// One part, or several of which all must match. Parts of parts of which all must match become parts.
Query all_of(std::vector<Query> parts);

/// One part, or several of which any must match.
Query any_of(std::vector<Query> parts);

/// All terms that are not excluded, in their order.
std::vector<QueryTerm> wanted_terms(const Query& query);

}  // namespace cme
