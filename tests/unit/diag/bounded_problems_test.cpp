// SPDX-License-Identifier: MIT
#include "diag/bounded_problems.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cme {
namespace {

Diagnostic problem_at(Rule rule, std::uint32_t at) {
  return {.rule = rule, .span = {.begin = at, .end = at + 1}, .message = "wrong", .help = {}, .field = {}};
}

/// The list that so many problems of a rule make.
std::vector<Diagnostic> list_of(std::size_t count) {
  std::vector<Diagnostic> list;
  BoundedProblems problems(list);
  for (std::size_t i = 0; i < count; ++i) {
    problems.add(problem_at(Rule::odd_space, static_cast<std::uint32_t>(i)));
  }
  problems.finish();
  return list;
}

TEST(BoundedProblems, ListAThousandAndCountTheRest) {
  EXPECT_EQ(list_of(999).size(), 999U);
  EXPECT_EQ(list_of(1'000).size(), 1'000U);
  EXPECT_EQ(list_of(1'000).back().message, "wrong");
  const std::vector<Diagnostic> one_more = list_of(1'001);
  ASSERT_EQ(one_more.size(), 1'001U);
  EXPECT_EQ(one_more.back().message, "1 more problem like this is not listed");
  EXPECT_EQ(one_more.back().span.begin, 999U);
  EXPECT_EQ(list_of(5'000).back().message, "4000 more problems like this are not listed");
  EXPECT_EQ(list_of(5'000).back().count, 4'000U);
  EXPECT_EQ(list_of(5'000).size(), 1'001U);
}

TEST(BoundedProblems, GiveEachRuleItsSay) {
  std::vector<Diagnostic> list;
  {
    BoundedProblems problems(list);
    EXPECT_FALSE(problems.count_if_full(Rule::odd_space));
    for (int i = 0; i < 1'500; ++i) {
      problems.add(problem_at(Rule::odd_space, 0));
    }
    EXPECT_TRUE(problems.count_if_full(Rule::odd_space));
    EXPECT_FALSE(problems.count_if_full(Rule::credit_step));
    problems.add(problem_at(Rule::credit_step, 7));
  }
  ASSERT_EQ(list.size(), 1'002U);
  EXPECT_EQ(list[1'000].rule, Rule::credit_step);
  EXPECT_EQ(list[1'001].count, 501U);
}

}  // namespace
}  // namespace cme
