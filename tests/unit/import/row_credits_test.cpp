// SPDX-License-Identifier: MIT
#include "import/row_credits.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "import/row_reader.hpp"

namespace cme {
namespace {

/// One row: the type and the amount in its cells.
using TypeAndAmount = std::pair<const char*, const char*>;

/// The credits in one line, and the words that were kept.
std::string line_of(const ReadRow& row) {
  std::string line;
  for (const Credit& credit : row.activity.credits) {
    line += line.empty() ? "" : "; ";
    line += credit.amount ? to_string(*credit.amount) : "?";
    line += credit.type ? " " + std::string(to_string(*credit.type)).substr(0, 4) : "";
  }
  for (const CellRemark& remark : row.remarks) {
    line += " !" + remark.what;
  }
  return line;
}

std::string read_rows(const std::vector<TypeAndAmount>& rows, std::string_view second = "CME Credit Type") {
  const SheetReading reading{.columns = {make_column("Types", second), make_column("Credits", "credits")},
                             .constants = {}};
  std::vector<std::array<Cell, 2>> cells(rows.size());
  std::vector<PlacedCell> placed;
  for (std::size_t column = 0; column < 2; ++column) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      cells[row][column].text = column == 0 ? rows[row].first : rows[row].second;
      placed.push_back({.column = column, .cell = &cells[row][column], .row = row});
    }
  }
  return line_of(read_cells(reading, placed));
}

TEST(RowCredits, PairsTypesAndAmountsByRow) {
  EXPECT_EQ(read_rows({{"AMA", "1.0"}, {"ANCC", "1.5"}}), "1 AMA ; 1.5 ANCC");
  EXPECT_EQ(read_rows({{"AMA", "1.0"}, {"ANCC", "1.0"}}), "1 AMA ; 1 ANCC");
  EXPECT_EQ(read_rows({{"AMA", "1.0"}, {"ANCC", ""}}), "1 AMA  !no amount of credit is of this type");
  EXPECT_EQ(read_rows({{"AMA", ""}, {"ANCC", ""}}), "? AMA ; ? ANCC");
  EXPECT_EQ(read_rows({{"AMA", "1"}, {"", "2"}}), "1 AMA ; 2");
}

TEST(RowCredits, ReportsAmountsOfOneTypeInSeveralRows) {
  const std::string differ = "the rows of the activity have different amounts of one type of credit";
  const std::string same = "several rows of the activity have the same amount of credit; it was written once";
  EXPECT_EQ(read_rows({{"AMA", "1.5"}, {"AMA", "1.5"}, {"AMA", "1"}}), " !" + differ);
  EXPECT_EQ(read_rows({{"AMA", "6"}, {"ANCC", "6.5"}, {"AMA", "6"}, {"ANCC", "6.5"}}),
            "6 AMA ; 6.5 ANCC !" + same + " !" + same);
  EXPECT_EQ(read_rows({{"AMA", "6"}, {"ANCC", "6.5"}, {"AMA", "3"}}), "6.5 ANCC !" + differ);
  EXPECT_EQ(read_rows({{"", "1"}, {"", "2"}}), " !" + differ);
}

TEST(RowCredits, KeepsAllAmountsThatDiffer) {
  const SheetReading reading{.columns = {make_column("AMA PRA Category 1 Credits", "AMA PRA Category 1 Credits")},
                             .constants = {}};
  const std::array<Cell, 3> cells{Cell{.text = "1.5"}, Cell{.text = "1.5"}, Cell{.text = "1"}};
  const std::array<PlacedCell, 3> placed{PlacedCell{.column = 0, .cell = &cells[0], .row = 0},
                                         PlacedCell{.column = 0, .cell = &cells[1], .row = 1},
                                         PlacedCell{.column = 0, .cell = &cells[2], .row = 2}};
  const ReadRow row = read_cells(reading, placed);
  EXPECT_EQ(row.activity.note.value_or(Prose()).text,
            "AMA PRA Category 1 Credits: 1.5; 1.5; 1 AMA PRA Category 1 Credit");
  EXPECT_EQ(row.leftovers, 1U);
}

TEST(RowCredits, PairsListsOfEqualLength) {
  EXPECT_EQ(read_rows({{"AMA; ANCC", "1.0; 1.5"}}), "1 AMA ; 1.5 ANCC");
  EXPECT_EQ(read_rows({{"AMA\nANCC", "1.0\n1.5"}}), "1 AMA ; 1.5 ANCC");
  EXPECT_EQ(read_rows({{"AMA; ANCC", "1.0; 1.5 ANCC"}}), "1 AMA ; 1.5 ANCC");
  EXPECT_EQ(read_rows({{"AMA; Magic", "1.0; 1.5"}}), "1 AMA ; 1.5 !\"Magic\" is not a credit type");
  EXPECT_EQ(read_rows({{"AMA; ANCC", "1.0"}}), "1 AMA ; 1 ANCC");
  EXPECT_EQ(read_rows({{"AMA; ANCC; AMA", "1.0"}}), "1 AMA ; 1 ANCC");
  EXPECT_EQ(read_rows({{"AMA", "1.0; 1.5"}}), "1 AMA ; 1.5 AMA ");
  EXPECT_EQ(read_rows({{"AMA; ANCC", "1.0; 1.5; 2"}}),
            "? AMA ; ? ANCC !it is not clear which of 3 amounts of credit and 2 types belong together");
  EXPECT_EQ(read_rows({{"AMA; ANCC", "1.0; soon"}}),
            "? AMA ; ? ANCC !it is not clear which of 2 amounts of credit and 2 types belong together");
}

TEST(RowCredits, ReportsATypeThatNoAmountHas) {
  EXPECT_EQ(read_rows({{"ANCC", "1.0 AMA"}}), "1 AMA  !no amount of credit is of this type");
  EXPECT_EQ(read_rows({{"AMA", "1.0 AMA"}}), "1 AMA ");
  EXPECT_EQ(read_rows({{"ANCC", "soon"}}), "? ANCC !\"soon\" is not a credit amount");
}

TEST(RowCredits, TakesNoCreditForAnAmountOfZeroBesideOthers) {
  EXPECT_EQ(read_rows({{"AMA; ANCC", "1.0; 0"}}), "1 AMA ");
  EXPECT_EQ(read_rows({{"AMA", "1.0"}, {"ANCC", "0.00"}}), "1 AMA ");
  EXPECT_EQ(read_rows({{"AMA", "0-1"}}), "0 AMA ");
  EXPECT_EQ(read_rows({{"AMA", "0"}}), "0 AMA ");
  const auto read = [](const char* first, const char* second) { return read_rows({{first, second}}, "credits"); };
  EXPECT_EQ(read("0 AMA", "1.5 AMA"), "1.5 AMA ");
  EXPECT_EQ(read("0 AMA", "0 ANCC"), "0 AMA ; 0 ANCC");
}

TEST(RowCredits, WritesACreditOfTwoColumnsOnce) {
  const auto read = [](const char* first, const char* second) { return read_rows({{first, second}}, "credits"); };
  EXPECT_EQ(read("1.0", "1"), "1");
  EXPECT_EQ(read("1.0 AMA", "1"), "1 AMA ");
  EXPECT_EQ(read("1.0 AMA", "1.5 ANCC"), "1 AMA ; 1.5 ANCC");
  EXPECT_EQ(read("1.0", "2"), "1 !another column has another amount of credit");
  EXPECT_EQ(read("1.0 AMA; 2 ANCC", "3 ANCC"), "1 AMA ; 2 ANCC !another column has another amount of credit");
}

TEST(RowCredits, TakesAnotherAmountOfAColumnThatAMapNamesForAnotherCredit) {
  SheetReading reading{.columns = {make_column("Physicians", "credits"), make_column("Nurses", "credits")},
                       .constants = {}};
  for (Column& column : reading.columns) {
    column.is_mapped = true;
  }
  const std::array<Cell, 2> cells{Cell{.text = "1"}, Cell{.text = "0.5"}};
  EXPECT_EQ(line_of(read_cells(
                reading, std::vector<PlacedCell>{{.column = 0, .cell = &cells[0]}, {.column = 1, .cell = &cells[1]}})),
            "1; 0.5");
}

TEST(RowCredits, ReadsNoMoreAmountsThanAnActivityHas) {
  std::string amounts = "1";
  for (int i = 0; i < 200; ++i) {
    amounts += ";1";
  }
  EXPECT_EQ(read_rows({{"AMA", amounts.c_str()}}).substr(0, 8), "? AMA  !");
}

}  // namespace
}  // namespace cme
