// SPDX-License-Identifier: MIT
#include "import/cell_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cme {
namespace {

using Texts = std::vector<std::string>;

TEST(CellText, LosesTheGuardOfAFormulaAndNoOtherApostrophe) {
  for (const std::string guarded : {"=A1", "+1", "-1", "@a", "\ta", "\ra", "'a"}) {
    EXPECT_EQ(without_formula_guard("'" + guarded), guarded);
  }
  for (const std::string text : {"'tis", "'", "=A1", "", "a'=1"}) {
    EXPECT_EQ(without_formula_guard(text), text);
  }
}

TEST(CellText, HasPlainLineEndsAndNoneAtItsEnd) {
  EXPECT_EQ(parse_plain_text("a\r\nb\n\r\n"), "a\nb");
  EXPECT_EQ(parse_plain_text("a\rb\r"), "a\rb");
  EXPECT_EQ(parse_plain_text("\n a "), "\n a ");
  EXPECT_EQ(parse_plain_text("\r\n"), "");
}

TEST(CellText, IsSplitAtSemicolons) {
  EXPECT_EQ(split_list("a;b; c;  d"), (Texts{"a", "b", "c", " d"}));
  EXPECT_EQ(split_list(R"(a\;b;c\\;d\e;\)"), (Texts{"a;b", R"(c\)", R"(d\e)", R"(\)"}));
  EXPECT_EQ(split_list("; ;a;;\n;"), Texts{"a"});
  EXPECT_EQ(split_list(""), Texts{});
  EXPECT_EQ(split_list("a\r\nb\r\n;c\n"), (Texts{"a\nb", "c"}));
}

TEST(CellText, IsPutOnOneLine) {
  EXPECT_EQ(one_line("  a \t\r\n\v\f b  "), "a b");
  EXPECT_EQ(one_line("\u00A0a\u00A0b"), "a\u00A0b");
  EXPECT_EQ(one_line("\x0e\x1f!"), "\x0e\x1f!");
  EXPECT_EQ(one_line("a\u2003 b"), "a\u2003 b");
  EXPECT_EQ(one_line(" \n "), "");
}

TEST(CellText, HasCleanLines) {
  EXPECT_EQ(clean_lines("\n \n  a  \r\n\n b\n\n"), "a\n\nb");
  EXPECT_EQ(clean_lines("a"), "a");
  EXPECT_EQ(clean_lines(" \n\n"), "");
  EXPECT_EQ(clean_lines(""), "");
}

TEST(CellText, MaySayNothing) {
  for (const std::string_view cell : {"TBD", " n/a ", "-", "–", "?", "To Be Announced", "unknown"}) {
    EXPECT_TRUE(says_nothing(cell)) << cell;
  }
  for (const std::string_view cell : {"", "none", "TBD soon", "---", "0"}) {
    EXPECT_FALSE(says_nothing(cell)) << cell;
  }
}

TEST(CellText, IsADescriptionWithOrWithoutHeadings) {
  const std::vector<Section> sections = read_sections("\nImportance  It matters.\n\nFindings\nMany.\nMore.\n");
  ASSERT_EQ(sections.size(), 2U);
  EXPECT_EQ(sections[0].heading, "Importance");
  EXPECT_EQ(sections[0].text, "It matters.");
  EXPECT_EQ(sections[1].heading, "Findings");
  EXPECT_EQ(sections[1].text, "Many.\n\nMore.");
  EXPECT_TRUE(read_sections(" \n").empty());
  ASSERT_EQ(read_sections("One.\nTwo.").size(), 1U);
  EXPECT_EQ(read_sections("One.\nTwo.")[0].text, "One.\n\nTwo.");
  const std::vector<Section> paragraphs = read_paragraphs("Importance It matters.\r\n");
  ASSERT_EQ(paragraphs.size(), 1U);
  EXPECT_EQ(paragraphs[0].heading, std::nullopt);
  EXPECT_EQ(paragraphs[0].text, "Importance It matters.");
}

TEST(CellText, IsATermOrNearOne) {
  EXPECT_EQ(parse_term<Format>("live").value(), Format::live);
  EXPECT_EQ(parse_term<Format>("Livve").error(), "\"Livve\" is not a format; did you mean \"Live\"?");
  EXPECT_EQ(parse_term<Format>("Quux").error(), "\"Quux\" is not a format");
}

}  // namespace
}  // namespace cme
