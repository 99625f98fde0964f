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

TEST(FindHeadings, AreInTheFirstWideRowWhereNoneIsKnown) {
  const auto row_found = [](const std::vector<SheetRow>& rows) {
    return find_headings({.name = {}, .rows = rows}, [](std::string_view text) { return text == "Title"; })->row;
  };
  EXPECT_EQ(row_found({row_of({"Courses"}), row_of({"", "A", "", "B"}), row_of({"1", "2", "3"})}), 1U);
  // Half as wide is too narrow.
  EXPECT_EQ(row_found({row_of({"A", "B"}), row_of({"1", "2", "3", "4"})}), 1U);
  EXPECT_EQ(row_found({row_of({"A", "B", "C"}), row_of({"1", "2", "3", "4"})}), 0U);
  // One heading that is known is enough in a sheet of one column.
  EXPECT_EQ(row_found({row_of({"A", "B", "C"}), row_of({"Title", "", ""})}), 0U);
  EXPECT_EQ(row_found({row_of({"A"}), row_of({"Title"})}), 1U);
  EXPECT_EQ(row_found({row_of({"A", "B"}), row_of({"Title", "Title"}), row_of({"Title", "Title"})}), 1U);
  std::vector<SheetRow> rows(30, row_of({"A", "B"}));
  rows.push_back(row_of({"Title", "Title"}));
  EXPECT_EQ(row_found(rows), 0U);
  rows.erase(rows.begin());
  EXPECT_EQ(row_found(rows), 29U);
}

TEST(IsTotal, KnowsRowsThatAddUp) {
  for (const std::vector<std::string>& texts :
       std::vector<std::vector<std::string>>{{"Total", "4.5"},
                                             {"", "Total:", "", "$1,250.00"},
                                             {"Total", "4.5 hours", ""},
                                             {"Total credits", "12 AMA"},
                                             {"Subtotal", "€45", "-3"},
                                             {"Total", "4.5 hours of this kinds"},
                                             {"Total", "$"},
                                             {"Total", "100%"},
                                             {"Cardiology Total", "4.5"},
                                             {"Total for Cardiology", "4.5"},
                                             {"Subtotal Cardiology", "", "3"}}) {
    EXPECT_TRUE(is_total(row_of(texts))) << texts[0] << texts[1];
  }
  for (const std::vector<std::string>& texts :
       std::vector<std::vector<std::string>>{{"Total", "4.5 hours of this kinds."},
                                             {"Total Joint Replacement", "1"},
                                             {"Cardiology Totality", "1"},
                                             {"Total", "Example Society"},
                                             {"Total", "2028-09-04"},
                                             {"7", "Total"}}) {
    EXPECT_FALSE(is_total(row_of(texts))) << texts[0] << texts[1];
  }
}

}  // namespace
}  // namespace cme
