// SPDX-License-Identifier: MIT
#include "base/words.hpp"
#include "base/ascii.hpp"
#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

using Names = std::vector<std::string_view>;

TEST(Trim, TakesBlanksAndLineBreaksOffTheEnds) {
  EXPECT_EQ(trim(" \t a b\r\n"), "a b");
  EXPECT_EQ(trim("a"), "a");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Split, GivesOnePartMoreThanSeparators) {
  EXPECT_EQ(split("a,b,,c", ','), (Names{"a", "b", "", "c"}));
  EXPECT_EQ(split("a", ','), Names{"a"});
  EXPECT_EQ(split("", ','), Names{""});
  EXPECT_EQ(split(",", ','), (Names{"", ""}));
}

TEST(ReplaceAll, ReplacesFromLeftToRightAndNeverItsOwnText) {
  EXPECT_EQ(replace_all("a-b--c-", "-", " - "), "a - b -  - c - ");
  EXPECT_EQ(replace_all("aaa", "aa", "a"), "aa");
  EXPECT_EQ(replace_all("abc", "b", ""), "ac");
  EXPECT_EQ(replace_all("abc", "d", "e"), "abc");
  EXPECT_EQ(replace_all("", "d", "e"), "");
}

// Few texts and many are looked through in two ways.
TEST(FindRepeated, GivesTheNumbersOfLaterOnes) {
  Names names{"b", "a", "b", "", "ab", "a", "b", ""};
  const std::vector<std::size_t> repeated{2, 5, 6, 7};
  EXPECT_EQ(find_repeated(names), repeated);
  std::vector<std::string> others;
  for (std::size_t i = 0; i < 100; ++i) {
    others.push_back("c" + std::to_string(i));
  }
  names.insert(names.end(), others.begin(), others.end());
  EXPECT_EQ(find_repeated(names), repeated);
  EXPECT_TRUE(find_repeated({}).empty());
}

TEST(Counted, HasAnSUnlessThereIsOne) {
  EXPECT_EQ(counted(0, "record"), "0 records");
  EXPECT_EQ(counted(1, "record"), "1 record");
  EXPECT_EQ(counted(2, "record"), "2 records");
}

TEST(EitherOf, JoinsForASentence) {
  EXPECT_EQ(either_of({}), "");
  EXPECT_EQ(either_of(Names{"a"}), "\"a\"");
  EXPECT_EQ(either_of(Names{"a", "b"}), "\"a\" or \"b\"");
  EXPECT_EQ(either_of(Names{"a", "b", "c"}), "\"a\", \"b\" or \"c\"");
}

TEST(ParseWholeNumber, TakesDigitsOnly) {
  EXPECT_EQ(parse_whole_number("0"), 0U);
  EXPECT_EQ(parse_whole_number("010"), 10U);
  EXPECT_EQ(parse_whole_number("4294967295"), 4294967295U);
  for (const std::string_view text : {"", "-1", "+1", " 1", "1 ", "1.0", "0x1", "4294967296", "99999999999999999999"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(parse_whole_number(text), std::nullopt);
  }
}

TEST(AsciiCase, LeavesOtherLettersAlone) {
  EXPECT_EQ(lower_ascii("AbZ[É"), "abz[É");
  EXPECT_EQ(upper_ascii("aBz{é"), "ABZ{é");
}

TEST(IsVisible, RefusesBlanksControlsAndInvalidUtf8) {
  EXPECT_TRUE(is_visible(""));
  EXPECT_TRUE(is_visible("10.1001/é"));
  for (const std::string_view text : {"a b", "a\tb", "a\u00A0b", "a\x7F", "a\u0085", "a\xFF"}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(is_visible(text));
  }
}

}  // namespace
}  // namespace cme
