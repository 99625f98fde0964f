// SPDX-License-Identifier: MIT
#include "import/headings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

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

/// The names of the columns, and before them the rows of the headings: "0-1: A | B". The merged cells are in the row of
/// groups.
std::string names_of(const std::vector<SheetRow>& rows, const std::vector<CellRange>& merges = {}) {
  constexpr std::string_view known[] = {"Boards", "Credit",     "Credit Amount", "Credit Type",   "Expires",
                                        "Fee",    "Fee Amount", "Fee Members",   "Fee Others",    "Format",
                                        "ID",     "Link",       "Provider",      "Provider Name", "AMA Fee",
                                        "Title"};
  Sheet sheet{.name = {}, .rows = rows, .merges = merges};
  for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
    sheet.rows[i].number = i + 1;
  }
  const auto headings =
      find_headings(sheet, [&](std::string_view text) { return std::ranges::find(known, text) != std::end(known); });
  std::string line = std::to_string(headings->first_row) + "-" + std::to_string(headings->row) + ":";
  for (const std::string& name : headings->names) {
    line += (line.ends_with(':') ? " " : " | ") + name;
  }
  return line;
}

TEST(FindHeadings, JoinsThoseOfGroupsWithThePartsBelow) {
  const SheetRow values = row_of({"1", "Sepsis", "1.5", "AMA", "30", "60", "ABR"});
  const SheetRow upper = row_of({"ID", "Title", "Credit", "", "Fee", "", "Boards"});
  const std::string joined = "0-1: ID | Title | Credit Amount | Credit Type | Fee Members | Fee Others | Boards";
  EXPECT_EQ(names_of({upper, row_of({"", "", "Amount", "Type", "Members", "Others"}), values}), joined);
  // A vertical merge has its value in each row; some programs repeat the heading of the group.
  EXPECT_EQ(names_of({upper, row_of({"ID", "Title", "Amount", "Type", "Members", "Others", "Boards"}), values}),
            joined);
  EXPECT_EQ(names_of({row_of({"ID", "Title", "Credit", "Credit", "Fee", "Fee", "Boards"}),
                      row_of({"", "", "Amount", "Type", "Members", "Others"}), values}),
            joined);
  // A column without a heading in either row ends the group.
  EXPECT_EQ(names_of({row_of({"ID", "Title", "Fee"}), row_of({"", "", "Members", "Others", "", "Room"}), values}),
            "0-0: ID | Title | Fee | column D | column E | column F | column G");
  EXPECT_EQ(names_of({row_of({"Courses"}), row_of({"ID", "Fee"}), row_of({"", "Members", "Others"}), values}),
            "1-2: ID | Fee Members | Fee Others | column D | column E | column F | column G");
}

TEST(FindHeadings, ReadsGroupsAboveWhereTheHeadingsNeedThem) {
  EXPECT_EQ(names_of({row_of({"", "", "Credit", "", "Fee", ""}),
                      row_of({"ID", "Title", "Amount", "Expires", "Members", "Others"}), row_of({"1", "Sepsis"})}),
            "0-1: ID | Title | Credit Amount | Credit Expires | Fee Members | Fee Others");
  // All headings are clear by themselves.
  EXPECT_EQ(names_of({row_of({"", "Provider", "", ""}), row_of({"ID", "Title", "Link", "Boards"})}),
            "1-1: ID | Title | Link | Boards");
  // The link of the provider is not that of the activity.
  EXPECT_EQ(names_of({row_of({"", "", "Provider", "", ""}), row_of({"ID", "Title", "Name", "Link", ""})}),
            "0-1: ID | Title | Provider Name | Provider Link | column E");
  // An unknown group changes no known heading.
  EXPECT_EQ(names_of({row_of({"Fee", "", "Rest", "", "", ""}),
                      row_of({"Members", "AMA Fee", "Room", "Boards", "ID", "Title"})}),
            "0-1: Fee Members | AMA Fee | Rest Room | Boards | ID | Title");
}

TEST(FindHeadings, KeepsAHeadingThatSaysWhatItIs) {
  EXPECT_EQ(
      names_of({row_of({"", "", "Fee", "", "", ""}), row_of({"ID", "Title", "Members", "Others", "Boards", "Link"})}),
      "0-1: ID | Title | Fee Members | Fee Others | Boards | Fee Link");
}

/// The merged cells of one row.
CellRange merge_of(std::size_t row, std::size_t first, std::size_t last) {
  return {.first_row = row, .first_column = first, .last_row = row, .last_column = last};
}

TEST(FindHeadings, EndAGroupWithItsMergedCell) {
  const SheetRow upper = row_of({"ID", "Title", "Fee", "", "", "", ""});
  const SheetRow lower = row_of({"", "", "Members", "Others", "Remarks", "Amount", "Boards"});
  const SheetRow values = row_of({"1", "Sepsis", "30", "60", "x", "3", "ABR"});
  const std::string names = "0-1: ID | Title | Fee Members | Fee Others | Remarks | Amount | Boards";
  EXPECT_EQ(names_of({upper, lower, values}, {merge_of(1, 2, 3)}), names);
  // Others merge the headings of single columns downward, or several rows of groups.
  EXPECT_EQ(names_of({upper, row_of({"ID", "Title", "Members", "Others", "Remarks", "Amount", "Boards"}), values},
                     {merge_of(1, 2, 3)}),
            names);
  EXPECT_EQ(names_of({upper, lower, values},
                     {merge_of(1, 2, 6), merge_of(2, 4, 5), merge_of(1, 2, 1'000'000), merge_of(1, 900, 901)}),
            "0-1: ID | Title | Fee Members | Fee Others | Fee Remarks | Fee Amount | Boards");
  // The row of the parts is found first.
  EXPECT_EQ(names_of({row_of({"", "", "Fee", "", "", ""}),
                      row_of({"ID", "Title", "Members", "Others", "Amount", "Link"}), values},
                     {merge_of(1, 2, 3)}),
            "0-1: ID | Title | Fee Members | Fee Others | Amount | Link | column G");
}

TEST(FindHeadings, TakeOneKnownPartWhereOtherHeadingsShowTheRow) {
  const auto names = [](const std::vector<std::string>& upper, const std::vector<std::string>& lower) {
    return names_of({row_of(upper), row_of(lower), row_of({"1", "Sepsis", "30", "x", "B12"})}, {merge_of(1, 2, 3)});
  };
  EXPECT_EQ(names({"ID", "Title", "Fee", ""}, {"", "", "Members", "Remarks"}),
            "0-1: ID | Title | Fee Members | Fee Remarks | column E");
  EXPECT_EQ(names({"", "", "Fee", ""}, {"", "", "Members", "Remarks"}), "2-2: 1 | Sepsis | 30 | x | B12");
  EXPECT_EQ(names({"ID", "Title", "Fee", "", "Room"}, {"", "", "Members", "Remarks", "Update"}),
            "0-0: ID | Title | Fee | column D | Room");
}

TEST(FindHeadings, TakeNoWordsBelowAMergedCellForParts) {
  const std::string names = "0-0: ID | Title | column C | Fee";
  EXPECT_EQ(
      names_of({row_of({"ID", "Title", "", "Fee"}), row_of({"a", "Sepsis", "Update", "ask"})}, {merge_of(1, 1, 2)}),
      names);
  EXPECT_EQ(names_of({row_of({"ID", "Title", "", "Fee"}), row_of({"", "Sepsis", "Update"})}, {merge_of(1, 1, 2)}),
            names);
  // A cell above all headings is a title.
  EXPECT_EQ(names_of({row_of({"Fee"}), row_of({"ID", "Title", "Room"})}, {merge_of(1, 0, 2)}),
            "1-1: ID | Title | Room");
  // Nobody knows what is below the first column.
  EXPECT_EQ(
      names_of({row_of({"ID", "Title", "Fee", "", ""}), row_of({"", "", "", "Members", "Link"})}, {merge_of(1, 2, 3)}),
      "0-0: ID | Title | Fee | column D | column E");
}

TEST(FindHeadings, EndAGroupWithoutMergedCellsWhereItIsUnsure) {
  const SheetRow values = row_of({"1", "Sepsis", "30", "60", "x", "3", "ABR"});
  const auto names_below = [&](const std::vector<std::string>& lower) {
    return names_of({row_of({"ID", "Title", "Fee", "", "", ""}), row_of(lower), values});
  };
  // "Fee Amount" is a known heading, but this may be the amount of something else.
  EXPECT_EQ(names_below({"", "", "Members", "Others", "Remarks", "Amount", "Boards"}),
            "0-1: ID | Title | Fee Members | Fee Others | Remarks | Amount | Boards");
  EXPECT_EQ(names_below({"", "", "Members", "Others", "Amount"}),
            "0-1: ID | Title | Fee Members | Fee Others | Amount | column F | column G");
  EXPECT_EQ(names_below({"", "", "Amount", "Members", "Others"}),
            "0-1: ID | Title | Fee Amount | Fee Members | Fee Others | column F | column G");
  EXPECT_EQ(names_of({row_of({"ID", "Title", "Credit", ""}), row_of({"", "", "Type", "Amount"}), values}),
            "0-1: ID | Title | Credit Type | Credit Amount | column E | column F | column G");
}

TEST(FindHeadings, KeepThoseOfColumnsWithoutOneBelow) {
  const SheetRow upper = row_of({"Provider", "Activity", "", "Dates", "", "Room", "Boards"});
  const SheetRow lower = row_of({"", "Title", "Format", "Release", "Expires", "", ""});
  const SheetRow values = row_of({"Acme", "Sepsis", "Live", "2025-01-02", "2027-01-02", "B12", "ABR"});
  const std::string names = "0-1: Provider | Title | Format | Dates Release | Expires | Room | Boards";
  EXPECT_EQ(names_of({upper, lower, values}, {merge_of(1, 1, 2), merge_of(1, 3, 4)}), names);
  // Without merged cells, "Release" may not be of the group.
  EXPECT_EQ(names_of({row_of({"Provider", "Activity", "", "Dates", "", "Boards"}),
                      row_of({"", "Title", "Format", "Release", "Expires"}), values}),
            "0-1: Provider | Title | Format | Dates Release | Expires | Boards | column G");
  // One that is known is not enough: it may be the label of a title.
  EXPECT_EQ(names_of({row_of({"Provider", "Acme"}), row_of({"", "Title", "Format", "Expires"}), values}),
            "1-1: column A | Title | Format | Expires | column E | column F | column G");
}

TEST(FindHeadings, AreInOneRowBelowTitlesAndAboveWords) {
  const SheetRow headings = row_of({"ID", "Title", "Room"});
  const std::string names = "ID | Title | Room";
  EXPECT_EQ(names_of({row_of({"Courses of 2026"}), headings}), "1-1: " + names);
  EXPECT_EQ(names_of({row_of({"Courses", "", "Printed 2026-01-02"}), headings}), "1-1: " + names);
  EXPECT_EQ(names_of({headings, row_of({"CARDIOLOGY"}), row_of({"1", "Sepsis", "B12"})}), "0-0: " + names);
  EXPECT_EQ(names_of({headings, row_of({"", "Sepsis", "B12"})}), "0-0: " + names);
  // Numbers are never headings.
  EXPECT_EQ(names_of({row_of({"ID", "Title", "Fee", ""}), row_of({"", "", "30", "60"})}),
            "0-0: ID | Title | Fee | column D");
  EXPECT_EQ(names_of({row_of({"ID", "Title", ""}), row_of({"1", "Sepsis", "x"})}), "0-0: ID | Title | column C");
}

TEST(RepeatsHeadings, ComparesBothRows) {
  const Sheet sheet{.name = {},
                    .rows = {row_of({"ID", "Fee", ""}), row_of({"", "Members", "Others"}), row_of({"1", "2", "3"})}};
  const Headings headings{.first_row = 0, .row = 1, .words = {}, .names = {}};
  EXPECT_TRUE(repeats_headings(sheet.rows[0], sheet, headings));
  EXPECT_TRUE(repeats_headings(sheet.rows[1], sheet, headings));
  EXPECT_FALSE(repeats_headings(sheet.rows[2], sheet, headings));
}

TEST(IsNumberText, HasADigit) {
  for (const char* text : {"4.5", "$1,250.00", "100%", "-", ""}) {
    EXPECT_TRUE(is_number_text(text)) << text;
  }
  for (const char* text : {"% complete", ", MD", "%", "hours"}) {
    EXPECT_FALSE(is_number_text(text)) << text;
  }
}

TEST(IsTotal, MayHaveAFormulaWithoutAValue) {
  SheetRow row = row_of({"Total", "=SUM(B2:B9)"});
  EXPECT_FALSE(is_total(row));
  row.cells[1].kind = CellKind::formula;
  EXPECT_TRUE(is_total(row));
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
