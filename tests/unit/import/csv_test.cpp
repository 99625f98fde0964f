// SPDX-License-Identifier: MIT
#include "import/csv.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace cme {
namespace {

/// Each row as `NUMBER: cell|cell`, or `NUMBER! CELL: problem`.
std::vector<std::string> rows_of(const std::string& text) {
  std::istringstream in(text);
  CsvReader reader(in);
  std::vector<std::string> rows;
  while (const auto row = reader.next()) {
    std::string shown = std::to_string(row->number);
    if (row->problem) {
      shown += "! " + std::to_string(row->problem->cell) + ": " + row->problem->message;
    } else {
      for (const std::string& cell : row->cells) {
        shown += (&cell == row->cells.data() ? ": " : "|") + cell;
      }
    }
    rows.push_back(shown);
  }
  return rows;
}

using Rows = std::vector<std::string>;

TEST(CsvReader, ReadsWhatTheStandardAllows) {
  const struct {
    const char* name;
    std::string text;
    Rows rows;
  } cases[] = {
      {"nothing", "", {}},
      {"LF", "a,b\n1,2\n", {"1: a|b", "2: 1|2"}},
      {"CRLF", "a,b\r\n1,2\r\n", {"1: a|b", "2: 1|2"}},
      {"no line end at the end", "a,b\n1,2", {"1: a|b", "2: 1|2"}},
      {"a byte order mark",
       "\xEF\xBB\xBF"
       "a,b\n",
       {"1: a|b"}},
      {"a byte order mark before a quote",
       "\xEF\xBB\xBF"
       "\"a\",b\n",
       {"1: a|b"}},
      {"empty cells", ",a,\n", {"1: |a|"}},
      {"quotes", "\"a,b\",\"c\"\"d\",\"\"\n", {"1: a,b|c\"d|"}},
      {"line breaks in quotes", "\"a\r\nb\",c\nd,e\n", {"1: a\r\nb|c", "2: d|e"}},
      {"a quote inside bare text", "5\" tube,b\n", {"1: 5\" tube|b"}},
      {"a CR inside bare text", "a\rb,c\r", {"1: a\rb|c\r"}},
      {"blank rows are counted", "a\n\n,,\nb\n", {"1: a", "4: b"}},
      {"an empty cell in quotes alone", "a\n\"\"\nb\n", {"1: a", "3: b"}},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(rows_of(each.text), each.rows);
  }
}

TEST(CsvReader, ReadsSemicolonsWhereTheFirstRowHasNoComma) {
  const struct {
    const char* name;
    std::string text;
    Rows rows;
  } cases[] = {
      {"semicolons", "a;b\n1,5;\"2;3\"\n", {"1: a|b", "2: 1,5|2;3"}},
      {"a byte order mark and CRLF",
       "\xEF\xBB\xBF"
       "a;b\r\n1;2\r\n",
       {"1: a|b", "2: 1|2"}},
      {"blank rows before", "\n;;\na;b\n1;2\n", {"3: a|b", "4: 1|2"}},
      {"commas in quotes", "\"a, b\";c\n1;2\n", {"1: a, b|c", "2: 1|2"}},
      {"a quote in quotes", "\"a\"\",\"\"\";c\n1;2\n", {"1: a\",\"|c", "2: 1|2"}},
      {"a comma as well", "a;b,c\n1;2,3\n", {"1: a;b|c", "2: 1;2|3"}},
      {"semicolons in quotes", "\"a;b\"\n1;2\n", {"1: a;b", "2: 1;2"}},
      {"only later", "a\n1;2\n", {"1: a", "2: 1;2"}},
      {"no line end", "a;b", {"1: a|b"}},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.name);
    EXPECT_EQ(rows_of(each.text), each.rows);
  }
}

TEST(CsvReader, LosesOneLineToABadQuote) {
  const std::string in_the_middle =
      "a quote opens here and is closed in the middle of a text; write a quote that belongs to the text twice";
  EXPECT_EQ(rows_of("a,b\n1,\"open\n2,sound\n3,end\n"),
            (Rows{"1: a|b", "2! 1: the quote that opens here is never closed", "3: 2|sound", "4: 3|end"}));
  EXPECT_EQ(rows_of("a,b\n1,\"open\n2,\"sound\"\n3,end\n"),
            (Rows{"1: a|b", "2! 1: " + in_the_middle, "3: 2|sound", "4: 3|end"}));
  EXPECT_EQ(rows_of("\"a\"b,c\nd,e\n"), (Rows{"1! 0: " + in_the_middle, "2: d|e"}));
}

TEST(CsvReader, RefusesNul) {
  EXPECT_EQ(rows_of(std::string("a,b\0c\nd,e\n", 10)),
            (Rows{"1! 1: the character NUL is no text; save the file as CSV in UTF-8", "2: d|e"}));
}

TEST(CsvReader, HoldsNoMoreThanOneRow) {
  const std::string long_text(2 * max_row_bytes, 'x');
  EXPECT_EQ(rows_of("a,\"" + long_text + "\nb\n"),
            (Rows{"1! 1: the row is longer than 4 MiB; most likely a quote that opens here is never closed", "2: b"}));
  // Cells that span the parts in which the stream is read.
  const std::string part(100'000, 'y');
  EXPECT_EQ(rows_of(part + ",\"" + part + "\"\"\"\r\nz\r\n"), (Rows{"1: " + part + "|" + part + "\"", "2: z"}));
}

}  // namespace
}  // namespace cme
