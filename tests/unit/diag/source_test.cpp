// SPDX-License-Identifier: MIT
#include "cme/diag/source.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cme {
namespace {

TEST(Locator, CountsLinesAndCharactersFromOne) {
  Locator locator("a.yaml", "id: 1\r\ntitle: é–🙂x\n");
  EXPECT_EQ(locator.locate({0, 2}), (Place{"a.yaml", 1, 1, 3, "id: 1", 1, false}));
  EXPECT_EQ(locator.locate({23, 24}), (Place{"a.yaml", 2, 11, 12, "title: é–🙂x", 1, false}));
}

TEST(Locator, CutsASpanAtTheEndOfItsLine) {
  Locator locator("a.yaml", "a: b\r\nc: d\n");
  const Place place = locator.locate({3, 10});
  EXPECT_EQ(place.end_column, 5U);
  EXPECT_EQ(place.line_text, "a: b");
}

TEST(Locator, MovesASpanBeyondTheEndToTheEnd) {
  Locator locator("a.yaml", "a: b");
  EXPECT_EQ(locator.locate({90, 95}), (Place{"a.yaml", 1, 5, 5, "a: b", 1, false}));
  Locator empty("b.yaml", "");
  EXPECT_EQ(empty.locate({3, 4}), (Place{"b.yaml", 1, 1, 1, "", 1, false}));
}

TEST(Locator, GoesBackAsWellAsForward) {
  Locator locator("a.yaml", "a\nb\nc\n");
  EXPECT_EQ(locator.locate({4, 5}).line, 3U);
  EXPECT_EQ(locator.locate({0, 1}).line, 1U);
  EXPECT_EQ(locator.locate({2, 3}).line, 2U);
}

TEST(Locator, FindsPositionsInAnyOrder) {
  Locator locator("a.yaml", "é€x\n\r\nab");
  const auto at = [&](std::size_t offset) {
    const Position position = locator.position(offset);
    return std::pair(position.line, position.column);
  };
  for (const std::size_t first : std::initializer_list<std::size_t>{0, 2, 5, 6, 7, 9, 10, 11, 99}) {
    at(first);
    EXPECT_EQ(at(9), std::pair(3U, 1U));
    EXPECT_EQ(at(5), std::pair(1U, 3U));
    EXPECT_EQ(at(2), std::pair(1U, 2U));
    EXPECT_EQ(at(7), std::pair(2U, 1U));
    EXPECT_EQ(at(0), std::pair(1U, 1U));
    EXPECT_EQ(at(99), std::pair(3U, 3U));
  }
}

TEST(Locator, ShowsAPartOfALongLine) {
  const std::string text = std::string(1000, 'a') + "X" + std::string(1000, 'b');
  Locator locator("a.yaml", text);
  const Place place = locator.locate({1000, 1001});
  EXPECT_EQ(place.column, 1001U);
  EXPECT_EQ(place.line_text.at(place.column - place.text_column), 'X');
  EXPECT_TRUE(place.text_is_cut);
  EXPECT_LT(place.line_text.size(), 300U);
}

TEST(Edit, MakesAllEditsWhateverTheirOrder) {
  EXPECT_EQ(apply_edits("one two three", {}), "one two three");
  EXPECT_EQ(apply_edits("one two three", {{{8, 13}, "3"}, {{0, 3}, "1"}, {{4, 7}, ""}}), "1  3");
}

TEST(Edit, InsertsInTheOrderGiven) {
  EXPECT_EQ(apply_edits("ab", {{{2, 2}, "!"}, {{1, 1}, "x"}, {{1, 1}, "y"}}), "axyb!");
}

}  // namespace
}  // namespace cme
