// SPDX-License-Identifier: MIT
#include "base/byte_set.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cme {
namespace {

TEST(ByteSet, HasItsBytesAlone) {
  constexpr ByteSet set(",\xFF");
  EXPECT_TRUE(set.has(','));
  EXPECT_TRUE(set.has('\xFF'));
  EXPECT_FALSE(set.has('\0'));
  EXPECT_FALSE(set.has('a'));
}

TEST(ByteSet, IsFoundAtOrBehindAnOffset) {
  constexpr ByteSet set(",;");
  EXPECT_EQ(set.find_in("a,b;c"), 1U);
  EXPECT_EQ(set.find_in("a,b;c", 1), 1U);
  EXPECT_EQ(set.find_in("a,b;c", 2), 3U);
  EXPECT_EQ(set.find_in("a,b;c", 4), 5U);
  EXPECT_EQ(set.find_in("", 0), 0U);
}

TEST(WithoutEnd, TakesOffWhatStandsAtTheEndAlone) {
  constexpr ByteSet set("\r\n");
  EXPECT_EQ(without_end("a\nb\r\n\n", set), "a\nb");
  EXPECT_EQ(without_end("\n", set), "");
  EXPECT_EQ(without_end("", set), "");
}

TEST(FindByte, FindsTheFirstOneInTextsOfEveryLength) {
  const auto is_mark = [](char byte) { return (byte == '&') | (byte == '\xE2'); };
  for (std::size_t length = 0; length <= 100; ++length) {
    std::string text(length, 'a');
    EXPECT_EQ(find_byte(text, 0, is_mark), length);
    for (std::size_t at = 0; at < length; ++at) {
      text[at] = at % 2 == 0 ? '&' : '\xE2';
      EXPECT_EQ(find_byte(text, 0, is_mark), at);
      EXPECT_EQ(find_byte(text, at, is_mark), at);
      EXPECT_EQ(find_byte(text, at + 1, is_mark), length);
      text[at] = 'a';
    }
  }
}

}  // namespace
}  // namespace cme
