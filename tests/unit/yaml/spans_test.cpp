// SPDX-License-Identifier: MIT
#include "yaml/spans.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cme/yaml/parse.hpp"

namespace cme {
namespace {

std::vector<std::string> comments_of(std::string_view text) {
  const ParsedYaml yaml = parse_yaml(text);
  EXPECT_TRUE(yaml.problems.empty());
  std::vector<std::string> comments;
  for (const Span comment : find_comments(text, yaml.tree)) {
    comments.emplace_back(text.substr(comment.begin, comment.end - comment.begin));
  }
  return comments;
}

TEST(FindComments, FindsWhatIsNoText) {
  struct Case {
    std::string_view text;
    std::vector<std::string> comments;
  };
  for (const Case& one : std::initializer_list<Case>{
           {"a: b # c\n", {"# c"}},
           {"# c \t\r\na: b#d\r\n", {"# c"}},
           {"a: 'b # c' # d\n", {"# d"}},
           {"a: \"b\n  # c\" # d", {"# d"}},
           {"a: [b, # c\n  d] # e\n", {"# c", "# e"}},
           {"a: >- # c\n  b\n  # d\n", {"# c"}},
           {"a: >-\n    b\n  # c\n# d\n", {"# c", "# d"}},
           {"a: |2-\n    b\n  # c\n # d\n", {"# d"}},
           {"a:\n  - |\n    b\n   # c\n  - d\n", {"# c"}},
           {"a:\n  # c\n  |\n  b\n", {"# c"}},
           {"a: b\n#\n", {"#"}},
       }) {
    SCOPED_TRACE(one.text);
    EXPECT_EQ(comments_of(one.text), one.comments);
  }
}

}  // namespace
}  // namespace cme
