// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <vector>

#include "base/function.hpp"
#include "query/match_expression.hpp"
#include "query/query.hpp"
#include "query/sqlite.hpp"

namespace cme {

/// What the records that match a query are scored by.
struct Scoring {
  const Query& query;
  const MatchExpression& expression;
  std::vector<double> part_weights;               ///< one for each of the query's parts, or one for a term
  Function<double(std::size_t)> relative_length;  ///< of the text in a row, beside those of all records
};

/// What a part of a query is worth that `matching` of `records` have: more if they are few.
double part_weight(std::size_t matching, std::size_t records);

/// The score of one record.
struct Score {
  double total = 0;
  double matched = 0;                                   ///< the weights of the parts that it has
  std::array<double, search_column_count> by_column{};  ///< the total, except what words side by side add
};

/// Okapi BM25, with a word in the title for several; words of neighboring parts count a little more side by side. As
/// the SQL function `score(activities)` of one connection, since only FTS5 knows where words are.
class Scorer {
 public:
  /// Makes the function known; nothing may call it after this is gone.
  explicit Scorer(const Connection& connection);
  ~Scorer();
  Scorer(const Scorer&) = delete;
  Scorer& operator=(const Scorer&) = delete;

  /// What the function goes by from now on; `scoring` must last as long.
  void start(const Scoring& scoring);

  /// The score of the row for which the function was last called.
  [[nodiscard]] const Score& last() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cme
