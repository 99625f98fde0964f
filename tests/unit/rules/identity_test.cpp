// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "breaches.hpp"

namespace cme {
namespace {

using test::breaches_of;

/// A text, and whether it breaks the rule at hand.
struct Case {
  std::string_view text;
  bool is_breach;
};

TEST(FileName, MattersIfItIsANumber) {
  Activity activity;
  activity.id = 123;
  for (const Case& one : std::initializer_list<Case>{{"123.yaml", false},
                                                     {"0123.yml", false},
                                                     {"chest.yaml", false},
                                                     {"123-chest.yaml", false},
                                                     {"<stdin>", false},
                                                     {"", false},
                                                     {".yaml", false},
                                                     {"0.yaml", true},
                                                     {"124.yaml", true},
                                                     {"99999999999999999999123.yaml", true}}) {
    SCOPED_TRACE(one.text);
    RuleContext file = test::context;
    file.file_name = one.text;
    EXPECT_EQ(breaches_of(Rule::file_name, activity, file).size(), one.is_breach ? 1U : 0U);
  }
}

TEST(FileName, NeedsAnId) {
  RuleContext file = test::context;
  file.file_name = "124.yaml";
  EXPECT_TRUE(breaches_of(Rule::file_name, Activity(), file).empty());
}

}  // namespace
}  // namespace cme
