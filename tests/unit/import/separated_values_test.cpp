// SPDX-License-Identifier: MIT
#include "import/separated_values.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "import/encoding.hpp"

namespace cme {
namespace {

/// Each row as `NUMBER: cell|cell`, or `NUMBER! CELL: problem`.
std::vector<std::string> rows_of(std::string_view text) {
  const Result<SeparatedValues> values = read_separated_values(text);
  EXPECT_TRUE(values);
  std::vector<std::string> rows;
  for (const SheetRow& row : values->sheet.rows) {
    std::string shown = std::to_string(row.number);
    if (row.problem) {
      shown += "! " + std::to_string(row.problem->cell) + ": " + row.problem->message;
    } else {
      for (const Cell& cell : row.cells) {
        shown += (&cell == row.cells.data() ? ": " : "|") + cell.text;
      }
    }
    rows.push_back(shown);
  }
  return rows;
}

using Rows = std::vector<std::string>;

TEST(SeparatedValues, ReadsWhatTheStandardAllows) {
  const struct {
    const char* name;
    std::string text;
    Rows rows;
  } cases[] = {
      {"nothing", "", {}},
      {"LF", "a,b\n1,2\n", {"1: a|b", "2: 1|2"}},
      {"CRLF", "a,b\r\n1,2\r\n", {"1: a|b", "2: 1|2"}},
      {"CR alone, and mixed line ends", "a,b\r1,2\n3,4\r\n5,6", {"1: a|b", "2: 1|2", "3: 3|4", "4: 5|6"}},
      {"no line end at the end", "a,b\n1,2", {"1: a|b", "2: 1|2"}},
      {"empty cells", ",a,\n", {"1: |a|"}},
      {"quotes", "\"a,b\",\"c\"\"d\",\"\"\n", {"1: a,b|c\"d|"}},
      {"line breaks in quotes", "\"a\r\nb\",c\nd,e\n", {"1: a\r\nb|c", "2: d|e"}},
      {"a quote inside bare text", "5\" tube,b\n", {"1: 5\" tube|b"}},
      {"empty rows are counted", "a,\n\n,,\nb,\n", {"1: a|", "4: b|"}},
      {"rows of spaces are empty", "a,b\n  , \n \t\n\xC2\xA0,\nc,\n", {"1: a|b", "5: c|"}},
      {"semicolons", "a;b\n1,5;\"2;3\"\n", {"1: a|b", "2: 1,5|2;3"}},
      {"tabs", "a\tb\n1,5\t\"2\t3\"\n", {"1: a|b", "2: 1,5|2\t3"}},
      {"what Excel names", "sep=;\r\na;b,c\r\n", {"2: a|b,c"}},
      {"commas in quotes", "\"a, b\";c\n1;2\n", {"1: a, b|c", "2: 1|2"}},
      {"a title above", "Activities, 2026\na;b;c\n1;2;3\n", {"1: Activities, 2026", "2: a|b|c", "3: 1|2|3"}},
      {"one column", "a\n1\n", {"1: a", "2: 1"}},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(rows_of(each.text), each.rows);
  }
}

TEST(SeparatedValues, LosesOneLineToABadQuote) {
  const std::string in_the_middle =
      "a quote opens here and closes in the middle of the text; double each quote within the text";
  EXPECT_EQ(rows_of("a,b\n1,\"open\n2,sound\n3,end\n"),
            (Rows{"1: a|b", "2! 1: the quote that opens here is never closed", "3: 2|sound", "4: 3|end"}));
  EXPECT_EQ(rows_of("a,b\n1,\"open\n2,\"sound\"\n3,end\n"),
            (Rows{"1: a|b", "2! 1: " + in_the_middle, "3: 2|sound", "4: 3|end"}));
  EXPECT_EQ(rows_of("\"a\"b,c\nd,e\n"), (Rows{"1! 0: " + in_the_middle, "2: d|e"}));
  EXPECT_EQ(rows_of(std::string("a,b\0c\nd,e\n", 10)), (Rows{"1! 1: the file contains a NUL character", "2: d|e"}));
}

TEST(SeparatedValues, LimitsACell) {
  const std::string long_text(max_cell_bytes + 1, 'x');
  const std::string problem = "the cell is longer than 1 MiB; probably a quote that opens here is never closed";
  EXPECT_EQ(rows_of("a,\"" + long_text + "\"\nb,\n"), (Rows{"1! 1: " + problem, "2: b|"}));
  EXPECT_EQ(rows_of("a," + long_text + "\nb,\n"), (Rows{"1! 1: " + problem, "2: b|"}));
}

TEST(SeparatedValues, LimitsTheCellsOfAllRows) {
  for (const char separator : {',', '\t'}) {  // the latter as `cme list -o tsv` writes it
    SCOPED_TRACE(separator);
    const std::string row = std::string(max_cells / 10 - 1, separator) + "x\n";
    std::string text = separator == '\t' ? "id\tdays_left\n" : "";
    for (int i = 0; i < 10; ++i) {
      text += row;
    }
    const Result<SeparatedValues> values = read_separated_values(text + "x\n");
    ASSERT_FALSE(values);
    EXPECT_EQ(values.error(), "it has more than 10000000 cells");
  }
}

TEST(SeparatedValues, ReadsTheLongestCell) {
  const std::string longest(max_cell_bytes, 'x');
  EXPECT_EQ(rows_of("a,\"" + longest + "\"\nb,\n"), (Rows{"1: a|" + longest, "2: b|"}));
  EXPECT_EQ(rows_of("a," + longest + "\nb,\n"), (Rows{"1: a|" + longest, "2: b|"}));
}

TEST(SeparatedValues, KnowsWhatListWrote) {
  const auto form_of = [](std::string_view text) { return read_separated_values(text)->form; };
  EXPECT_EQ(rows_of("id\ttitle\tdays_left\n1\ta\\tb\\n\\\\\"\t3\n"),
            (Rows{"1: id|title|days_left", "2: 1|a\tb\n\\\"|3"}));
  EXPECT_EQ(rows_of("id\ttitle\tdays_left\n1\t\\ta\\\t3\n"), (Rows{"1: id|title|days_left", "2: 1|\ta\\|3"}));
  EXPECT_EQ(form_of("id\tdays_left\n1\t3\n"), TextTable::escaped);
  EXPECT_EQ(form_of("ID\tdays_left\n1\t3\n"), TextTable::quoted);
  EXPECT_EQ(rows_of("id\ttitle\n1\tC:\\temp\\new\n"), (Rows{"1: id|title", "2: 1|C:\\temp\\new"}));
}

TEST(SeparatedValues, KnowsWhatListWroteAfterAnotherProgramHasSavedIt) {
  const Rows rows{"1: id|title|days_left", "2: 1|a\tb\n\\\"c\"|3"};
  for (const std::string_view text : {
           "id\ttitle\tdays_left\n1\ta\\tb\\n\\\\\"c\"\t3",                // without its last line end
           "id\ttitle\tdays_left\r\n1\ta\\tb\\n\\\\\"c\"\t3\r\n",          // as git may change it
           "id\ttitle\tdays_left\n1\t\"a\\tb\\n\\\\\"\"c\"\"\"\t3\n",      // with quotes
           "id\ttitle\tdays_left\r\n1\t\"a\\tb\\n\\\\\"\"c\"\"\"\t3\r\n",  // with both
           "id\ttitle\tdays_left\n1\t\"a\\tb\n\\\\\"\"c\"\"\"\t3\n",       // with a line break of a person
       }) {
    SCOPED_TRACE(text);
    EXPECT_EQ(rows_of(text), rows);
    EXPECT_EQ(read_separated_values(text)->form, TextTable::escaped);
  }
  EXPECT_EQ(rows_of("\"id\"\t\"title\"\t\"days_left\"\n1\t\"a\\tb\"\t3\n"),
            (Rows{"1: id|title|days_left", "2: 1|a\tb|3"}));
  // Quotes in what no other program has saved are part of the text.
  EXPECT_EQ(rows_of("id\ttitle\tdays_left\n1\t\"Quoted\"\t3\n"), (Rows{"1: id|title|days_left", "2: 1|\"Quoted\"|3"}));
  EXPECT_EQ(rows_of("id\ttitle\tdays_left\r\n1\t\"Quoted\"\t3\r\n2\ta, b\t3\r\n"),
            (Rows{"1: id|title|days_left", "2: 1|\"Quoted\"|3", "3: 2|a, b|3"}));
  EXPECT_EQ(rows_of("id\ttitle\tdays_left\n1\t\"Not\" Quoted\t3\nTotal\t\t\t1\n"),
            (Rows{"1: id|title|days_left", "2: 1|\"Not\" Quoted|3", "3: Total|||1"}));
  // Excel puts quotes around each cell with a comma.
  EXPECT_EQ(rows_of("id\ttitle\tdays_left\r\n1\t\"a, b\"\t3\r\n2\tc\t3\r\n"),
            (Rows{"1: id|title|days_left", "2: 1|a, b|3", "3: 2|c|3"}));
}

TEST(DecodeText, KnowsTheEncodingsOfSpreadsheets) {
  EXPECT_EQ(decode_text("\xEF\xBB\xBFé")->text, "é");
  EXPECT_EQ(decode_text("It\x92s")->text, "It’s");
  EXPECT_EQ(decode_text("It\x92s")->encoding, Encoding::windows_1252);
  EXPECT_EQ(decode_text(std::string("\xFF\xFE\xE9\0", 4))->text, "é");
  EXPECT_EQ(decode_text(std::string("\xFE\xFF\0\xE9", 4))->text, "é");
  EXPECT_EQ(decode_text("\xE9", "latin1")->text, "é");
  EXPECT_EQ(decode_text("\x81\xE9").error(),
            "the file is neither UTF-8 nor Windows-1252 (byte 1); use --encoding to name its encoding");
  EXPECT_EQ(decode_text("x", "klingon").error(),
            "\"klingon\" is not a known encoding; write utf-8, utf-16 or windows-1252");
  EXPECT_EQ(decode_text("a\xE9", "utf-8").error(), "the file is not UTF-8 text: byte 2 is not valid");
}

TEST(DecodeText, LeavesSoundCharactersAloneWhereOneByteIsNot) {
  const Result<DecodedText> damaged = decode_text("café, naïve, It\x92s");
  ASSERT_TRUE(damaged) << damaged.error();
  EXPECT_EQ(damaged->text, "café, naïve, It\uFFFDs");
  EXPECT_EQ(damaged->encoding, Encoding::utf_8);
  EXPECT_EQ(decode_text("é \xE9")->encoding, Encoding::windows_1252);
  EXPECT_EQ(decode_text("é é \xE9")->encoding, Encoding::utf_8);
}

TEST(DecodeText, NamesUtf16WithoutAMark) {
  EXPECT_EQ(decode_text(std::string("i\0d\0,\0a\0", 8)).error(),
            "it looks like UTF-16 without a byte order mark; use --encoding utf-16le");
  EXPECT_EQ(decode_text(std::string("\0i\0d\0,\0a", 8)).error(),
            "it looks like UTF-16 without a byte order mark; use --encoding utf-16be");
  EXPECT_EQ(decode_text(std::string("i\0d\0,\0a\0", 8), "utf-16le")->text, "id,a");
  EXPECT_TRUE(decode_text(std::string("id\0a", 4)));
}

TEST(FindSeparator, KnowsBarsAndCarets) {
  EXPECT_EQ(find_separator("a|b|c\n1|2, 3|4\n"), '|');
  EXPECT_EQ(find_separator("a^b^c\n1^2^3\n"), '^');
  EXPECT_EQ(find_separator("a,b\n1|2,3\n"), ',');
  EXPECT_EQ(rows_of("Activity ID|Title\n1|a\n"), (Rows{"1: Activity ID|Title", "2: 1|a"}));
}

}  // namespace
}  // namespace cme
