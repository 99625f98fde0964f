// SPDX-License-Identifier: MIT
#include "model/common_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cme {
namespace {

TEST(CommonWords, AreThoseOfAllTextsAndOfQuestions) {
  for (const std::string_view word : function_words()) EXPECT_TRUE(is_common_word(word)) << word;
  for (const std::string_view word : {"course", "about", "best"}) {
    EXPECT_TRUE(is_common_word(word)) << word;
    EXPECT_EQ(std::ranges::find(function_words(), word), function_words().end()) << word;
  }
  for (const std::string_view word : {"gout", "The", ""}) EXPECT_FALSE(is_common_word(word)) << word;
}

}  // namespace
}  // namespace cme
