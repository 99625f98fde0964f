// SPDX-License-Identifier: MIT
#include "site/term_numbers.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(TermNumbers, AreInTheOrderOfTheTerms) {
  TermNumbers numbers;
  EXPECT_EQ(numbers.number_of("lung"), 0U);
  EXPECT_EQ(numbers.number_of(""), 1U);
  EXPECT_EQ(numbers.number_of("cancer"), 2U);
  EXPECT_EQ(numbers.number_of("lung"), 0U);
  EXPECT_EQ(numbers.number_of(""), 1U);
  EXPECT_EQ(numbers.terms(), (std::deque<std::string>{"lung", "", "cancer"}));
}

TEST(TermNumbers, StayTheSameWhileTermsAreAdded) {
  TermNumbers numbers;
  constexpr std::uint32_t count = 20'000;
  for (std::uint32_t number = 0; number < count; ++number) {
    ASSERT_EQ(numbers.number_of("term" + std::to_string(number)), number);
  }
  for (std::uint32_t number = 0; number < count; ++number) {
    ASSERT_EQ(numbers.number_of("term" + std::to_string(number)), number);
  }
  EXPECT_EQ(numbers.terms().size(), count);
}

}  // namespace
}  // namespace cme
