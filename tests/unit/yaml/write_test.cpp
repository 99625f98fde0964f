// SPDX-License-Identifier: MIT
#include "yaml/write.hpp"

#include <gtest/gtest.h>

#include <string>

#include "cme/yaml/parse.hpp"

namespace cme {
namespace {

std::string scalar(std::string_view text) {
  std::string out;
  append_scalar(out, text);
  return out;
}

std::string folded(std::string_view text, std::size_t width) {
  std::string out = "k: ";
  append_folded(out, text, 2, width);
  return out + "\n";
}

struct Case {
  std::string_view text;
  std::string_view written;
};

TEST(AppendScalar, KeepsTheQuotesOfWhatIsReplaced) {
  const auto like = [](std::string_view text, std::string_view written) {
    std::string out;
    append_scalar_like(out, text, written);
    return out;
  };
  EXPECT_EQ(like("it's", "'a'"), "'it''s'");
  EXPECT_EQ(like("a \"b\" \\", "\"a\""), "\"a \\\"b\\\" \\\\\"");
  EXPECT_EQ(like("a\tb", "'a'"), "\"a\\tb\"");
  EXPECT_EQ(like("a b", "a"), "a b");
  EXPECT_EQ(like("a: b", "a"), "'a: b'");
}

TEST(AppendScalar, QuotesOnlyWhereNeeded) {
  for (const Case& one : std::initializer_list<Case>{
           {"JAMA Oncology", "JAMA Oncology"},
           {"$30", "$30"},
           {"$25–$95", "$25–$95"},
           {"10.1001/jamaoncol.2025.2891", "10.1001/jamaoncol.2025.2891"},
           {"https://example.org/a?b=c#d", "https://example.org/a?b=c#d"},
           {"it's", "it's"},
           {"a: b", "'a: b'"},
           {"a #b", "'a #b'"},
           {"a:", "'a:'"},
           {"- a", "'- a'"},
           {"-a", "'-a'"},
           {"'a'", "'''a'''"},
           {"*a", "'*a'"},
           {"@a", "'@a'"},
           {"%a", "'%a'"},
           {"", "''"},
           {" a", "' a'"},
           {"a ", "'a '"},
           {"no", "'no'"},
           {"NULL", "'NULL'"},
           {"~", "'~'"},
           {"2024", "'2024'"},
           {"1.0", "'1.0'"},
           {"1e3", "'1e3'"},
           {"0x1F", "'0x1F'"},
           {"12:30", "'12:30'"},
           {"2028-09-04", "'2028-09-04'"},
           {"1 hour", "1 hour"},
           {"a\nb", "\"a\\nb\""},
           {"a\tb\"\\", "\"a\\tb\\\"\\\\\""},
           {"a\x1b\xc2\x85\xe2\x80\xa8", "\"a\\x1B\\x85\\u2028\""},
       }) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(scalar(one.text), one.written);
  }
}

TEST(AppendFolded, BreaksAtBlanksWithinTheWidth) {
  EXPECT_EQ(folded("one two three four", 11), "k: >-\n  one two\n  three\n  four\n");
}

TEST(AppendFolded, KeepsALongWordWhole) {
  EXPECT_EQ(folded("a abcdefghijkl b", 8), "k: >-\n  a\n  abcdefghijkl\n  b\n");
}

TEST(AppendFolded, NeverBreaksAtSeveralBlanks) {
  EXPECT_EQ(folded("aaaa   bbbb cc", 8), "k: >-\n  aaaa   bbbb\n  cc\n");
}

TEST(AppendFolded, WritesAnEmptyLineAsAnEmptyLine) {
  EXPECT_EQ(folded("one\n\ntwo\n\n\nthree", 80), "k: >-\n  one\n\n  two\n\n\n  three\n");
}

TEST(AppendFolded, QuotesWhatFoldingWouldChange) {
  EXPECT_EQ(folded(" lead", 80), "k: ' lead'\n");
  EXPECT_EQ(folded("a\n\n\u2028b", 80), "k: \"a\\n\\n\\u2028b\"\n");
  EXPECT_EQ(folded("a\n", 80), "k: \"a\\n\"\n");
}

TEST(AppendFolded, ReadsBackAsTheSameText) {
  for (const std::string_view text :
       {"a", "# not a comment", "--- x ... y", "- a", "one  two   three", "é – “q” 🙂",
        "b c d e f g h i j k l m n o p q r s t u v w x y z", "| > & *", "x: y # z"}) {
    for (const std::size_t width : {std::size_t{4}, std::size_t{9}, std::size_t{100}}) {
      SCOPED_TRACE(text);
      const std::string yaml = folded(text, width);
      const ParsedYaml parsed = parse_yaml(yaml);
      ASSERT_TRUE(parsed.problems.empty());
      EXPECT_EQ(parsed.tree.nodes.back().text, text);
    }
  }
}

}  // namespace
}  // namespace cme
