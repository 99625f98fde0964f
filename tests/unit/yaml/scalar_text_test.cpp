// SPDX-License-Identifier: MIT
#include "yaml/scalar_text.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "cme/yaml/parse.hpp"

namespace cme {
namespace {

/// The text of the value of `a`, or the problem in angle brackets.
std::string value_of(const std::string& text) {
  const ParsedYaml parsed = parse_yaml(text, YamlReader::yaml_cpp);
  return parsed.problems.empty() ? std::string(parsed.tree.nodes[2].text) : "<" + parsed.problems.front().message + ">";
}

struct ScalarCase {
  std::string yaml;
  std::string text;
};

void expect_values(std::initializer_list<ScalarCase> cases) {
  for (const ScalarCase& one : cases) {
    SCOPED_TRACE(one.yaml);
    EXPECT_EQ(value_of(one.yaml), one.text);
  }
}

// The values are those of the YAML 1.2 specification, section 5.7.
TEST(QuotedText, ReadsEveryEscape) {
  expect_values({
      {R"(a: "\_\N\L\P")", "\u00A0\u0085\u2028\u2029"},
      {R"(a: "\x41\xe9\u2019\U0001F600")", "A\u00E9\u2019\U0001F600"},
      {R"(a: "\ud83d\ude00 \uD83D\uDE00")", "\U0001F600 \U0001F600"},
      {R"(a: "\a\b\t\n\v\f\r\e\ \"\/\\")", "\a\b\t\n\v\f\r\x1B \"/\\"},
      {std::string("a: \"\\0\""), std::string("\0", 1)},
      {R"(a: '\n \ud83d\ude00')", R"(\n \ud83d\ude00)"},
      {R"(a: \n \ud83d\ude00)", R"(\n \ud83d\ude00)"},
      {"a: \\ud83d\\ude00\n  \\u0020 \\ud83d\n", R"(\ud83d\ude00 \u0020 \ud83d)"},
  });
}

TEST(QuotedText, RefusesEscapesThatOtherReadersRefuse) {
  expect_values({
      {R"(a: "it\'s")", R"(<this is not an escape sequence of YAML>)"},
      {R"(a: "\q")", R"(<this is not an escape sequence of YAML>)"},
      {R"(a: "\ud83d")", "<this escape is not a valid character>"},
      {R"(a: "\ude00\ud83d")", "<this escape is not a valid character>"},
      {R"(a: "\U00110000")", "<this escape is not a valid character>"},
      {R"(a: "\u12")", R"(<\x, \u or \U without its hexadecimal digits>)"},
  });
}

TEST(QuotedText, FoldsLines) {
  expect_values({
      {"a: \"one  \n  two\"\n", "one two"},
      {"a: 'one\n\n  two'\n", "one\ntwo"},
      {"a: \"one \\\n  two\\  \n  three\"\n", "one two  three"},
      {"a: \"one\\t\n  two\"\n", "one\t two"},
      {"a: '\n  it''s\n  '\n", " it's "},
      {"a: \"one\r\n\r\n  two\"\r\n", "one\ntwo"},
      {"a: \"one\\\n\n  two\"\n", "<an empty line after a line that ends with \\>"},
  });
}

TEST(QuotedText, IsIndentedDeeperThanItsKey) {
  constexpr const char* problem = "<this line continues the value above it but is not indented>";
  expect_values({
      {"a: \"one\n two\"\n", "one two"},
      {"a: \"one\ntwo\"\n", problem},
      {"a:\n\"one\"\n", problem},
      {"a:\n|-\n  one\n", problem},
      {"a:\n%b c\n", "<a line cannot start with %>"},
      {"%b\na: c\n", "<a line cannot start with %>"},
      {"%YAML 1.2\n---\na: b\n", "b"},
      {"a: [b,\nc]\n", problem},
      {"a: 'b'#c\n", "<a comment without a space before it>"},
      {"a: 'b' #c\n", "b"},
  });
}

// Section 8.1: header, chomping, folding, lines that are indented more.
TEST(BlockText, IsReadByTheSpecification) {
  expect_values({
      {"a: |\n  one\n  two\n\n", "one\ntwo\n"},
      {"a: |-\n  one\n   two\n\n", "one\n two"},
      {"a: |+\n  one\n\n\nb: 1\n", "one\n\n\n"},
      {"a: >\n  one\n  two\n\n  three\n", "one two\nthree\n"},
      {"a: >+\n  one\n\n\nb: 1\n", "one\n\n\n"},
      {"a: >-\n  one\n    two\n  three\n", "one\n  two\nthree"},
      {"a: >-\n\n  one\n", "\none"},
      {"a: |2-\n   one\n  two\n", " one\ntwo"},
      {"a: >-2 # note\n  one\n", "one"},
      {"a: |\n  one", "one"},
      {"a: |-\nb: 1\n", ""},
      {"a: >-#c\n  one\n", "<text on the same line as | or >>"},
      {"a: > one\n", "<text on the same line as | or >>"},
      {"a: |\n    \n  one\n", "<an empty line above this text has more spaces than the text>"},
      {"a: |\n  \tone\n", "<this line is indented with a tab>"},
  });
}

TEST(FlowProblem, IsWhatOtherReadersRefuse) {
  constexpr const char* problem = "<there is no value before this comma>";
  expect_values({
      {"a: [b,,c]\n", problem},
      {"a: [,b]\n", problem},
      {"a: [b, , c]\n", problem},
      {"a: [{b: 1},,c]\n", problem},
      {"a: [[b],,c]\n", problem},
      {"a: ['b' # one\n  ,, c]\n", problem},
      {"a: [b,\tc]\n", "<a tab between two values>"},
      {"a: [b,\n\tc]\n", "<a tab between two values>"},
      {"a: [b:, c]\n", "<there is no value after this colon>"},
      {"a: [b,#c\n  d]\n", "<a comment without a space before it>"},
      {"a: [b c\n\"d\"]\nb: []\n", "<this line continues the value above it but is not indented>"},
      {"a:\n  - [b c\n  - ]\n", "<this line continues the value above it but is not indented>"},
      {"a: [b, -, c]\n", "<a lone hyphen inside brackets>"},
      {"a: [b, !!str 'c']\n", "<a tag inside brackets>"},
  });
  for (const char* const sound : {"a: [b,]\n", "a: []\n", "a: [it's, 'x,,y', \"z,,\"]\n", "a: {\"b\":'c,,d'}\n",
                                  "a: [b: 1, {c}, d 'e f']\n", "a: [b c\n  \"d\", e -]\n"}) {
    EXPECT_TRUE(parse_yaml(sound, YamlReader::yaml_cpp).problems.empty()) << sound;
  }
}

TEST(NullWord, IsIndentedDeeperThanItsKey) {
  constexpr const char* problem = "<this line continues the value above it but is not indented>";
  expect_values({
      {"a:\nnull\n", problem},
      {"a:\n  - b:\n    ~\n", problem},
  });
  const ParsedYaml key = parse_yaml("a:\n  - b:\nnull: c\n", YamlReader::yaml_cpp);
  ASSERT_EQ(key.problems.size(), 1);
  EXPECT_EQ(key.problems.front().message, "a key must be text");
}

TEST(SurrogateEscape, IsFourHexadecimalDigits) {
  const ParsedYaml parsed = parse_yaml("a:\n  b\\ud: \"c\n", YamlReader::yaml_cpp);
  EXPECT_FALSE(parsed.problems.empty());  // the key is `b\ud`, and the quote is never closed
}

TEST(TabBeforeValue, IsRefusedWhereAReaderRefusesIt) {
  for (const char* const text :
       {"a:\n  - \tb\n", "a:\n  - \t\n  - b\n", "a:\n  -\t[b]\n", "a:\t[b]\n", "a:\n  - \t~\n"}) {
    const ParsedYaml parsed = parse_yaml(text, YamlReader::yaml_cpp);
    ASSERT_FALSE(parsed.problems.empty()) << text;
    EXPECT_EQ(parsed.problems.front().message, "a tab before this value") << text;
  }
}

}  // namespace
}  // namespace cme
