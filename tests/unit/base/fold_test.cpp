// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "base/fold.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

TEST(Fold, MakesTextComparable) {
  struct Case {
    std::string_view text;
    std::string_view folded;
  };
  const Case cases[] = {
      {"", ""},
      {"Lung CANCER", "lung cancer"},
      {"  a \t\r\n b  ", "a b"},
      {"a\u00A0\u2009\u202F b\u3000", "a b"},
      {"Board’s ‘own’ “words” ″", "board's 'own' \"words\" \""},
      {"non–small — − ‐ ‑ cell", "non-small - - - - cell"},
      {"Sjögren ÉCOLE Ångström", "sjogren ecole angstrom"},
      {"e\u0301", "e"},
      {"Straße ŒUVRE Øre Łódź ﬁn", "strasse oeuvre ore lodz fin"},
      {"co\u00ADop\u200Bera\u2060tive\uFEFF", "cooperative"},
      {"a\u202Eb\u200E", "ab"},
      {"Credit™ DynaMed®", "credit dynamed"},
      {"½ №", "1/2 no"},
      {"ＦＵＬＬ", "full"},
      {"İstanbul", "istanbul"},
      {"ΣΟΦΟΣ σοφος", "σοφοσ σοφοσ"},
      {"日本", "日本"},
      {"x\xFFy\xC3", "x\uFFFDy\uFFFD"},
      {"\u2028", ""},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(fold(c.text), c.folded);
  }
}

TEST(Fold, TakesMicroSignAndMuForOne) {
  EXPECT_EQ(fold("5 \u00B5g"), fold("5 \u03BCg"));
}

TEST(Fold, ChangesNothingWhenDoneAgain) {
  for (const std::string_view text : {"Sjögren’s  “X”", "ﷺ", "½™", "\u1E9E", "x\xFF", "각", "ǆ ŉ ΐ"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(fold(fold(text)), fold(text));
  }
}

TEST(IsBlank, KnowsWideNarrowAndBreakingBlanks) {
  for (const char32_t blank : {U' ', U'\t', U'\n', U'\r', U'\u00A0', U'\u2009', U'\u202F', U'\u3000', U'\u2028'}) {
    EXPECT_TRUE(is_space(blank));
  }
  for (const char32_t other : {U'a', U'\0', U'\u200B', U'\u2060'}) EXPECT_FALSE(is_space(other));
}

}  // namespace
}  // namespace cme
