// SPDX-License-Identifier: MIT
#include "import/xlsx.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "import/workbook.hpp"
#include "made_workbook.hpp"

namespace cme {
namespace {

using Rows = std::vector<std::string>;

/// The rows of the only sheet of the workbook.
Rows read(std::string_view rows, std::string_view shared = {}, std::string_view styles = {}) {
  const Result<Workbook> workbook = read_workbook(xlsx_of(rows, shared, styles));
  if (!workbook) {
    return {workbook.error()};
  }
  return rows_of(workbook->sheets.at(0));
}

std::string text_of(std::string_view text) {
  return std::string("<row><c t='str'><v>").append(text).append("</v></c></row>");
}

TEST(Xlsx, DecodesCharactersThatXmlCannotHave) {
  EXPECT_EQ(read(text_of("a_x000D_b")), Rows{"1: a\rb"});
  EXPECT_EQ(read(text_of("_x000D_")), Rows{"1: \r"});
  EXPECT_EQ(read(text_of("_x005F_x000D_")), Rows{"1: _x000D_"});
  EXPECT_EQ(read(text_of("_x0001_")), Rows{"1: \x01"});
  EXPECT_EQ(read(text_of("_x007F_")), Rows{"1: \x7F"});
  for (const std::string text : {"_x0000_", "_x0080_", "_x000D", "_x000D-", "_x00D_", "_x00G0_", "_x0D", "_x_"}) {
    EXPECT_EQ(read(text_of(text)), Rows{"1: " + text});
  }
}

TEST(Xlsx, GivesEachCellOfAVerticalMergeItsValue) {
  const std::string rows =
      "<row r='1'><c t='str' r='A1'><v>Title of all</v></c></row>"
      "<row r='2'><c t='str' r='A2'><v>a</v></c><c t='str' r='B2'><v>x</v></c></row>"
      "<row r='3'><c t='str' r='B3'><v>y</v></c></row>";
  EXPECT_EQ(read(rows + "<mergeCells><mergeCell ref='A1:C1'/><mergeCell ref='A2:A4'/></mergeCells>"),
            (Rows{"1: Title of all", "2: a|x", "3: a|y"}));
  EXPECT_EQ(read(rows + "<mergeCell ref='A2:'/><mergeCell ref='B9:B12'/><mergeCell/>"),
            (Rows{"1: Title of all", "2: a|x", "3: |y"}));
}

TEST(Xlsx, KnowsHowFarAMergedCellReaches) {
  const Result<Workbook> workbook =
      read_workbook(xlsx_of("<row r='2'><c t='str' r='B2'><v>Fee</v></c></row>"
                            "<mergeCell ref='B2:D2'/><mergeCell ref='B2:B4'/><mergeCell ref='C9:D9'/>"));
  ASSERT_TRUE(workbook) << workbook.error();
  const std::vector<CellRange>& merges = workbook->sheets.at(0).merges;
  ASSERT_EQ(merges.size(), 1U);
  EXPECT_EQ(merges[0].first_row, 2U);
  EXPECT_EQ(merges[0].first_column, 1U);
  EXPECT_EQ(merges[0].last_column, 3U);
}

TEST(Xlsx, ReadsTheAddressOfAFormula) {
  const Result<Workbook> workbook = read_workbook(
      xlsx_of("<row><c t='str'><f>HYPERLINK(\"https://example.org/1#b\",\"Register\")</f><v>Register</v></c>"
              "<c t='str'><f>hyperlink( \"https://example.org/2\" )</f><v>b</v></c>"
              "<c t='str'><f>HYPERLINK(\"https://example.org/\"&amp;A1,\"c\")</f><v>c</v></c>"
              "<c t='str'><f>CONCAT(\"d\",\"e\")</f><v>de</v></c></row>"));
  ASSERT_TRUE(workbook) << workbook.error();
  const std::vector<CellLink>& links = workbook->sheets.at(0).links;
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].address, "https://example.org/1#b");
  EXPECT_EQ(links[1].address, "https://example.org/2");
  EXPECT_EQ(links[1].column, 1U);
}

TEST(Xlsx, ReadsLinksWithTheirPlaceForAllCellsOfARange) {
  const Result<Workbook> workbook = read_workbook(archive_of({
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels",
       "<Relationships><Relationship Id='1' Type='a/officeDocument' Target='book.xml'/></Relationships>"},
      {"book.xml", "<workbook xmlns:r='r'><sheets><sheet name='A' state='hidden' r:id='1'/></sheets></workbook>"},
      {"_rels/book.xml.rels",
       "<Relationships><Relationship Id='1' Type='a/worksheet' Target='sheet.xml'/></Relationships>"},
      {"_rels/sheet.xml.rels",
       "<Relationships><Relationship Id='h' Type='a/hyperlink' Target='https://example.org/app' "
       "TargetMode='External'/><Relationship Id='i' Type='a/image' Target='a.png'/></Relationships>"},
      {"sheet.xml",
       "<worksheet xmlns:r='r'><row><c t='str'><v>a</v></c></row><row><c t='str'><v>b</v></c></row>"
       "<hyperlink ref='A1' r:id='h' location='/course/77'/><hyperlink ref='A1:A2' r:id='h'/>"
       "<hyperlink ref='A1' r:id='i'/><hyperlink ref='A1' r:id='none'/><hyperlink ref='?' r:id='h'/></worksheet>"},
  }));
  ASSERT_TRUE(workbook) << workbook.error();
  EXPECT_TRUE(workbook->sheets.at(0).is_hidden);
  std::vector<std::string> links;
  for (const CellLink& link : workbook->sheets.at(0).links) {
    links.push_back(std::to_string(link.row) + " " + link.address);
  }
  EXPECT_EQ(links,
            (Rows{"1 https://example.org/app#/course/77", "1 https://example.org/app", "2 https://example.org/app"}));
}

TEST(Xlsx, PassesOverSheetsWithoutCells) {
  const std::string sheet = "<worksheet><sheetData><row><c t='str'><v>a</v></c></row></sheetData></worksheet>";
  const Result<Workbook> workbook = read_workbook(archive_of({
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels",
       "<Relationships><Relationship Id='1' Type='a/officeDocument' Target='book.xml'/></Relationships>"},
      {"book.xml",
       "<workbook xmlns:r='r'><sheets><sheet name='Chart' r:id='c'/><sheet name='Lost' r:id='l'/><sheet name='Out' "
       "r:id='o'/>"
       "<sheet name='Courses' r:id='1'/></sheets></workbook>"},
      {"_rels/book.xml.rels",
       "<Relationships><Relationship Id='1' Type='a/worksheet' Target='sheet.xml'/>"
       "<Relationship Id='o' Type='a/worksheet' Target='other.xml' TargetMode='External'/>"
       "<Relationship Id='c' Type='a/chartsheet' Target='chart.xml'/></Relationships>"},
      {"sheet.xml", sheet},
      {"other.xml", sheet},
      {"chart.xml", sheet},
  }));
  ASSERT_TRUE(workbook) << workbook.error();
  ASSERT_EQ(workbook->sheets.size(), 1U);
  EXPECT_EQ(workbook->sheets[0].name, "Courses");
}

TEST(Xlsx, PutsCellsWhereTheirReferencesSay) {
  EXPECT_EQ(read("<row r='2'><c t='str' r='C2'><v>c</v></c><c t='str'><v>d</v></c></row>"
                 "<row><c t='str'><v>a</v></c></row>"),
            (Rows{"2: ||c|d", "3: a"}));
  EXPECT_EQ(read("<row r='1048576'><c t='str'><v>a</v></c></row>"), Rows{"1048576: a"});
  EXPECT_EQ(read("<row r='1048577'><c t='str'><v>a</v></c></row>"), Rows{"1: a"});
  EXPECT_EQ(read("<row r='0'><c t='str'><v>a</v></c></row>"), Rows{"1: a"});
  EXPECT_EQ(read("<row><c t='str' r='A1048576'><v>a</v></c></row>"), Rows{"1048576: a"});
  for (const std::string reference : {"A1048577", "A0", "5", "A", "XFE1", "a1", "[1"}) {
    SCOPED_TRACE(reference);
    EXPECT_EQ(read("<row r='4'><c t='str' r='" + reference + "'><v>a</v></c></row>"), Rows{"4: a"});
  }
}

TEST(Xlsx, RefusesRowsOutOfOrder) {
  const Rows problem{"the file is damaged: row 4 comes after row 5"};
  EXPECT_EQ(read("<row r='5'><c t='str'><v>a</v></c><c t='str' r='B4'><v>b</v></c></row>"), problem);
  EXPECT_EQ(read("<row r='5'><c t='str'><v>a</v></c></row><row r='4'><c t='str'><v>b</v></c></row>"), problem);
}

TEST(Xlsx, HasColumnsAsFarAsXfd) {
  const Rows last = read("<row><c t='str' r='XFD1'><v>a</v></c><c t='str'><v>b</v></c></row>");
  EXPECT_EQ(last, Rows{"1: " + std::string(16'383, '|') + "a"});
  EXPECT_EQ(read("<row><c t='str' r='AA1'><v>a</v></c></row>"), Rows{"1: " + std::string(26, '|') + "a"});
}

TEST(Xlsx, ReadsEachTypeOfCell) {
  const auto cell = [](std::string_view inside, std::string_view type) {
    return read(std::string("<row><c t='").append(type).append("'>").append(inside).append("</c></row>"),
                "<si><t>first</t></si><si><r><t>se</t></r><rPh><t>x</t></rPh><r><t>cond</t></r></si>");
  };
  EXPECT_EQ(cell("<v>0</v>", "s"), Rows{"1: first"});
  EXPECT_EQ(cell("<v>1</v>", "s"), Rows{"1: second"});
  EXPECT_EQ(cell("<v>2</v>", "s"), Rows{});
  EXPECT_EQ(cell("<v>x</v>", "s"), Rows{});
  EXPECT_EQ(cell("<v>1</v>", "b"), Rows{"1: true(b)"});
  EXPECT_EQ(cell("<v>0</v>", "b"), Rows{"1: false(b)"});
  EXPECT_EQ(cell("<v>2</v>", "b"), Rows{"1: 2(b)"});
  EXPECT_EQ(cell("<v>#N/A</v>", "e"), Rows{"1: #N/A(e)"});
  EXPECT_EQ(cell("<v>2028-09-04T00:00:00</v>", "d"), Rows{"1: 2028-09-04(d)"});
  EXPECT_EQ(cell("<v>2028-09-04T18:00:00</v>", "d"), Rows{"1: 2028-09-04T18:00:00(d)"});
  EXPECT_EQ(cell("<is><t>in</t><rPh><t>x</t></rPh><t>line</t></is>", "inlineStr"), Rows{"1: inline"});
  EXPECT_EQ(cell("<f>A1*2</f>", "n"), Rows{"1: =A1*2(f)"});
  EXPECT_EQ(cell("<f></f>", "n"), Rows{"1: =(f)"});
  EXPECT_EQ(cell("<f>A1*2</f><v>6</v>", "n"), Rows{"1: 6(n)"});
  EXPECT_EQ(cell("", "n"), Rows{});
  EXPECT_EQ(cell("<v>1.5x</v>", "n"), Rows{"1: 1.5x"});
  EXPECT_EQ(cell("<v>x</v>", "n"), Rows{"1: x"});
}

TEST(Xlsx, ForgetsTheCellBefore) {
  EXPECT_EQ(read("<row><c t='str'><f>1</f><v>a</v></c><c/><c><f>B1</f></c><c><v>2</v></c>"
                 "<c t='inlineStr'><is><t>b</t></is></c><c t='inlineStr'/></row>"),
            Rows{"1: a||=B1(f)|2(n)|b"});
}

TEST(Xlsx, ShowsNumbersInTheFormatsOfTheirStyles) {
  constexpr std::string_view styles =
      "<numFmts><numFmt numFmtId='164' formatCode='yyyy'/></numFmts><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='14'/><xf/></cellXfs>"
      "<dxfs><xf numFmtId='14'/></dxfs>";
  const auto styled = [&](std::string_view style) {
    return read(std::string("<row><c s='").append(style).append("'><v>47000</v></c></row>"), {}, styles);
  };
  EXPECT_EQ(styled("0"), Rows{"1: 47000(n)"});
  EXPECT_EQ(styled("1"), Rows{"1: 2028-09-04(d)"});
  EXPECT_EQ(styled("2"), Rows{"1: 2028-09-04(d)"});
  EXPECT_EQ(styled("3"), Rows{"1: 47000(n)"});
  EXPECT_EQ(styled("4"), Rows{"1: 47000(n)"});
  EXPECT_EQ(styled(""), Rows{"1: 47000(n)"});
}

}  // namespace
}  // namespace cme
