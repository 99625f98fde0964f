// SPDX-License-Identifier: MIT
#include "cme/diag/diagnostic.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace cme {
namespace {

TEST(FieldPath, IsPrintedAsPeopleWriteIt) {
  for (const auto& [path, text] : std::initializer_list<std::pair<FieldPath, std::string>>{
           {{}, ""},
           {{.key = "id"}, "id"},
           {{.key = "keywords", .index = 0}, "keywords[0]"},
           {{.key = "credits", .index = 1, .part = "amount"}, "credits[1].amount"},
           {{.key = "description", .part = "Importance"}, "description.Importance"},
           {{.key = "approvals", .part = "A. b[1]", .item = 3}, "approvals.A. b[1][3]"},
       }) {
    EXPECT_EQ(to_string(path), text);
  }
}

}  // namespace
}  // namespace cme
