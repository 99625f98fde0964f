// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "base/utf8.hpp"

namespace cme {
namespace {

TEST(ValidUtf8Prefix, TakesAllOfWellFormedText) {
  for (const std::string_view text :
       {"", "a", "longer than eight bytes of ASCII", "é–€😀", "\U0010FFFF", "\uD7FF\uE000", "12345678é12345678€"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(valid_utf8_prefix(text), text.size());
  }
}

TEST(ValidUtf8Prefix, StopsAtTheFirstIllFormedCharacter) {
  struct Case {
    std::string_view text;
    std::size_t valid;
  };
  const Case cases[] = {
      {"\x80", 0},              // continuation first
      {"ab\xC3", 2},            // cut off
      {"ab\xE2\x80", 2},        // cut off
      {"\xC0\xAF", 0},          // overlong
      {"\xE0\x80\xAF", 0},      // overlong
      {"\xF0\x80\x80\xAF", 0},  // overlong
      {"\xED\xA0\x80", 0},      // surrogate
      {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
      {"\xF5\x80\x80\x80", 0},  // above U+10FFFF
      {"12345678\xFF"
       "12345678",
       8},                          // after a whole word
      {"1234567\xC3\xA9\xC3(", 9},  // wrong continuation
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(testing::PrintToString(c.text));
    EXPECT_EQ(valid_utf8_prefix(c.text), c.valid);
  }
}

TEST(FindBeyondAscii, FindsTheFirstByteAtOrBehindAnOffset) {
  const std::string_view text = "12345678901é2345678901é";
  EXPECT_EQ(find_beyond_ascii(text), 11U);
  EXPECT_EQ(find_beyond_ascii(text, 11), 11U);
  EXPECT_EQ(find_beyond_ascii(text, 13), 23U);
  EXPECT_EQ(find_beyond_ascii("1234567890"), 10U);
  EXPECT_EQ(find_beyond_ascii("", 0), 0U);
}

TEST(WithoutByteOrderMark, PassesOverOneAtTheBeginning) {
  const std::string mark(utf8_byte_order_mark);
  EXPECT_EQ(without_byte_order_mark(mark + "id"), "id");
  EXPECT_EQ(without_byte_order_mark(mark + mark + "id"), mark + "id");
  EXPECT_EQ(without_byte_order_mark("id" + mark), "id" + mark);
  EXPECT_EQ(without_byte_order_mark("\xEF\xBBid"), "\xEF\xBBid");
}

TEST(NextCodePoint, StepsOverCharacters) {
  const std::string_view text = "aé€😀";
  std::size_t offset = 0;
  EXPECT_EQ(next_code_point(text, offset), U'a');
  EXPECT_EQ(next_code_point(text, offset), U'é');
  EXPECT_EQ(next_code_point(text, offset), U'€');
  EXPECT_EQ(next_code_point(text, offset), U'😀');
  EXPECT_EQ(offset, text.size());
}

TEST(NextCodePoint, StepsOverOneByteOfInvalidText) {
  const std::string_view text = "\xE2\x80z";
  std::size_t offset = 0;
  EXPECT_EQ(next_code_point(text, offset), 0xFFFDU);
  EXPECT_EQ(next_code_point(text, offset), 0xFFFDU);
  EXPECT_EQ(next_code_point(text, offset), U'z');
}

TEST(CountCodePoints, CountsCharactersNotBytes) {
  EXPECT_EQ(count_code_points(""), 0U);
  EXPECT_EQ(count_code_points("aé€😀"), 4U);
}

TEST(FirstCodePoints, CutsBetweenCharacters) {
  EXPECT_EQ(first_code_points("aé€😀", 3), "aé€");
  EXPECT_EQ(first_code_points("aé", 9), "aé");
  EXPECT_EQ(first_code_points("aé", 0), "");
}

}  // namespace
}  // namespace cme
