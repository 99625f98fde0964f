// SPDX-License-Identifier: MIT
#include "cme/rules/rules.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace cme {
namespace {

Date day(std::string_view text) {
  return Date::parse(text).value();
}

const RuleContext context{.today = day("2026-01-15")};

/// The fields at which an activity breaks one rule.
std::vector<std::string> breached_fields(Rule rule, const Activity& activity) {
  std::vector<std::string> fields;
  for (const RecordRule& one : record_rules()) {
    std::vector<Breach> breaches;
    if (one.rule == rule) {
      one.check(activity, context, breaches);
    }
    for (const Breach& breach : breaches) {
      fields.push_back(breach.field);
    }
  }
  return fields;
}

using Fields = std::vector<std::string>;

TEST(CreditStep, IsAQuarterForAmaPraOnly) {
  Activity activity;
  for (const char* const amount : {"0.25", "1", "0.3", "1.125"}) {
    activity.credits.push_back({.amount = *Decimal::parse(amount),
                                .max = {},
                                .type = CreditType::ama_pra_category_1,
                                .per = {},
                                .board = {},
                                .note = {}});
  }
  EXPECT_EQ(breached_fields(Rule::credit_step, activity), (Fields{"credits[2].amount", "credits[3].amount"}));
  for (Credit& credit : activity.credits) {
    credit.type = CreditType::aafp_prescribed;
  }
  EXPECT_EQ(breached_fields(Rule::credit_step, activity), Fields{});
}

TEST(DuplicateBoard, LooksWithinOneType) {
  Activity activity;
  activity.approvals = {{"A", {Board::urology, Board::radiology, Board::urology}}, {"B", {Board::urology}}};
  EXPECT_EQ(breached_fields(Rule::duplicate_board, activity), (Fields{"approvals.A[2]"}));
}

TEST(ExpiresBeforeRelease, AllowsTheSameDay) {
  Activity activity;
  activity.released = day("2026-01-02");
  activity.expires = day("2026-01-02");
  EXPECT_EQ(breached_fields(Rule::expires_before_release, activity), Fields{});
  activity.expires = day("2026-01-01");
  EXPECT_EQ(breached_fields(Rule::expires_before_release, activity), Fields{"expires"});
}

struct Period {
  Format format;
  std::string_view released;
  std::string_view expires;
  bool is_too_long;
};

TEST(PeriodTooLong, CountsMonthsThatClampToTheirEnd) {
  for (const Period& period : std::initializer_list<Period>{
           {Format::enduring, "2024-02-29", "2027-02-28", false},
           {Format::enduring, "2024-02-29", "2027-03-01", false},  // one day over: not this rule's
           {Format::enduring, "2024-02-29", "2027-03-02", true},
           {Format::internet, "2023-01-31", "2026-02-02", true},
           {Format::journal_based, "2023-01-31", "2026-01-31", false},
           {Format::live, "2010-01-01", "2030-01-01", false},
       }) {
    SCOPED_TRACE(period.expires);
    Activity activity;
    activity.format = period.format;
    activity.released = day(period.released);
    activity.expires = day(period.expires);
    EXPECT_EQ(!breached_fields(Rule::period_too_long, activity).empty(), period.is_too_long);
  }
}

TEST(PeriodTooLong, CountsFromTheLaterOfReleaseAndReview) {
  Activity activity;
  activity.format = Format::enduring;
  activity.released = day("2020-01-01");
  activity.expires = day("2026-01-01");
  EXPECT_EQ(breached_fields(Rule::period_too_long, activity), Fields{"expires"});
  activity.reviewed = day("2023-01-01");
  EXPECT_EQ(breached_fields(Rule::period_too_long, activity), Fields{});
  activity.released = std::nullopt;
  activity.reviewed = std::nullopt;
  EXPECT_EQ(breached_fields(Rule::period_too_long, activity), Fields{});
}

TEST(RecordRules, EachSpeakOfMeaning) {
  for (const RecordRule& rule : record_rules()) {
    EXPECT_EQ(rule_info(rule.rule).kind, RuleKind::meaning);
    EXPECT_EQ(std::ranges::count(record_rules(), rule.rule, &RecordRule::rule), 1);
  }
}

}  // namespace
}  // namespace cme
