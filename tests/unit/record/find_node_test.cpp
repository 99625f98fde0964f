// SPDX-License-Identifier: MIT
#include "record/find_node.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

struct Case {
  std::string_view path;
  std::string_view found;
};

TEST(FindNode, FollowsKeysAndIndices) {
  const std::string_view text =
      "id: 1\ncredits:\n  -\n  - {amount: 2}\n  - {amount: 3}\nfee: $30\n"
      "approvals:\n  A:\n    - X\n  A. b[1]:\n    - Y\n    - Z\n";
  const ParsedYaml yaml = parse_yaml(text);
  ASSERT_TRUE(yaml.problems.empty());
  for (const Case& one : std::initializer_list<Case>{
           {"id", "1"},
           {"credits[0].amount", "2"},
           {"credits[1].amount", "3"},
           {"credits[1]", "{amount: 3}"},
           {"fee[0].amount", "$30"},
           {"approvals.A[0]", "X"},
           {"approvals.A. b[1][1]", "Z"},
           {"credits[7].amount", "- {amount: 2}\n  - {amount: 3}"},
           {"title", "id"},
           {"", "id"},
       }) {
    SCOPED_TRACE(one.path);
    const Span span = find_node(yaml.tree.root(), one.path).span;
    EXPECT_TRUE(text.substr(span.begin, span.end - span.begin).ends_with(one.found));
  }
}

}  // namespace
}  // namespace cme
