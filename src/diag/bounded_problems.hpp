// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "cme/diag/diagnostic.hpp"

namespace cme {

/// The most problems of one rule that are listed of one text.
inline constexpr std::size_t most_problems_of_a_rule = 1'000;

/// Appends the problems of one text to a list: the first 1,000 of each rule, and, when it ends, one line for each rule
/// that has more, which counts them. So a small file cannot fill the memory, and each rule has its say.
class BoundedProblems {
 public:
  /// `problems` outlives it.
  explicit BoundedProblems(std::vector<Diagnostic>& problems) : problems_(problems) {}
  BoundedProblems(const BoundedProblems&) = delete;
  BoundedProblems& operator=(const BoundedProblems&) = delete;
  ~BoundedProblems() { finish(); }

  void add(Diagnostic problem);

  /// Whether the rule has no room left; if so, counts another problem of it, which need not be made then.
  bool count_if_full(Rule rule);

  /// Appends the lines that count, and starts again.
  void finish();

 private:
  /// The problems of one rule so far.
  struct Tally {
    std::size_t listed = 0;
    std::size_t more = 0;
    Span last;  ///< of the last that is listed
  };

  std::vector<Diagnostic>& problems_;
  std::map<Rule, Tally> tallies_;
};

}  // namespace cme
