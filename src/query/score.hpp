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

/// The parameters for scoring the records that match a query.
struct Scoring {
  const Query& query;
  const MatchExpression& expression;
  std::vector<double> part_weights;               ///< one for each of the query's parts, or one for a term
  Function<double(std::size_t)> relative_length;  ///< of the text in a row, compared with those of all records
};

/// The weight of a query part that `matching` of `records` contain: the fewer, the higher.
double part_weight(std::size_t matching, std::size_t records);

/// The score of one record.
struct Score {
  double total = 0;
  double matched = 0;                                   ///< the weights of the parts that it has
  std::array<double, search_column_count> by_column{};  ///< the total, without the extra for neighboring words
};

/// Okapi BM25, in which a word in the title counts several times and neighboring words count a little extra. It is the
/// SQL function `score(activities)` of one connection, because only FTS5 knows where words are.
class Scorer {
 public:
  /// Registers the function, which must not be called after the scorer is destroyed.
  explicit Scorer(const Connection& connection);
  ~Scorer();
  Scorer(const Scorer&) = delete;
  Scorer& operator=(const Scorer&) = delete;

  /// Sets the parameters of the function from now on; `scoring` must live as long.
  void start(const Scoring& scoring);

  /// The score of the row for which the function was last called.
  [[nodiscard]] const Score& last() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cme
