// SPDX-License-Identifier: MIT
#include "diag/bounded_problems.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/words.hpp"

namespace cme {

bool BoundedProblems::count_if_full(Rule rule) {
  const auto tally = tallies_.find(rule);
  if (tally == tallies_.end() || tally->second.listed < most_problems_of_a_rule) {
    return false;
  }
  tally->second.more += 1;
  return true;
}

void BoundedProblems::add(Diagnostic problem) {
  if (count_if_full(problem.rule)) {
    return;
  }
  Tally& tally = tallies_[problem.rule];
  tally.listed += 1;
  tally.last = problem.span;
  problems_.push_back(std::move(problem));
}

void BoundedProblems::finish() {
  if (tallies_.empty()) {  // as of nearly all texts
    return;
  }
  for (const auto& [rule, tally] : std::exchange(tallies_, {})) {
    if (tally.more > 0) {
      problems_.push_back({.rule = rule,
                           .span = tally.last,
                           .message = fmt::format("{} like this {} not listed", counted(tally.more, "more problem"),
                                                  tally.more == 1 ? "is" : "are"),
                           .help = "correct the problems above first",
                           .field = {},
                           .count = tally.more});
    }
  }
}

}  // namespace cme
