// SPDX-License-Identifier: MIT
#include "cme/model/activity.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(Activity, NamesEachApprovingBoardOnce) {
  Activity activity;
  EXPECT_TRUE(approving_boards(activity).empty());
  activity.approvals = {{"A", {Board::urology, Board::radiology}}, {"B", {Board::pathology, Board::urology}}};
  EXPECT_EQ(approving_boards(activity), (std::vector{Board::pathology, Board::radiology, Board::urology}));
}

TEST(Activity, ExpiresAfterItsLastDay) {
  struct Case {
    std::string_view expires;
    Status status;
  };
  const Case cases[] = {
      {"2026-01-14", Status::expired}, {"2026-01-15", Status::expiring}, {"2026-04-15", Status::expiring},
      {"2026-04-16", Status::current}, {"2028-09-04", Status::current},
  };
  const Date today = *Date::parse("2026-01-15");
  for (const Case& c : cases) {
    SCOPED_TRACE(c.expires);
    Activity activity;
    activity.expires = *Date::parse(c.expires);
    EXPECT_EQ(status_on(activity, today), c.status);
  }
}

TEST(Activity, ExpiresWithinTheDaysAskedFor) {
  const Date today = *Date::parse("2026-01-15");
  Activity activity;
  EXPECT_EQ(status_on(activity, today), std::nullopt);
  activity.expires = today.plus_days(10);
  EXPECT_EQ(status_on(activity, today, 9), Status::current);
  EXPECT_EQ(status_on(activity, today, 10), Status::expiring);
}

TEST(Activity, NamesItsEnumerators) {
  EXPECT_EQ(to_string(Status::current), "current");
  EXPECT_EQ(to_string(Status::expiring), "expiring");
  EXPECT_EQ(to_string(Status::expired), "expired");
  EXPECT_EQ(to_string(SupportKind::grant), "grant");
  EXPECT_EQ(to_string(SupportKind::in_kind), "in-kind");
}

}  // namespace
}  // namespace cme
