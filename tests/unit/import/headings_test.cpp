// SPDX-License-Identifier: MIT
#include "import/headings.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

SheetRow row_of(const std::vector<std::string>& texts) {
  SheetRow row{.number = 1, .cells = {}};
  for (const std::string& text : texts) {
    row.cells.push_back({.text = text});
  }
  return row;
}

TEST(FindHeadings, NumbersThoseThatAreEqual) {
  const Sheet sheet{.name = {}, .rows = {row_of({"Title", "Fee", "Title", "", "Title", "Title (2)"})}};
  const auto headings = find_headings(sheet, [](std::string_view) { return true; });
  ASSERT_TRUE(headings);
  EXPECT_EQ(headings->names,
            (std::vector<std::string>{"Title", "Fee", "Title (3)", "column D", "Title (4)", "Title (2)"}));
  EXPECT_EQ(headings->words, (std::vector<std::string>{"Title", "Fee", "Title", "column D", "Title", "Title (2)"}));
}

TEST(IsTotal, KnowsRowsThatAddUp) {
  for (const std::vector<std::string>& texts : std::vector<std::vector<std::string>>{{"Total", "4.5"},
                                                                                     {"", "Total:", "", "$1,250.00"},
                                                                                     {"Total", "4.5 hours", ""},
                                                                                     {"Total credits", "12 AMA"},
                                                                                     {"Subtotal", "€45", "-3"},
                                                                                     {"Total", "100%"}}) {
    EXPECT_TRUE(is_total(row_of(texts))) << texts[0] << texts[1];
  }
  for (const std::vector<std::string>& texts : std::vector<std::vector<std::string>>{
           {"Total Joint Replacement", "1"}, {"Total", "Example Society"}, {"Total", "2028-09-04"}, {"7", "Total"}}) {
    EXPECT_FALSE(is_total(row_of(texts))) << texts[0] << texts[1];
  }
}

}  // namespace
}  // namespace cme
