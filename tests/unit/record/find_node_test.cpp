// SPDX-License-Identifier: MIT
#include "record/find_node.hpp"

#include <gtest/gtest.h>

#include <string>

#include "cme/yaml/parse.hpp"

namespace cme {
namespace {

struct Case {
  FieldPath path;
  std::string_view found;
};

TEST(FindNode, FollowsKeysAndIndices) {
  const std::string_view text =
      "id: 1\ncredits:\n  -\n  - {amount: 2}\n  - {amount: 3}\nfee: $30\n"
      "approvals:\n  A:\n    - X\n  A. b[1]:\n    - Y\n    - Z\nnote:\n";
  const ParsedYaml yaml = parse_yaml(text);
  ASSERT_TRUE(yaml.problems.empty());
  for (const Case& one : std::initializer_list<Case>{
           {{.key = "id"}, "1"},
           {{.key = "credits", .index = 0, .part = "amount"}, "2"},
           {{.key = "credits", .index = 1, .part = "amount"}, "3"},
           {{.key = "credits", .index = 1}, "{amount: 3}"},
           {{.key = "credits", .index = 1, .part = "max"}, "{amount: 3}"},
           {{.key = "fee", .index = 0, .part = "amount"}, "$30"},
           {{.key = "approvals", .part = "A", .item = 0}, "X"},
           {{.key = "approvals", .part = "A. b[1]", .item = 1}, "Z"},
           {{.key = "credits", .index = 7, .part = "amount"}, "- {amount: 2}\n  - {amount: 3}"},
           {{.key = "credits"}, "credits"},
           {{.key = "approvals", .part = "A"}, "A"},
           {{.key = "note"}, "note"},
       }) {
    SCOPED_TRACE(to_string(one.path));
    const YamlNode* const node = find_node(yaml.tree.root(), one.path);
    ASSERT_NE(node, nullptr);
    const Span span = node->span;
    EXPECT_EQ(find_span(yaml.tree.root(), one.path), span);
    EXPECT_TRUE(text.substr(span.begin, span.end - span.begin).ends_with(one.found))
        << text.substr(span.begin, span.end - span.begin);
  }
}

TEST(FindNode, AKeyThatIsMissingIsReportedAtTheEndOfTheRecord) {
  constexpr std::string_view text = "id: 1\nfee: $30\n# a comment\n";
  const ParsedYaml yaml = parse_yaml(text);
  for (const FieldPath& path : {FieldPath{.key = "title"}, FieldPath{}}) {
    EXPECT_EQ(find_node(yaml.tree.root(), path), nullptr);
    const Span span = find_span(yaml.tree.root(), path);
    EXPECT_EQ(span.begin, text.find("\n#"));
    EXPECT_EQ(span.end, span.begin);
  }
}

}  // namespace
}  // namespace cme
