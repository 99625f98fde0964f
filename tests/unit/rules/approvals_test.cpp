// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "breaches.hpp"

namespace cme {
namespace {

using test::breached_fields;
using test::breaches_of;
using test::Fields;

TEST(DuplicateBoard, LooksWithinOneType) {
  Activity activity;
  activity.approvals = {{"A", {Board::urology, Board::radiology, Board::urology, Board::urology}},
                        {"B", {Board::urology}}};
  EXPECT_EQ(breached_fields(Rule::duplicate_board, activity), (Fields{"approvals.A[2]", "approvals.A[3]"}));
  EXPECT_EQ(breaches_of(Rule::duplicate_board, activity).front().remedy, Remedy::take_out);
}

TEST(UnknownApprovalType, KnowsTheHousesList) {
  Activity activity;
  activity.approvals = {{"House Approval", {Board::urology}}, {std::string(known_approval_type), {Board::urology}}};
  ASSERT_EQ(breaches_of(Rule::unknown_approval_type, activity).size(), 1U);
  EXPECT_EQ(breaches_of(Rule::unknown_approval_type, activity).front(),
            (Breach{.field = {.key = "approvals", .part = "House Approval"},
                    .message = "\"House Approval\" is not a known approval type",
                    .help = "if it is correct, add it to `approval-types` in cme.yaml"}));
  const std::vector<std::string> house{"House Approval"};
  const RuleContext with_house{.today = test::context.today, .approval_types = house};
  EXPECT_TRUE(breaches_of(Rule::unknown_approval_type, activity, with_house).empty());
  activity.approvals.front().type = "House Aproval";
  const Breach slip = breaches_of(Rule::unknown_approval_type, activity, with_house).front();
  EXPECT_EQ(slip.help, "did you mean \"House Approval\"?");
  EXPECT_EQ(slip.remedy, Remedy::rewrite);
  EXPECT_EQ(slip.new_text, "House Approval");
}

TEST(UnknownApprovalType, IsLeftToAPersonIfItMayBeOneOfTwo) {
  Activity activity;
  activity.approvals = {{"Local Approvel", {Board::urology}}};
  const std::vector<std::string> house{"Local Approval", "Local Approvol"};
  const RuleContext with_house{.today = test::context.today, .approval_types = house};
  EXPECT_EQ(breaches_of(Rule::unknown_approval_type, activity, with_house).front().remedy, Remedy::none);
}

}  // namespace
}  // namespace cme
