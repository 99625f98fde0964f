// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cme/yaml/parse.hpp"

namespace cme {
namespace {

std::string_view span_text(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

/// A tree in one line: `{a: [1, 'b']}`, quoted scalars in single quotes, blocks in bars.
std::string describe(const YamlNode& node) {
  switch (node.kind) {
    case YamlKind::scalar:
      switch (node.style) {
        case YamlStyle::plain:
          return std::string(node.text);
        case YamlStyle::quoted:
          return fmt::format("'{}'", node.text);
        case YamlStyle::literal:
        case YamlStyle::folded:
          return fmt::format("|{}|", node.text);
      }
      break;
    case YamlKind::sequence: {
      std::string items;
      for (const YamlNode& item : children(node)) {
        items += (items.empty() ? "" : ", ") + describe(item);
      }
      return "[" + items + "]";
    }
    case YamlKind::mapping: {
      std::string entries;
      bool is_key = true;
      for (const YamlNode& item : children(node)) {
        entries += (is_key ? (entries.empty() ? "" : ", ") : ": ") + describe(item);
        is_key = !is_key;
      }
      return "{" + entries + "}";
    }
  }
  return {};
}

/// The tree, or the first problem as `message @ text`.
std::string outcome(std::string_view text) {
  const ParsedYaml parsed = parse_yaml(text);
  if (parsed.problems.empty()) {
    return describe(parsed.tree.root());
  }
  const Diagnostic& problem = parsed.problems.front();
  return fmt::format("{} @ {}", problem.message, span_text(text, problem.span));
}

struct Case {
  std::string_view text;
  std::string_view outcome;
};

void expect_outcomes(std::initializer_list<Case> cases) {
  for (const Case& one : cases) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(outcome(one.text), one.outcome);
  }
}

TEST(ParseYaml, ReadsMappingsSequencesAndScalars) {
  expect_outcomes({
      {"a: 1\nb: [x, 'y', \"z\"]\nc:\n  - d: e\n    f: g\n  - h\n", "{a: 1, b: [x, 'y', 'z'], c: [{d: e, f: g}, h]}"},
      {"a: {b: 1, c: []}\n", "{a: {b: 1, c: []}}"},
      {"a:\nb: ~\nc: ''\n", "{a: , b: ~, c: ''}"},
      {"a: 'it''s'\nb: \"x\\u00e9\\ty\"\n", "{a: 'it's', b: 'xé\ty'}"},
      {"a: >-\n  one\n  two\n\n  three\nb: |\n  x\n   y\n", "{a: |one two\nthree|, b: |x\n y\n|}"},
      {"a: plain\n  goes on # comment\nb: x#y\n", "{a: plain goes on, b: x#y}"},
      {"%YAML 1.2\n---\na: 1\n...\n", "{a: 1}"},
      {"--- {a: 1}\n", "{a: 1}"},
      {"a: 1\r\nb: >-\r\n  x\r\n  y\r\n", "{a: 1, b: |x y|}"},
      {"? a\n: b\n", "{a: b}"},
      {"a: !!str 1\nb: !!int 2\nc: !!map {}\nd: !!seq []\n", "{a: '1', b: 2, c: {}, d: []}"},
      {"a: |2\n   x\n  y\n", "{a: | x\ny\n|}"},
      {"plain", "plain"},
  });
}

TEST(ParseYaml, GivesEachNodeItsSpan) {
  const std::string_view text =
      "é: \"q\\\"\" # c\nb:\n  - 'i''i'  \n  - [x, y ]\nc: >-\n  one\n\n  two\n\n# end\nd:\ne: {f: ~, }\n";
  const ParsedYaml parsed = parse_yaml(text);
  ASSERT_TRUE(parsed.problems.empty());
  std::vector<std::string_view> spans;
  for (const YamlNode& node : parsed.tree.nodes) {
    if (node.kind == YamlKind::scalar) {
      spans.push_back(span_text(text, node.span));
    }
  }
  EXPECT_EQ(spans, (std::vector<std::string_view>{"é", "\"q\\\"\"", "b", "'i''i'", "x", "y", "c", ">-\n  one\n\n  two",
                                                  "d", "", "e", "f", "~"}));
  std::vector<std::string_view> collections;
  for (const YamlNode& node : parsed.tree.nodes) {
    if (node.kind != YamlKind::scalar) {
      collections.push_back(span_text(text, node.span));
    }
  }
  EXPECT_EQ(collections.at(1), "- 'i''i'  \n  - [x, y ]");
  EXPECT_EQ(collections.at(2), "[x, y ]");
  EXPECT_EQ(collections.at(3), "{f: ~, }");
}

TEST(ParseYaml, PutsAnEmptyValueBehindItsKey) {
  const std::string_view text = "a:\nnull_: 1\nb:\n  -\n  - x\n";
  const ParsedYaml parsed = parse_yaml(text);
  ASSERT_TRUE(parsed.problems.empty());
  EXPECT_EQ(parsed.tree.nodes.at(2).span, (Span{2, 2}));
  EXPECT_EQ(parsed.tree.nodes.at(7).span, (Span{18, 18}));
}

TEST(ParseYaml, TellsPlainNumbersFromQuotedOnes) {
  const ParsedYaml parsed = parse_yaml("a: 2024\nb: \"2024\"\n");
  EXPECT_EQ(parsed.tree.nodes.at(2).style, YamlStyle::plain);
  EXPECT_EQ(parsed.tree.nodes.at(4).style, YamlStyle::quoted);
}

// yaml-cpp 0.7 silently accepts each of these, or reports it in words for programmers.
TEST(ParseYaml, RefusesWhatYamlCppLetsPass) {
  expect_outcomes({
      {"a: 1\nfoo\n", "\"foo\" is not followed by a colon @ foo"},
      {"id:1\ntitle: x\n", "\"id:1\" has no space after its colon @ id:1"},
      {"id: 1\nfoo\ntitle: x\n", "\"foo\" is not followed by a colon @ foo"},
      {"id: 1\ntitle:x\n", "\"title:x\" has no space after its colon @ title:x"},
      {"- a\nb: 1\n", "this line does not fit the lines above it @ b: 1"},
      {"  a: 1\nb: 2\n", "this line does not fit the lines above it @ b: 2"},
      {"a: 1\n---\nb: 2\n", "the file has a second document @ ---"},
      {"a: 1\n...\nb: 2\n", "the file has a second document @ b: 2"},
      {",]i", "this line does not fit the lines above it @ ,]i"},
      {"a: &x 1\n", "anchors are not accepted @ &x"},
      {"a: &x 1\nb: *x\n", "anchors are not accepted @ &x"},
      {"a: *x\n", "aliases are not accepted @ *x"},
      {"a: !foo 1\n", "the tag \"!foo\" is not accepted @ !foo"},
      {"a: ! 1\n", "the tag \"!\" is not accepted @ !"},
      {"a: !!set {x}\n", "the tag \"!!set\" is not accepted @ !!set"},
      {"a: [1,\n\t2]\n", "a tab between two values @ \t"},
      {"? [a]\n: b\n", "a key must be text @ ["},
      {"~: b\n", "a key must be text @ ~: b"},
      {"", "the file has no record @ "},
      {"# only a comment\n", "the file has no record @ "},
  });
}

TEST(ParseYaml, SaysWhatYamlCppRefusesInPlainWords) {
  expect_outcomes({
      {"a: \"x\n", "this quote is never closed @ \""},
      {"a: \"x", "this quote is never closed @ \""},
      {"a: b\n\tc: d\n", "this line is indented with a tab @ \t"},
      {"a:\n\t- d\n", "this line is indented with a tab @ \t"},
      {"d: >-\n\ttext\n", "this line is indented with a tab @ \t"},
      {"a: b: c\n", "a second colon in one line @ :"},
      {"a: 'It's b'\n", "the quote is closed before \"s\" @ s"},
      {"a: \"Say \"hi to\" b\"\n", "the quote is closed before \"hi\" @ hi"},
      {"a: @x\n", "text cannot start with this character @ @x"},
      {"a: [1,\n2\n", "this [ is never closed @ ["},
      {"a: {b: [x], c: 1\n", "this { is never closed @ {"},
      {"a: \"\\q\"\n", "this is not an escape sequence of YAML @ \""},
      {"a:\n  - x\n  y\n", "this line does not fit the lines above it @ y"},
  });
}

TEST(ParseYaml, LetsTabsStandInText) {
  expect_outcomes({
      {"a: \"x\n \ty\"\n", "{a: 'x y'}"},
      {"a: |\n  x\n  \ty\n", "{a: |x\n\ty\n|}"},
      {"a: x\ty\t# c\n\t\nb: z\n", "{a: x\ty, b: z}"},
  });
}

TEST(ParseYaml, EndsOnTenThousandBrackets) {
  for (const std::string_view bracket : {"[", "{", "- ", "? ", "{a: ", "]"}) {
    SCOPED_TRACE(bracket);
    std::string text;
    for (int i = 0; i < 10'000; ++i) {
      text += bracket;
    }
    EXPECT_FALSE(parse_yaml(text).problems.empty());
  }
}

TEST(ParseYaml, TellsAnAliasBombOnce) {
  EXPECT_EQ(parse_yaml("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b, *b]\n").problems.size(), 2U);
}

}  // namespace
}  // namespace cme
