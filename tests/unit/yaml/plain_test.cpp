// SPDX-License-Identifier: MIT
#include "yaml/plain.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/fuzz/reader_comparison.hpp"

namespace cme {
namespace {

enum class Expected : std::uint8_t { given_up, accepted };

struct Case {
  std::string_view text;
  Expected expected;
};

constexpr Expected accepted = Expected::accepted;
constexpr Expected given_up = Expected::given_up;

std::string with_windows_line_ends(std::string_view text) {
  std::string changed;
  for (const char character : text) {
    changed += character == '\n' ? "\r\n" : std::string(1, character);
  }
  return changed;
}

/// Each text as it is, below a key, and with another key after it, each with both kinds of line ends: what is accepted
/// is what yaml-cpp makes of it.
template <std::size_t count>
void check(const Case (&cases)[count]) {
  for (const Case& each : cases) {
    SCOPED_TRACE(each.text);
    const test::ReaderComparison comparison = test::compare_readers(each.text);
    EXPECT_EQ(comparison.is_accepted, each.expected == Expected::accepted);
    EXPECT_EQ(comparison.difference, "");
    if (each.text.find('\r') == std::string_view::npos) {
      EXPECT_EQ(test::compare_readers(with_windows_line_ends(each.text)).is_accepted,
                each.expected == Expected::accepted);
    }
    for (const std::string& around :
         {"before: 1\n" + std::string(each.text), std::string(each.text) + "\nafter: 1\n",
          std::string(each.text) + "\n\n", "# first\n\n" + std::string(each.text) + "\n  # last"}) {
      EXPECT_EQ(test::compare_readers(around).difference, "") << around;
      EXPECT_EQ(test::compare_readers(with_windows_line_ends(around)).difference, "") << around;
    }
  }
}

TEST(PlainYaml, Keys) {
  check({
      {"a: 1", accepted},
      {"a: 1\n", accepted},
      {"a : 1\n", accepted},
      {"a:   1   \n", accepted},
      {"a b-c/d (e): 1\n", accepted},
      {"a#b: 1\n", accepted},
      {"10: 1\n", accepted},
      {"<<: 1\n", accepted},
      {"é…: 1\n", accepted},
      {"'a: b': 1\n", accepted},
      {"\"a: b\" : 1\n", accepted},
      {"'it''s': 1\n", accepted},
      {"'': 1\n", accepted},
      {"a: 1\na: 2\n", accepted},
      {"key:value\n", given_up},
      {"a\n", given_up},
      {"a #b: 1\n", given_up},
      {"'a' b: 1\n", given_up},
      {"'a':1\n", given_up},
      {"\"a\\n\": 1\n", given_up},
      {"? a\n", given_up},
      {"? a\n: b\n", given_up},
      {": a\n", given_up},
      {"~: 1\n", given_up},
      {"null: 1\n", given_up},
      {"&a b: 1\n", given_up},
      {"!!str b: 1\n", given_up},
      {"[a]: 1\n", given_up},
      {"{a: b}: 1\n", given_up},
      {"`a: 1\n", given_up},
      {"@a: 1\n", given_up},
      {"%YAML 1.2\n---\na: 1\n", given_up},
      {"%a: 1\n", given_up},
      {"---\na: 1\n", given_up},
      {"--- a: 1\n", given_up},
      {"---a: 1\n", given_up},
      {"a: 1\n---\nb: 2\n", given_up},
      {"a: 1\n...\n", given_up},
      {"a: 1\n... # end\n", given_up},
      {"  a: 1\n", given_up},
  });
}

TEST(PlainYaml, LengthOfKeys) {
  const std::string longest(1000, 'k');
  EXPECT_TRUE(test::compare_readers(longest + ": 1\n").is_accepted);
  EXPECT_EQ(test::compare_readers(longest + ": 1\n").difference, "");
  EXPECT_FALSE(test::compare_readers(longest + "k: 1\n").is_accepted);
}

TEST(PlainYaml, PlainText) {
  check({
      {"a: b c\n", accepted},
      {"a: ~\n", accepted},
      {"a: null\n", accepted},
      {"a: nullify\n", accepted},
      {"a: b #c\n", accepted},
      {"a: b#c\n", accepted},
      {"a: b  # c: d\n", accepted},
      {"a: b'c\"d\n", accepted},
      {"a: b, [c] {d} & * ! | > %\n", accepted},
      {"a: https://example.org:80/x?y#z\n", accepted},
      {"a: -1\n", accepted},
      {"a: --- b\n", accepted},
      {"a: ...\n", accepted},
      {"a: ?b\n", accepted},
      {"a: :b\n", accepted},
      {"a: b\xC2\xA0\n", accepted},
      {"a: b\xE2\x80\xA8"
       "c\n",
       accepted},
      {"a: b\xC2\x85"
       "c\n",
       accepted},
      {"a: b\n\n\n# c\nd: e\n", accepted},
      {"a: b\n    # c\nd: e\n", accepted},
      {"key: value: x\n", given_up},
      {"a: b:\n", given_up},
      {"a: b: # c\n", given_up},
      {"a: b\n  c\n", given_up},
      {"a: b\n\n  c\n", given_up},
      {"a: b\nc\n", given_up},
      {"a:\n  b\n", given_up},
      {"a: - b\n", given_up},
      {"a: -\n", given_up},
      {"a: ? b\n", given_up},
      {"a: &b c\n", given_up},
      {"a: *b\n", given_up},
      {"a: !b c\n", given_up},
      {"a: %b\n", given_up},
      {"a: @b\n", given_up},
      {"a: `b\n", given_up},
      {"a: , b\n", given_up},
      {"a: ]\n", given_up},
      {"a: }\n", given_up},
      {"a: b\tc\n", given_up},
      {"\ta: b\n", given_up},
      {"a: b\r\n", accepted},
      {"a: b\rc: d\n", given_up},
      {"\xEF\xBB\xBF"
       "a: b\n",
       given_up},
  });
}

TEST(PlainYaml, QuotedText) {
  check({
      {"a: 'b: c # d'\n", accepted},
      {"a: \"b: c # d\"  # e\n", accepted},
      {"a: 'it''s'\n", accepted},
      {"a: ''''\n", accepted},
      {"a: '' # b\n", accepted},
      {"a: \"it's\"\n", accepted},
      {"a: ' b '\n", accepted},
      {"a: '\\n'\n", accepted},
      {"- 'b'\n- \"c\"\n", accepted},
      {"a: \"a\\tb\"\n", given_up},
      {"a: \"a\\\"b\"\n", given_up},
      {"a: \"b\n  c\"\n", given_up},
      {"a: 'b\n  c'\n", given_up},
      {"a: 'b\n", given_up},
      {"a: \"b\n", given_up},
      {"a: 'b' c\n", given_up},
      {"a: 'b'#c\n", given_up},
      {"a: 'b': c\n", given_up},
  });
}

TEST(PlainYaml, MissingValues) {
  check({
      {"a:", accepted},
      {"a:\n", accepted},
      {"a: \n", accepted},
      {"key: # x\n", accepted},
      {"a:\nnull: 1\n", given_up},
      {"a:\nb:\n", accepted},
      {"a:\n  b:\n    c:\n", accepted},
      {"a:\n  b:\nc:\n", accepted},
      {"a:\n- ", accepted},
      {"a:\n-\n", accepted},
      {"a:\n  -\n  - # x\n  - null\n", accepted},
      {"a:\n  - b:\n  - ~\n", accepted},
      {"a:#b\n", given_up},
      {"", given_up},
      {"\n", given_up},
      {"# only a comment\n", given_up},
      {"   ", given_up},
  });
}

TEST(PlainYaml, ListsAndMappings) {
  check({
      {"- a\n", accepted},
      {"-   a\n- b\n", accepted},
      {"a:\n  - b\n  - c\nd: e\n", accepted},
      {"a:\n- b\n- c\nd: e\n", accepted},
      {"a:\n\n  # c\n  - b\n", accepted},
      {"a:\n  - b: c\n    d: e\n  - f: g\n", accepted},
      {"a:\n- b: c\n  d:\n  - e\n- f: g\n", accepted},
      {"a:\n-\n  b: c\n", accepted},
      {"a:\n-\n  - b\n", accepted},
      {"a:\n  b: c\n  d:\n     e: f\ng: h\n", accepted},
      {"- - a\n", given_up},
      {"a: - b\n", given_up},
      {"a:\n  - b\n c: d\n", given_up},
      {"a:\n  - b\n   - c\n", given_up},
      {"a:\n    b: 1\n  c: 2\n", given_up},
      {"a: 1\n  b: 2\n", given_up},
      {"a: 1\n- b\n", given_up},
      {"- a\nb: 1\n", given_up},
      {"a:\n  - b\n  c: 1\n", given_up},
      {"a:\n  - b\n    - c\n", given_up},
      {"a:\n  -b\n", given_up},
  });
}

TEST(PlainYaml, Brackets) {
  check({
      {"a: []\n", accepted},
      {"a: [ ] # b\n", accepted},
      {"a: {}\n", accepted},
      {"a: { }\n", accepted},
      {"a: [b, c d,e , null]\n", accepted},
      {"a: [b & c, (d), e-f, 'g]\n", given_up},
      {"a: [b & c, (d), e-f, 1.5, g's]\n", accepted},
      {"- [a]\n", accepted},
      {"a: [\n", given_up},
      {"a: [b\n", given_up},
      {"a: [b,\n", given_up},
      {"a: [b,\n  c]\n", given_up},
      {"a: [b, ]\n", given_up},
      {"a: [, b]\n", given_up},
      {"a: [b: c]\n", given_up},
      {"a: [b:c]\n", given_up},
      {"a: [b?]\n", given_up},
      {"a: [b #c]\n", given_up},
      {"a: [[b]]\n", given_up},
      {"a: [b] c\n", given_up},
      {"a: [b]: c\n", given_up},
      {"a: {b: c}\n", given_up},
      {"a: {b}\n", given_up},
      {"a: [- b]\n", given_up},
      {"a: ['b']\n", given_up},
  });
}

TEST(PlainYaml, Blocks) {
  check({
      {"a: |\n  b\n  c\n", accepted},
      {"a: >\n  b\n  c\n", accepted},
      {"a: |-\n  b\n", accepted},
      {"a: >-\n  b\n\n  c\n\n\n  d\n", accepted},
      {"a: |+\n  b\n\n\nc: d\n", accepted},
      {"a: |+\n  b\n\n", accepted},
      {"a: |\n  b\n\n\nc: d\n", accepted},
      {"a: >-  # c\n  b\n", accepted},
      {"a: >-\n  b", accepted},
      {"a: |\n  b", accepted},
      {"a: |+\n  b", accepted},
      {"a: >-\n  b  \n  c \n", accepted},
      {"a: |\n  b\n    c\n  d\n", accepted},
      {"a: |\n  # no comment\n  b: c\n  - d\n  'e\n", accepted},
      {"a: |\n b\n# comment\nc: d\n", accepted},
      {"a:\n  - >-\n    b\n    c\n  - |\n   d\n", accepted},
      {"a:\n- >-\n  b\n", accepted},
      {"a:\n  - b: |\n      c\n    d: e\n", accepted},
      {"a: >+\n  b\n", given_up},
      {"a: |2\n  b\n", given_up},
      {"a: |2-\n  b\n", given_up},
      {"a: |-2\n  b\n", given_up},
      {"a: |#c\n  b\n", given_up},
      {"a: | b\n", given_up},
      {"a: |\n", given_up},
      {"a: |\nb: c\n", given_up},
      {"a: |\n\n  b\n", given_up},
      {"a: >\n\n  b\n", given_up},
      {"a: >\n  b\n    c\n  d\n", given_up},
      {"a: >\n  b\n  \n  c\n", given_up},
      {"a: |\n  b\n      \n", given_up},
      {"a: |\n    b\n  c\n", given_up},
      {"a: |\n    b\n  # c\nd: e\n", given_up},
      {"a: |\n  b\n---\n", given_up},
      {"a:\n  b: |\n  c\n", given_up},
  });
}

/// Brackets and dashes that are nested deeper than a record ever is are left to yaml-cpp, which has a limit too.
TEST(PlainYaml, Depth) {
  const auto nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) {
      text += std::string(i, ' ') + "k:\n";
    }
    return text;
  };
  const auto in_lists = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) {
      text += std::string(2 * i, ' ') + "- k:\n";
    }
    return text;
  };
  for (const std::size_t depth : {10U, 16U, 17U, 32U, 33U, 34U, 100'000U / 500U}) {
    SCOPED_TRACE(depth);
    EXPECT_EQ(test::compare_readers(nested(depth)).difference, "");
    EXPECT_EQ(test::compare_readers(in_lists(depth)).difference, "");
  }
  EXPECT_TRUE(test::compare_readers(nested(33)).is_accepted);
  EXPECT_FALSE(test::compare_readers(nested(34)).is_accepted);
  EXPECT_FALSE(test::compare_readers(in_lists(17)).is_accepted);
}

/// A copy lives in the tree and moves with it.
TEST(PlainYaml, TextsOutliveTheReader) {
  const std::string text = "a: >-\n  b\n  c\nd: 'it''s'\n";
  std::optional<YamlTree> read = parse_plain_yaml(text);
  ASSERT_TRUE(read);
  const YamlTree tree = *std::move(read);
  EXPECT_EQ(tree.nodes[2].text, "b c");
  EXPECT_EQ(tree.nodes[4].text, "it's");
}

}  // namespace
}  // namespace cme
