// SPDX-License-Identifier: MIT
#include "record/find_node.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cme {
namespace {

struct Case {
  std::string_view path;
  std::string_view found;
};

TEST(FindNode, FollowsKeysAndIndices) {
  const std::string_view text =
      "id: 1\ncredits:\n  -\n  - {amount: 2}\n  - {amount: 3}\nfee: $30\n"
      "approvals:\n  A:\n    - X\n  A. b[1]:\n    - Y\n    - Z\nnote:\n";
  const ParsedYaml yaml = parse_yaml(text);
  ASSERT_TRUE(yaml.problems.empty());
  NodeFinder nodes(yaml.tree.root());
  for (const Case& one : std::initializer_list<Case>{
           {"id", "1"},
           {"credits[0].amount", "2"},
           {"credits[1].amount", "3"},
           {"credits[1]", "{amount: 3}"},
           {"fee[0].amount", "$30"},
           {"approvals.A[0]", "X"},
           {"approvals.A. b[1][1]", "Z"},
           {"credits[7].amount", "- {amount: 2}\n  - {amount: 3}"},
           {"credits", "credits"},
           {"approvals.A", "A"},
           {"note", "note"},
           {"title", "id"},
           {"", "id"},
       }) {
    SCOPED_TRACE(one.path);
    const Span span = nodes.find(one.path).span;
    EXPECT_TRUE(text.substr(span.begin, span.end - span.begin).ends_with(one.found));
  }
}

// Short and long mappings are looked through in two ways.
TEST(FindNode, TakesTheLongestKeyThatFits) {
  std::string text = "approvals:\n  A.b: [Y]\n  A: {b: [X]}\n";
  for (const int more_keys : {0, 2'000}) {
    SCOPED_TRACE(more_keys);
    for (int i = 0; i < more_keys; ++i) {
      text += "  k" + std::to_string(i) + ": a\n";
    }
    const ParsedYaml yaml = parse_yaml(text);
    NodeFinder nodes(yaml.tree.root());
    EXPECT_EQ(nodes.find("approvals.A.b[0]").text, "Y");
    EXPECT_EQ(nodes.find("approvals.A").text, "A");
  }
}

// Each of very many breaches in one list or mapping would else walk through it.
TEST(FindNode, IsQuickInLongListsAndMappings) {
  constexpr int count = 20'000;
  std::string text = "keywords: [";
  for (int i = 0; i < count; ++i) {
    text += "a, ";
  }
  text += "]\nx: {";
  for (int i = 0; i < count; ++i) {
    text += "k" + std::to_string(i) + ": a, ";
  }
  text += "}\n";
  const ParsedYaml yaml = parse_yaml(text);
  ASSERT_TRUE(yaml.problems.empty());
  NodeFinder nodes(yaml.tree.root());
  for (int i = 0; i < count; ++i) {
    ASSERT_EQ(nodes.find("keywords[" + std::to_string(i) + "]").text, "a");
    ASSERT_EQ(nodes.find("x.k" + std::to_string(i)).text, "a");
  }
}

}  // namespace
}  // namespace cme
