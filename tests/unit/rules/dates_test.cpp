// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "breaches.hpp"

namespace cme {
namespace {

using test::breached_fields;
using test::breaches_of;
using test::breaks;
using test::day;
using test::Fields;

Activity expiring_on(std::string_view date) {
  Activity activity;
  activity.expires = day(date);
  return activity;
}

// The 15th of January 2026 is today.
TEST(Expired, BeginsOnTheDayAfterTheLast) {
  EXPECT_TRUE(breaks(Rule::expired, expiring_on("2026-01-14")));
  EXPECT_FALSE(breaks(Rule::expired, expiring_on("2026-01-15")));
  EXPECT_FALSE(breaks(Rule::expired, expiring_on("2026-01-16")));
  EXPECT_FALSE(breaks(Rule::expired, Activity()));
  EXPECT_EQ(breaches_of(Rule::expired, expiring_on("2026-01-14")).front().message, "expired on 2026-01-14, 1 day ago");
  EXPECT_EQ(breaches_of(Rule::expired, expiring_on("2026-01-13")).front().message, "expired on 2026-01-13, 2 days ago");
}

TEST(Expiring, IsWithin90Days) {
  EXPECT_FALSE(breaks(Rule::expiring, expiring_on("2026-01-14")));
  EXPECT_TRUE(breaks(Rule::expiring, expiring_on("2026-01-15")));
  EXPECT_TRUE(breaks(Rule::expiring, expiring_on("2026-04-14")));   // 89 days
  EXPECT_TRUE(breaks(Rule::expiring, expiring_on("2026-04-15")));   // 90
  EXPECT_FALSE(breaks(Rule::expiring, expiring_on("2026-04-16")));  // 91
  EXPECT_FALSE(breaks(Rule::expiring, Activity()));
  EXPECT_EQ(breaches_of(Rule::expiring, expiring_on("2026-01-15")).front().message, "expires on 2026-01-15, today");
  EXPECT_EQ(breaches_of(Rule::expiring, expiring_on("2026-01-16")).front().message, "expires on 2026-01-16, in 1 day");
}

TEST(ExpiresBeforeRelease, AllowsTheSameDay) {
  Activity activity = expiring_on("2026-01-02");
  EXPECT_FALSE(breaks(Rule::expires_before_release, activity));
  for (const auto& [released, is_breach] : std::initializer_list<std::pair<std::string_view, bool>>{
           {"2026-01-01", false}, {"2026-01-02", false}, {"2026-01-03", true}}) {
    SCOPED_TRACE(released);
    activity.released = day(released);
    EXPECT_EQ(breaks(Rule::expires_before_release, activity), is_breach);
  }
  activity.expires.reset();
  EXPECT_FALSE(breaks(Rule::expires_before_release, activity));
}

/// A period, and the rule about periods that it breaks; empty for none.
struct Period {
  Format format;
  std::string_view released;
  std::string_view expires;
  std::string_view rule;
};

TEST(PeriodRules, CountMonthsToTheDay) {
  for (const Period& period : std::initializer_list<Period>{
           {Format::enduring, "2023-01-31", "2026-01-30", ""},
           {Format::enduring, "2023-01-31", "2026-01-31", ""},
           {Format::enduring, "2023-01-31", "2026-02-01", "period-day-over"},
           {Format::enduring, "2023-01-31", "2026-02-02", "period-too-long"},
           {Format::internet, "2023-01-31", "2026-02-01", "period-day-over"},
           {Format::internet, "2023-01-31", "2026-02-02", "period-too-long"},
           {Format::journal_based, "2023-01-31", "2026-01-31", ""},
           {Format::journal_based, "2023-01-31", "2026-02-02", "period-too-long"},
           {Format::enduring, "2024-02-29", "2027-02-28", ""},  // clamps to the month's end
           {Format::enduring, "2024-02-29", "2027-03-01", "period-day-over"},
           {Format::enduring, "2024-02-29", "2027-03-02", "period-too-long"},
           {Format::performance_improvement, "2025-01-31", "2026-01-30", ""},
           {Format::performance_improvement, "2025-01-31", "2026-01-31", ""},
           {Format::performance_improvement, "2025-01-31", "2026-02-01", "period-over-year"},
           {Format::regularly_scheduled_series, "2025-01-31", "2026-01-31", ""},
           {Format::regularly_scheduled_series, "2025-01-31", "2026-02-01", "period-over-year"},
           {Format::live, "2010-01-01", "2030-01-01", ""},
           {Format::internet_point_of_care, "2010-01-01", "2030-01-01", ""},
           {Format::other, "2010-01-01", "2030-01-01", ""},
       }) {
    SCOPED_TRACE(std::string(period.released) + " to " + std::string(period.expires));
    Activity activity = expiring_on(period.expires);
    activity.format = period.format;
    activity.released = day(period.released);
    for (const Rule rule : {Rule::period_too_long, Rule::period_day_over, Rule::period_over_year}) {
      EXPECT_EQ(breaks(rule, activity), rule_info(rule).name == period.rule) << rule_info(rule).name;
    }
  }
}

TEST(PeriodTooLong, NamesTheLastDay) {
  Activity activity = expiring_on("2026-02-02");
  activity.format = Format::enduring;
  activity.released = day("2023-01-31");
  const std::vector<Breach> breaches = breaches_of(Rule::period_too_long, activity);
  ASSERT_EQ(breaches.size(), 1U);
  EXPECT_TRUE(breaches.front().help.starts_with("write 2026-01-31 or earlier")) << breaches.front().help;
}

TEST(PeriodTooLong, CountsFromTheLaterOfReleaseAndReview) {
  Activity activity = expiring_on("2026-01-01");
  activity.format = Format::enduring;
  activity.released = day("2020-01-01");
  EXPECT_EQ(breached_fields(Rule::period_too_long, activity), Fields{"expires"});
  activity.reviewed = day("2023-01-01");
  EXPECT_EQ(breached_fields(Rule::period_too_long, activity), Fields{});
  activity.released.reset();
  EXPECT_EQ(breached_fields(Rule::period_too_long, activity), Fields{});
  activity.reviewed = day("2022-12-30");
  EXPECT_EQ(breached_fields(Rule::period_too_long, activity), Fields{"expires"});
  activity.reviewed.reset();
  EXPECT_EQ(breached_fields(Rule::period_too_long, activity), Fields{});
}

}  // namespace
}  // namespace cme
