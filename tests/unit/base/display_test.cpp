// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "base/display.hpp"

namespace cme {
namespace {

using Lines = std::vector<std::string>;

TEST(DisplayWidth, CountsCells) {
  struct Case {
    std::string_view text;
    std::size_t width;
  };
  const Case cases[] = {
      {"", 0},
      {"abc", 3},
      {"é", 1},
      {"e\u0301\u0323", 1},
      {"–’…", 3},
      {"日本", 4},
      {"ｆ", 2},
      {"각", 2},
      {"\u1100\u1161\u11A8", 2},
      {"😀", 2},
      {"👩\u200D🔬", 2},
      {"👨\u200D👩\u200D👧\u200D👦", 2},
      {"👍\U0001F3FD", 2},
      {"❤\uFE0F", 2},
      {"1\uFE0F\u20E3", 2},
      {"🇩🇪", 2},
      {"🇩🇪🇫🇷", 4},
      {"a\u200Bb", 2},
      {"\uFFFD", 1},
      {"x\xFF", 2},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(display_width(c.text), c.width);
  }
}

TEST(TruncateToWidth, CutsBetweenCharacters) {
  struct Case {
    std::string_view text;
    std::size_t width;
    std::string_view cut;
  };
  const Case cases[] = {
      {"abc", 3, "abc"},
      {"abcd", 3, "ab…"},
      {"abcd", 1, "…"},
      {"abcd", 0, ""},
      {"", 0, ""},
      {"日本語", 6, "日本語"},
      {"日本語", 5, "日本…"},
      {"日本語", 4, "日…"},
      {"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
      {"👩\u200D🔬👩\u200D🔬", 3, "👩\u200D🔬…"},
      {"abc\u0301", 3, "abc\u0301"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(truncate_to_width(c.text, c.width), c.cut);
  }
}

TEST(PadToWidth, FillsUpWithBlanks) {
  EXPECT_EQ(pad_to_width("日", 4), "日  ");
  EXPECT_EQ(pad_to_width("abc", 2), "abc");
  EXPECT_EQ(pad_to_width("", 2), "  ");
}

TEST(Wrap, BreaksAtBlanks) {
  EXPECT_EQ(wrap("one two three", 7), (Lines{"one two", "three"}));
  EXPECT_EQ(wrap("one two three", 100), Lines{"one two three"});
  EXPECT_EQ(wrap("  one \n two ", 100), Lines{"one two"});
  EXPECT_EQ(wrap("日本 日本", 5), (Lines{"日本", "日本"}));
  EXPECT_EQ(wrap("", 10), Lines{});
  EXPECT_EQ(wrap(" ", 10), Lines{});
}

TEST(Wrap, LeavesALongWordWhole) {
  EXPECT_EQ(wrap("a incomprehensibilities b", 5), (Lines{"a", "incomprehensibilities", "b"}));
  EXPECT_EQ(wrap("a b", 0), (Lines{"a", "b"}));
}

TEST(Wrap, KeepsWhatANoBreakSpaceJoins) {
  EXPECT_EQ(wrap("1\u00A0mg daily", 5), (Lines{"1\u00A0mg", "daily"}));
}

TEST(WrapAroundCode, BreaksCodeOnlyIfItFitsInNoLine) {
  EXPECT_EQ(wrap_around_code("write `a: b c` there", 11), (Lines{"write", "`a: b c`", "there"}));
  EXPECT_EQ(wrap_around_code("run `cme explain x`, then stop", 20), (Lines{"run `cme explain x`,", "then stop"}));
  EXPECT_EQ(wrap_around_code("run `cme explain unknown-board`", 16), (Lines{"run `cme explain", "unknown-board`"}));
  EXPECT_EQ(wrap_around_code("a `b` c `d e", 5), (Lines{"a `b`", "c", "`d e"}));
  EXPECT_EQ(wrap_around_code(" ", 5), Lines{});
}

TEST(DropCells, LeavesNoHalfCharacter) {
  EXPECT_EQ(drop_cells("abc", 0), "abc");
  EXPECT_EQ(drop_cells("abc", 2), "c");
  EXPECT_EQ(drop_cells("abc", 5), "");
  EXPECT_EQ(drop_cells("漢字c", 2), "字c");
  EXPECT_EQ(drop_cells("漢字c", 3), " c");
}

TEST(Styled, SetsTextOnlyWhereThereIsColor) {
  EXPECT_EQ(styled(sgr_bold, "a", true), "\x1b[1ma\x1b[0m");
  EXPECT_EQ(styled(sgr_bold, "a", false), "a");
  EXPECT_EQ(styled(sgr_bold, "", true), "");
  EXPECT_EQ(styled("", "a", true), "a");
}

}  // namespace
}  // namespace cme
