// SPDX-License-Identifier: MIT
#include "query/count.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "query/filter.hpp"

namespace cme {
namespace {

const CountDay day{.today = Date::parse("2026-01-15").value()};

using Values = std::vector<std::optional<std::string>>;

Fee fee_of(std::string_view amount) {
  return {.amount = *Money::parse(amount), .per = {}, .audience = {}, .note = {}};
}

TEST(CountNames, AreInTheOrderOfTheEnumeration) {
  const std::span<const std::string_view> names = count_names();
  ASSERT_EQ(names.size(), 9U);
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(to_string(static_cast<CountBy>(i)), names[i]);
  }
  EXPECT_EQ(names.front(), "board");
}

TEST(CountValues, AreNothingWithoutAValue) {
  for (const CountBy by : {CountBy::board, CountBy::approval, CountBy::format, CountBy::provider, CountBy::credit_type,
                           CountBy::status, CountBy::month, CountBy::year}) {
    EXPECT_EQ(count_values(Activity(), by, day), Values{std::nullopt}) << to_string(by);
  }
}

TEST(CountValues, AreEachOnce) {
  Activity activity;
  activity.approvals = {{"A", {Board::urology, Board::radiology}}, {"B", {Board::radiology}}};
  EXPECT_EQ(count_values(activity, CountBy::board, day), (Values{"Radiology", "Urology"}));
  EXPECT_EQ(count_values(activity, CountBy::approval, day), (Values{"A", "B"}));
  Credit credit;
  credit.type = CreditType::acog_cognates;
  activity.credits = {credit, credit};
  EXPECT_EQ(count_values(activity, CountBy::credit_type, day), Values{"ACOG Cognates"});
}

TEST(CountValues, NameTheFeeByWhoPays) {
  Activity activity;
  EXPECT_EQ(count_values(activity, CountBy::fee, day), Values{"unknown"});
  activity.fee = {fee_of("free")};
  EXPECT_EQ(count_values(activity, CountBy::fee, day), Values{"free"});
  activity.fee.push_back(fee_of("$30"));
  EXPECT_EQ(count_values(activity, CountBy::fee, day), Values{"free to some"});
  activity.fee.erase(activity.fee.begin());
  EXPECT_EQ(count_values(activity, CountBy::fee, day), Values{"paid"});
}

TEST(CountValues, FollowTheCalendar) {
  Activity activity;
  activity.expires = Date::parse("2026-04-15").value();
  EXPECT_EQ(count_values(activity, CountBy::month, day), Values{"2026-04"});
  EXPECT_EQ(count_values(activity, CountBy::year, day), Values{"2026"});
  EXPECT_EQ(count_values(activity, CountBy::status, day), (Values{"current", "expiring"}));
  activity.expires = Date::parse("2026-04-16").value();
  EXPECT_EQ(count_values(activity, CountBy::status, day), Values{"current"});
  activity.expires = Date::parse("2026-01-14").value();
  EXPECT_EQ(count_values(activity, CountBy::status, day), Values{"expired"});
}

TEST(CountValues, HaveTheStatusesThatTheFilterHas) {
  for (const char* const expires : {"2026-01-14", "2026-01-15", "2026-04-15", "2026-04-16"}) {
    SCOPED_TRACE(expires);
    Activity activity;
    activity.expires = Date::parse(expires).value();
    const Values values = count_values(activity, CountBy::status, day);
    for (const Status status : {Status::current, Status::expiring, Status::expired}) {
      Filter filter;
      filter.statuses = {status};
      const bool is_counted = std::ranges::find(values, std::string(to_string(status))) != values.end();
      EXPECT_EQ(is_counted, matches(filter, activity, day.today)) << to_string(status);
    }
  }
}

/// Each line as `VALUE VALUE COUNT`.
std::vector<std::string> lines_of(const Counts& counts) {
  std::vector<std::string> lines;
  for (const Counts::Line& line : counts.lines()) {
    std::string text;
    for (const std::optional<std::string>& value : line.key) {
      text += value.value_or("-") + ' ';
    }
    lines.push_back(text + std::to_string(line.count));
  }
  return lines;
}

TEST(Counts, SortByNumberThenName) {
  Counts counts({CountBy::provider});
  for (const char* const name : {"B", "C", "A", "C"}) {
    Activity activity;
    activity.provider = name;
    counts.add(counts.keys_of(activity, day));
  }
  counts.add(counts.keys_of(Activity(), day));
  EXPECT_EQ(lines_of(counts), (std::vector<std::string>{"C 2", "A 1", "B 1", "- 1"}));
}

TEST(Counts, CrossEveryValueOfOneWithEveryValueOfTheOther) {
  Counts counts({CountBy::board, CountBy::year});
  Activity activity;
  activity.approvals = {{"A", {Board::urology, Board::radiology}}};
  activity.expires = Date::parse("2027-01-01").value();
  counts.add(counts.keys_of(activity, day));
  activity.approvals.front().boards.pop_back();
  activity.expires = Date::parse("2026-01-01").value();
  counts.add(counts.keys_of(activity, day));
  EXPECT_EQ(lines_of(counts), (std::vector<std::string>{"Urology 2026 1", "Urology 2027 1", "Radiology 2027 1"}));
}

TEST(Counts, KeepTheOrderOfStatuses) {
  Counts counts({CountBy::status});
  for (const char* const expires : {"2026-01-01", "2028-01-01", "2026-02-01", "2026-01-02"}) {
    Activity activity;
    activity.expires = Date::parse(expires).value();
    counts.add(counts.keys_of(activity, day));
  }
  EXPECT_EQ(lines_of(counts), (std::vector<std::string>{"current 2", "expiring 1", "expired 2"}));
}

}  // namespace
}  // namespace cme
