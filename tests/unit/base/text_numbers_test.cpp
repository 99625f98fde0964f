// SPDX-License-Identifier: MIT
#include "base/text_numbers.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(TextNumbers, AreInTheOrderOfTheTexts) {
  TextNumbers numbers;
  EXPECT_EQ(numbers.number_of("lung"), 0U);
  EXPECT_EQ(numbers.number_of(""), 1U);
  EXPECT_EQ(numbers.number_of("cancer"), 2U);
  EXPECT_EQ(numbers.number_of("lung"), 0U);
  EXPECT_EQ(numbers.number_of(""), 1U);
  EXPECT_EQ(numbers.texts(), (std::deque<std::string>{"lung", "", "cancer"}));
}

TEST(TextNumbers, StayTheSameWhileTextsAreAdded) {
  TextNumbers numbers;
  constexpr std::uint32_t count = 20'000;
  for (std::uint32_t number = 0; number < count; ++number) {
    ASSERT_EQ(numbers.number_of("term" + std::to_string(number)), number);
  }
  for (std::uint32_t number = 0; number < count; ++number) {
    ASSERT_EQ(numbers.number_of("term" + std::to_string(number)), number);
  }
  EXPECT_EQ(numbers.texts().size(), count);
}

}  // namespace
}  // namespace cme
