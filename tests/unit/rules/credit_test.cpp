// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "breaches.hpp"

namespace cme {
namespace {

using test::breached_fields;
using test::breaches_of;
using test::Fields;

Decimal decimal(std::string_view text) {
  return *Decimal::parse(text);
}

Credit ama(std::string_view amount) {
  return {
      .amount = decimal(amount), .max = {}, .type = CreditType::ama_pra_category_1, .per = {}, .board = {}, .note = {}};
}

TEST(CreditStep, IsAQuarterForAmaPraOnly) {
  Activity activity;
  for (const char* const amount : {"0.24", "0.25", "0.26", "1", "0.3", "1.125"}) {
    activity.credits.push_back(ama(amount));
  }
  EXPECT_EQ(breached_fields(Rule::credit_step, activity),
            (Fields{"credits[0].amount", "credits[2].amount", "credits[4].amount", "credits[5].amount"}));
  for (Credit& credit : activity.credits) {
    credit.type = CreditType::aafp_prescribed;
  }
  EXPECT_EQ(breached_fields(Rule::credit_step, activity), Fields{});
}

TEST(CreditStep, IsOfBothEndsOfARange) {
  Activity activity;
  activity.credits = {ama("1"), ama("1.1")};
  activity.credits[0].max = decimal("2.01");
  activity.credits[1].max = decimal("2");
  EXPECT_EQ(breached_fields(Rule::credit_step, activity), (Fields{"credits[1].amount", "credits[0].max"}));
}

TEST(CreditZero, IsZeroAndNotTheBeginningOfARange) {
  Activity activity;
  activity.credits = {ama("0"), ama("0.01"), ama("0"), ama("0")};
  activity.credits[2].max = decimal("5");
  activity.credits[3].amount.reset();
  EXPECT_EQ(breached_fields(Rule::credit_zero, activity), Fields{"credits[0].amount"});
}

TEST(JournalCredit, IsOneUnlessABoardGivesIt) {
  Activity activity;
  activity.format = Format::journal_based;
  activity.credits = {ama("0.75"), ama("1"), ama("1.25"), ama("1"), ama("2"), ama("1")};
  activity.credits[3].max = decimal("2");
  activity.credits[4].board = Board::urology;
  activity.credits[5].amount.reset();
  EXPECT_EQ(breached_fields(Rule::journal_credit, activity),
            (Fields{"credits[0].amount", "credits[2].amount", "credits[3].amount"}));
  EXPECT_EQ(breaches_of(Rule::journal_credit, activity).back().message,
            "this journal-based activity offers 1 to 2 credits, not 1");
  activity.format = Format::enduring;
  EXPECT_EQ(breached_fields(Rule::journal_credit, activity), Fields{});
  activity.format.reset();
  EXPECT_EQ(breached_fields(Rule::journal_credit, activity), Fields{});
}

TEST(MissingCreditType, IsRightForABoardsOwnCredit) {
  Activity activity;
  activity.credits = {ama("1"), ama("1"), ama("1")};
  activity.credits[1].type.reset();
  activity.credits[2].type.reset();
  activity.credits[2].board = Board::urology;
  EXPECT_EQ(breached_fields(Rule::missing_credit_type, activity), Fields{"credits[1]"});
}

TEST(MissingCreditAmount, IsNotAnAmountOfZero) {
  Activity activity;
  activity.credits = {ama("0"), ama("1")};
  EXPECT_EQ(breached_fields(Rule::missing_credit_amount, activity), Fields{});
  activity.credits[1].amount.reset();
  EXPECT_EQ(breached_fields(Rule::missing_credit_amount, activity), Fields{"credits[1]"});
}

TEST(OtherCreditSystem, IsATypeThatAbmsDoesNotAdmit) {
  Activity activity;
  for (std::size_t i = 0; i < vocabulary<CreditType>().names.size(); ++i) {
    activity.credits.push_back(ama("1"));
    activity.credits.back().type = static_cast<CreditType>(i);
  }
  activity.credits.push_back(ama("1"));
  activity.credits.back().type.reset();
  Fields others;
  for (std::size_t i = 0; i < vocabulary<CreditType>().names.size(); ++i) {
    if (!is_admitted(static_cast<CreditType>(i))) {
      others.push_back("credits[" + std::to_string(i) + "].type");
    }
  }
  EXPECT_FALSE(others.empty());
  EXPECT_LT(others.size(), activity.credits.size() - 1);
  EXPECT_EQ(breached_fields(Rule::other_credit_system, activity), others);
}

}  // namespace
}  // namespace cme
