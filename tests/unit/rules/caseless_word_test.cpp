// SPDX-License-Identifier: MIT
#include "rules/caseless_word.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cme {
namespace {

TEST(CaselessWord, IsFoundInAnyCase) {
  constexpr CaselessWord word("grant");
  for (const std::string_view text : {"grant", "a Grant", "GRANT.", "ggrant", "gragrant", "– grants"}) {
    SCOPED_TRACE(text);
    EXPECT_NE(word.find(text), std::string_view::npos);
  }
  for (const std::string_view text : {"", "gran", "gra nt", "gr\x01nt", "GR4NT"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(word.find(text), std::string_view::npos);
  }
}

TEST(CaselessWord, IsFoundAtEachOfItsPlaces) {
  constexpr CaselessWord word("aba");
  constexpr std::string_view text = "xabAbaAB";
  EXPECT_EQ(word.find(text), 1U);
  EXPECT_EQ(word.find(text, 2), 3U);
  EXPECT_EQ(word.find(text, 4), std::string_view::npos);
  EXPECT_EQ(word.find(text, 100), std::string_view::npos);
}

/// Places are looked at many at once, and the last ones together with some of those before.
TEST(CaselessWord, IsFoundAtEachPlaceOfLongText) {
  constexpr CaselessWord word("grant");
  for (std::size_t size = word.size(); size < 140; ++size) {
    EXPECT_EQ(word.find(std::string(size, 'g')), std::string_view::npos);
    for (std::size_t at = 0; at + word.size() <= size; ++at) {
      std::string text(size, 'g');
      text.replace(at, word.size(), "GRANT");
      ASSERT_EQ(word.find(text), at) << size;
      ASSERT_EQ(word.find(text, at / 2), at) << size;
      ASSERT_EQ(word.find(text, at + 1), std::string_view::npos) << size;
    }
  }
}

TEST(CaselessWord, TakesCapitalsForLettersOnly) {
  // What differs from a letter by the same bit is another character.
  EXPECT_EQ(CaselessWord("z").find(std::string(1, 'Z' ^ 0x40)), std::string_view::npos);
  EXPECT_EQ(CaselessWord("z").find("Z"), 0U);
}

TEST(CaselessWords, AreFoundAtEachPlaceOfLongText) {
  static constexpr CaselessWords words(std::to_array<std::string_view>({"educational", "designates", "aaaab"}));
  EXPECT_FALSE(words.are_in(""));
  EXPECT_FALSE(words.are_in("aaa"));
  for (const std::string_view word : {"EDUCATIONAL", "Designates", "aAaAb"}) {
    for (std::size_t size = word.size(); size < 60; ++size) {
      for (const char filler : {'a', 'e', ' ', '\xC3'}) {
        EXPECT_FALSE(words.are_in(std::string(size, filler)));
        for (std::size_t at = 0; at + word.size() <= size; ++at) {
          std::string text(size, filler);
          text.replace(at, word.size(), word);
          ASSERT_TRUE(words.are_in(text)) << text;
          text[at + word.size() - 1] = '1';
          ASSERT_FALSE(words.are_in(text)) << text;
        }
      }
    }
  }
}

TEST(CaselessWords, TakeCapitalsForLettersOnly) {
  static constexpr CaselessWords words(std::to_array<std::string_view>({"zone"}));
  EXPECT_TRUE(words.are_in("the Zone"));
  EXPECT_FALSE(words.are_in("the :one"));
  EXPECT_FALSE(words.are_in("the \x1Aone"));
}

}  // namespace
}  // namespace cme
