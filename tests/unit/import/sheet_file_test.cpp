// SPDX-License-Identifier: MIT
#include "import/sheet_file.hpp"

#include <gtest/gtest.h>

#include "base/ascii.hpp"
#include "import/heading_names.hpp"
#include "import/workbook.hpp"

namespace cme {
namespace {

TEST(Recognize, GoesByTheNameWhereThatSettlesIt) {
  for (const std::string_view name : {"a.csv", "a.TSV", "a.tab", "a.xlsx", "a.xlsm", "a.ods", "a.xls"}) {
    EXPECT_EQ(recognize("Activity ID\n", name), ImportKind::sheet) << name;
  }
  for (const std::string_view name : {"a.html", "a.HTM"}) {
    EXPECT_EQ(recognize("id,title\n", name), ImportKind::page) << name;
  }
}

TEST(Recognize, LooksForATableElsewhere) {
  const struct {
    std::string_view text;
    ImportKind kind;
  } cases[] = {
      // Two known headings, or three cells in each of the first five rows.
      {"id,title\n", ImportKind::sheet},
      {"id,room\n", ImportKind::page},
      {"room,desk,bell\na,b,c\n", ImportKind::sheet},
      {"room,desk,bell\n", ImportKind::page},
      {"room,desk,bell\na,b,c\na,b\n", ImportKind::page},
      {"a,b,c\na,b,c\na,b,c\na,b,c\na,b,c\nd\n", ImportKind::sheet},
      {"a,b,c\na,b,c\na,b,c\na,b,c\nd\na,b,c\n", ImportKind::page},
      {"room,desk\na,b\n", ImportKind::page},
      {"room\tdesk\n", ImportKind::sheet},
      {"no table", ImportKind::page},
      {"%PDF-1.7", ImportKind::sheet},  // to be refused by its kind
      {"", ImportKind::page},
      // The label of a page, alone in its line or with the id.
      {"id,title\nActivity ID\n", ImportKind::page},
      {"id,title\nActivity ID: 14389\n", ImportKind::page},
      {"id,title\nactivity id 14389Expires: x\n", ImportKind::page},
      {"Activity ID,title\n1,a\n", ImportKind::sheet},
      {"<!DOCTYPE html>\nid,title\n", ImportKind::page},
  };
  for (const auto& [text, kind] : cases) {
    EXPECT_EQ(recognize(text, "sheet.txt"), kind) << text;
  }
}

TEST(SheetFile, NamesWhatIsNoTable) {
  const auto refusal = [](std::string_view bytes) { return read_sheet_file(bytes, {}).error(); };
  EXPECT_EQ(refusal("%PDF-1.7\n"), "it is a PDF document, not a spreadsheet or a page");
  EXPECT_EQ(refusal("\x89PNG\r\n\x1A\n"), "it is a picture (PNG), not a spreadsheet or a page");
  EXPECT_EQ(refusal("\xFF\xD8\xFF\xE0"), "it is a picture (JPEG), not a spreadsheet or a page");
  EXPECT_EQ(refusal("{\\rtf1"), "it is a text document (RTF), not a spreadsheet or a page");
  EXPECT_EQ(refusal(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")), "it is an old workbook (.xls); save it as .xlsx");
  constexpr std::string_view old_document("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 32);
  EXPECT_EQ(refusal(old_document), "it is an old Word document; save its table as .xlsx");
}

TEST(SheetFile, SaysWhatOtherFilesAre) {
  const struct {
    std::string_view bytes;
    std::string_view problem;
  } cases[] = {
      {"<html><table><tr><td>ID</td></tr></table></html>",
       "it is a web page; open it in a spreadsheet program, and save it as .xlsx"},
      {" <TABLE><tr><td>ID</td></tr></TABLE>",
       "it is a web page; open it in a spreadsheet program, and save it as .xlsx"},
      {"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>",
       "it is a spreadsheet in XML; open it in a spreadsheet program, and save it as .xlsx"},
      {"\x1F\x8B\x08", "it is compressed (gzip); unpack it first"},
      {"[\n  {\"id\": 1}]", "it is JSON; save it as .xlsx or .csv"},
  };
  for (const auto& [bytes, problem] : cases) {
    const Result<SheetFile> file = read_sheet_file(bytes, std::nullopt);
    ASSERT_FALSE(file) << bytes;
    EXPECT_EQ(file.error(), problem);
  }
  EXPECT_EQ(describe_other_file("id,title\n"), "");
  EXPECT_EQ(describe_other_file("[draft],title\n"), "");
  EXPECT_EQ(describe_other_file(""), "");
}

TEST(SheetFile, UnwrapsTextThatIsWrittenAsAFormula) {
  const Result<SheetFile> file =
      read_sheet_file("\"=\"\"id\"\"\",title,room\n=\"00123\",=\"a\",\"=\"\"b\"\"&\"\"c\"\"\"\n", std::nullopt);
  ASSERT_TRUE(file) << file.error();
  const std::vector<SheetRow>& rows = file->sheets.front().rows;
  EXPECT_EQ(rows[0].cells[0].text, "id");
  EXPECT_EQ(rows[1].cells[0].text, "00123");
  EXPECT_EQ(rows[1].cells[1].text, "a");
  EXPECT_EQ(rows[1].cells[2].text, "=\"b\"&\"c\"");
}

TEST(SheetFile, KnowsWhoWroteIt) {
  const struct {
    std::string_view text;
    SheetOrigin origin;
    bool has_guards;
  } cases[] = {
      {"id,title,days_left\n1,a,3\n", SheetOrigin::cme, true},
      {"id,title\n1,a\n", SheetOrigin::person, false},
      {"id,title,x-desk,snippet\n1,a,b,c\n", SheetOrigin::person, false},
      {"id,credits\n1,\"[{}]\"\n", SheetOrigin::cme, true},
      {"id,credits\n1,1\n2,\"[{}]\"\n", SheetOrigin::cme, true},
      {"id,fee\n1,$30\n", SheetOrigin::person, false},
      {"id,x-desk\n1,\"[\"\"a\"\",\"\"b\"\"]\"\n", SheetOrigin::cme, true},
      {"id,x-desk\n1,[a]\n", SheetOrigin::person, false},
      {"id,keywords\n1,\"[\"\"a\"\"]\"\n", SheetOrigin::person, false},
      {"id,Room,days_left\n1,a,3\n", SheetOrigin::person, false},
      {"id,title,fee,credits,days_left,Room\n1,a,free,1,3,b\n", SheetOrigin::cme, true},
      {"id,title,fee,credits,days_left,Room,Sent,,Owner\n1,a,free,1,3,b\n", SheetOrigin::person, false},
      {"id,Room\n1,\"[{}]\"\n", SheetOrigin::person, false},
      {"cme id,Room\n1,a\n", SheetOrigin::person, true},
      {"id\ttitle\tdays_left\n1\ta\t3\n", SheetOrigin::cme, false},
      {"id\ttitle\n1\ta\n", SheetOrigin::person, false},
      {"id\tcredits\n1\t[{\"amount\":\"1\"}]\n", SheetOrigin::cme, false},
  };
  for (const auto& [text, origin, has_guards] : cases) {
    SCOPED_TRACE(text);
    const Result<SheetFile> file = read_sheet_file(text, std::nullopt);
    ASSERT_TRUE(file) << file.error();
    EXPECT_EQ(file->origin, origin);
    EXPECT_EQ(file->has_guards, has_guards);
    EXPECT_TRUE(file->is_text);
  }
}

TEST(SheetFile, HasDecimalCommasWithSemicolons) {
  EXPECT_EQ(read_sheet_file("a;b\n1,5;2\n", {})->decimal_sign, DecimalSign::comma);
  EXPECT_EQ(read_sheet_file("a,b\n1.5,2\n", {})->decimal_sign, DecimalSign::point);
}

TEST(SheetFile, KnowsTheGuardsOfCsvThatAProgramHasSavedAsAWorkbook) {
  const SheetFile file{.sheets = {}};
  const auto sheet_of = [](std::string_view headings, std::string_view name = "Sheet1") {
    Sheet sheet{.name = std::string(name), .rows = {{.number = 1, .cells = {}}}};
    for (const std::string_view heading : split(headings, ',')) {
      sheet.rows.front().cells.push_back({.text = std::string(heading)});
    }
    return sheet;
  };
  EXPECT_TRUE(has_guards(file, sheet_of("id,title,days_left")));
  EXPECT_EQ(origin_of(file, sheet_of("id,title,days_left")), SheetOrigin::cme);
  EXPECT_TRUE(has_guards(file, sheet_of(std::string(given_id_heading) + ",Title")));
  EXPECT_FALSE(has_guards(file, sheet_of("id,title")));
  EXPECT_FALSE(has_guards(file, sheet_of("ID,days_left")));
  EXPECT_EQ(origin_of(file, sheet_of("ID,days_left")), SheetOrigin::person);
  // A workbook of cme.
  EXPECT_FALSE(has_guards(file, sheet_of("id,title,days_left", workbook_subject)));
  EXPECT_FALSE(has_guards({.sheets = {}, .origin = SheetOrigin::cme}, sheet_of("id,title,days_left")));
}

}  // namespace
}  // namespace cme
