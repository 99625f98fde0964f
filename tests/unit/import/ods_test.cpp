// SPDX-License-Identifier: MIT
#include "import/ods.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "import/workbook.hpp"
#include "made_workbook.hpp"

namespace cme {
namespace {

using Rows = std::vector<std::string>;

Sheet sheet_of(std::string_view rows) {
  const Result<Workbook> workbook =
      read_workbook(ods_of(std::string("<table:table table:name='A'>").append(rows).append("</table:table>")));
  EXPECT_TRUE(workbook) << workbook.error();
  return workbook ? workbook->sheets.at(0) : Sheet();
}

/// The row with this cell, of which `inside` are the elements.
Rows read_cell(std::string_view inside, std::string_view attributes = {}) {
  return rows_of(sheet_of(std::string("<table:table-row><table:table-cell ")
                              .append(attributes)
                              .append(">")
                              .append(inside)
                              .append("</table:table-cell></table:table-row>")));
}

TEST(Ods, ReadsTheParagraphsOfACell) {
  EXPECT_EQ(read_cell("<text:p>a</text:p><text:p>b</text:p>"), Rows{"1: a\nb"});
  EXPECT_EQ(read_cell("<text:p/><text:p>b</text:p>"), Rows{"1: \nb"});
  EXPECT_EQ(read_cell("<text:h>a</text:h><text:p>b</text:p>"), Rows{"1: a\nb"});
  EXPECT_EQ(read_cell("x<text:p>a<text:s/>b<text:s text:c='3'/>c<text:tab/>d<text:line-break/>e</text:p>x"),
            Rows{"1: a b   c\td\ne"});
  EXPECT_EQ(read_cell("<text:s/><text:tab/><text:line-break/><text:p>a</text:p>"), Rows{"1: a"});
  EXPECT_EQ(read_cell("<text:p><text:s text:c='20000'/></text:p>"), Rows{"1: " + std::string(16'384, ' ')});
  EXPECT_EQ(read_cell("<text:p><text:s text:c='0'/>a</text:p>"), Rows{"1:  a"});
}

TEST(Ods, MakesNoMoreSpacesThanACellMayHave) {
  std::string spaces;
  for (int i = 0; i < 20'000; ++i) spaces += "<text:s text:c='4294967295'/>";
  const Result<Workbook> workbook =
      read_workbook(ods_of("<table:table table:name='A'><table:table-row><table:table-cell><text:p>" + spaces +
                           "</text:p></table:table-cell></table:table-row></table:table>"));
  ASSERT_FALSE(workbook);
  EXPECT_EQ(workbook.error(), "a cell in row 1 is longer than 1 MiB");
}

TEST(Ods, GivesEachCellOfAVerticalMergeItsValue) {
  EXPECT_EQ(rows_of(sheet_of("<table:table-row><table:table-cell table:number-rows-spanned='3'><text:p>a</text:p>"
                             "</table:table-cell><table:table-cell><text:p>x</text:p></table:table-cell>"
                             "</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell>"
                             "<text:p>y</text:p></table:table-cell></table:table-row><table:table-row>"
                             "<table:covered-table-cell/><table:table-cell/></table:table-row>")),
            (Rows{"1: a|x", "2: a|y"}));
}

TEST(Ods, KnowsHowFarAMergedCellReaches) {
  const Sheet sheet = sheet_of(
      "<table:table-row><table:table-cell/><table:table-cell table:number-columns-spanned='2'><text:p>Fee</text:p>"
      "</table:table-cell><table:covered-table-cell/></table:table-row>");
  ASSERT_EQ(sheet.merges.size(), 1U);
  EXPECT_EQ(sheet.merges[0].first_row, 1U);
  EXPECT_EQ(sheet.merges[0].last_row, 1U);
  EXPECT_EQ(sheet.merges[0].first_column, 1U);
  EXPECT_EQ(sheet.merges[0].last_column, 2U);
}

TEST(Ods, KnowsSheetsThatAreNotShown) {
  const Result<Workbook> workbook = read_workbook(
      ods_of("<style name='s1'><table-properties table:display='false'/></style><style name='s2'><table-properties "
             "table:display='true'/></style><table:table table:name='A' table:style-name='s1'/><table:table "
             "table:name='B' table:style-name='s2'/><table:table table:name='C'/>"));
  ASSERT_TRUE(workbook) << workbook.error();
  EXPECT_TRUE(workbook->sheets.at(0).is_hidden);
  EXPECT_FALSE(workbook->sheets.at(1).is_hidden);
  EXPECT_FALSE(workbook->sheets.at(2).is_hidden);
}

TEST(Ods, ReadsWordsInPlaceOfANumberAndOfADay) {
  EXPECT_EQ(read_cell("<text:p>Free</text:p>", "o:value-type='float' o:value='0'"), Rows{"1: Free"});
  EXPECT_EQ(read_cell("<text:p>-</text:p>", "o:value-type='float' o:value='0'"), Rows{"1: 0(n)"});
  EXPECT_EQ(read_cell("<text:p>Sep 28</text:p>", "o:value-type='date' o:date-value='2028-09-01'"), Rows{"1: Sep 28"});
  EXPECT_EQ(read_cell("<text:p>01/2028</text:p>", "o:value-type='date' o:date-value='2028-01-01'"), Rows{"1: 01/2028"});
  EXPECT_EQ(read_cell("<text:p>9/1</text:p>", "o:value-type='date' o:date-value='2028-09-01'"),
            Rows{"1: 2028-09-01(d)"});
  EXPECT_EQ(read_cell("<text:p>Sep 1, 28</text:p>", "o:value-type='date' o:date-value='2028-09-01'"),
            Rows{"1: 2028-09-01(d)"});
}

TEST(Ods, ReadsNumbersInTheScaleThatIsShown) {
  const auto read = [](const char* number, const char* shown) {
    const Rows rows = read_cell(std::string("<text:p>") + shown + "</text:p>",
                                std::string("o:value-type='float' o:value='") + number + "'");
    return rows.front().substr(std::string_view("1: ").size());
  };
  EXPECT_EQ(read("30000", "30K"), "30K");
  EXPECT_EQ(read("30500", "30.5K"), "30.5K");
  EXPECT_EQ(read("1500000", "1,5 Mio"), "1.5 Mio");
  EXPECT_EQ(read("-30000", "-30 K"), "-30 K");
  EXPECT_EQ(read("90", "90 min"), "90 min");
  EXPECT_EQ(read("1250", "1,250 min"), "1250 min");
  EXPECT_EQ(read("1250.5", "1.250,50 min"), "1250.5 min");
  EXPECT_EQ(read("1000", "1.000 min"), "1000 min");
  EXPECT_EQ(read("1.25", "1.3 h"), "1.25 h");  // rounded
  EXPECT_EQ(read("0.75", "45 min"), "45 min");
  // Without words, the number itself is what is meant.
  EXPECT_EQ(read("30000", "30"), "30000(n)");
}

TEST(Ods, IgnoresWhatHasNoCellsOfItsOwn) {
  EXPECT_EQ(read_cell("<o:annotation><text:p>note</text:p></o:annotation><text:p>a</text:p>"), Rows{"1: a"});
  EXPECT_EQ(read_cell("<draw:frame><text:p>drawn</text:p></draw:frame><text:p>a</text:p>"), Rows{"1: a"});
  const Result<Workbook> workbook = read_workbook(
      ods_of("<table:table table:name=\"'file:///b.ods'#$B\"><table:table-row><table:table-cell><text:p>b</text:p>"
             "</table:table-cell></table:table-row></table:table><table:table table:name='A'/>"));
  ASSERT_TRUE(workbook) << workbook.error();
  ASSERT_EQ(workbook->sheets.size(), 1U);
  EXPECT_EQ(workbook->sheets[0].name, "A");
}

TEST(Ods, ReadsCellsByTheirTypes) {
  const std::string shown = "<text:p>shown</text:p>";
  EXPECT_EQ(read_cell(shown, "o:value-type='string'"), Rows{"1: shown"});
  EXPECT_EQ(read_cell(shown, "o:value-type='string' o:string-value='meant'"), Rows{"1: meant"});
  EXPECT_EQ(read_cell(shown, "o:value-type='date' o:date-value='2028-09-04T00:00:00'"), Rows{"1: 2028-09-04(d)"});
  EXPECT_EQ(read_cell(shown, "o:value-type='boolean' o:boolean-value='true'"), Rows{"1: true(b)"});
  EXPECT_EQ(read_cell("<text:p>50%</text:p>", "o:value-type='percentage' o:value='0.5'"), Rows{"1: 50%"});
  EXPECT_EQ(read_cell("<text:p>5 €</text:p>", "o:value-type='currency' o:currency='EUR' o:value='5'"),
            Rows{"1: 5 EUR(n)"});
  EXPECT_EQ(read_cell("<text:p>$5</text:p>", "o:value-type='currency' o:currency='USD' o:value='5'"), Rows{"1: $5(n)"});
  EXPECT_EQ(read_cell("<text:p>5 €</text:p>", "o:value-type='currency' o:value='5'"), Rows{"1: 5 EUR(n)"});
  EXPECT_EQ(read_cell("<text:p>5 €</text:p>", "o:value-type='float' o:currency='CHF' o:value='5'"),
            Rows{"1: 5 EUR(n)"});
  EXPECT_EQ(read_cell("<text:p>5</text:p>", "o:value-type='float' o:value='5x'"), Rows{"1: 5x(n)"});
  EXPECT_EQ(read_cell("<text:p>#N/A</text:p>", "o:value-type='string' table:value-type='error'"), Rows{"1: #N/A(e)"});
  EXPECT_EQ(read_cell("", "table:formula='=A1'"), Rows{"1: =(f)"});
  EXPECT_EQ(read_cell(shown, "table:formula='=A1'"), Rows{"1: shown"});
  EXPECT_EQ(read_cell("<text:p>5.00</text:p>", "table:formula='=A1' o:value-type='float' o:value='5'"),
            Rows{"1: 5(n)"});
}

TEST(Ods, RepeatsCellsAndRows) {
  const auto cell = [](std::string_view repeats, std::string_view text) {
    return std::string("<table:table-cell table:number-columns-repeated='")
        .append(repeats)
        .append("'>")
        .append(text.empty() ? std::string() : std::string("<text:p>").append(text).append("</text:p>"))
        .append("</table:table-cell>");
  };
  const auto row = [](std::string_view repeats, const std::string& cells) {
    return std::string("<table:table-row table:number-rows-repeated='").append(repeats).append("'>") + cells +
           "</table:table-row>";
  };
  EXPECT_EQ(rows_of(sheet_of(row("1", cell("2", "a") + cell("1", "") + cell("1", "b")) + row("2", cell("1", "c")) +
                             row("3", cell("16384", "")) + row("0", cell("0", "d")))),
            (Rows{"1: a|a||b", "2: c", "3: c", "7: d"}));
  EXPECT_EQ(rows_of(sheet_of(row("1", cell("16383", "") + cell("1", "a") + cell("1", "b")))),
            Rows{"1: " + std::string(16'383, '|') + "a"});
  EXPECT_EQ(rows_of(sheet_of(row("1", cell("16384", "") + cell("1", "a")))), Rows{});
  EXPECT_EQ(rows_of(sheet_of(row("1", cell("16385", "a") + cell("1", "b")))), Rows{});
}

TEST(Ods, KnowsTheFirstAddressOfACell) {
  const Sheet sheet = sheet_of(
      "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:a "
      "xlink:href='https://example.org/0'/><text:p><text:a xlink:href='https://example.org/1'>b</text:a> <text:a "
      "xlink:href='https://example.org/2'>c</text:a></text:p></table:table-cell></table:table-row>");
  ASSERT_EQ(sheet.links.size(), 1U);
  EXPECT_EQ(sheet.links[0].row, 1U);
  EXPECT_EQ(sheet.links[0].column, 1U);
  EXPECT_EQ(sheet.links[0].address, "https://example.org/1");
}

}  // namespace
}  // namespace cme
