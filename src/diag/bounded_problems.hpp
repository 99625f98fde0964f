// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "cme/diag/diagnostic.hpp"

namespace cme {

/// The largest number of problems of one rule that are listed for one text.
inline constexpr std::size_t most_problems_of_a_rule = 1'000;

/// Appends the problems of one text to a list: the first 1,000 of each rule and, at the end, one line for each rule
/// that has more, with their count. A small file therefore cannot fill the memory, and no rule crowds out another.
class BoundedProblems {
 public:
  /// `problems` outlives it.
  explicit BoundedProblems(std::vector<Diagnostic>& problems) : problems_(problems) {}
  BoundedProblems(const BoundedProblems&) = delete;
  BoundedProblems& operator=(const BoundedProblems&) = delete;
  ~BoundedProblems() { finish(); }

  void add(Diagnostic problem);

  /// Whether the list has no more room for the rule; if so, counts one more problem, which need not be created.
  bool count_if_full(Rule rule);

  /// Appends the lines with the counts, and starts over.
  void finish();

 private:
  /// The problems of one rule so far.
  struct Tally {
    std::size_t listed = 0;
    std::size_t more = 0;
    Span last;  ///< of the last one that is listed
  };

  std::vector<Diagnostic>& problems_;
  std::map<Rule, Tally> tallies_;
};

}  // namespace cme
