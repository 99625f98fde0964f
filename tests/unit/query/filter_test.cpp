// SPDX-License-Identifier: MIT
#include "query/filter.hpp"

#include <gtest/gtest.h>

#include <type_traits>
#include <utility>

namespace cme {
namespace {

Date date(std::string_view text) {
  return Date::parse(text).value();
}

Decimal decimal(std::string_view text) {
  return Decimal::parse(text).value();
}

const Date today = date("2026-01-15");

/// A filter that asks one thing.
template <class T>
Filter only(T Filter::*member, std::type_identity_t<T> value) {
  Filter filter;
  filter.*member = std::move(value);
  return filter;
}

bool is_listed(const Filter& filter, const Activity& activity) {
  return matches(filter, activity, today);
}

Activity with_credits(std::vector<Credit> credits) {
  Activity activity;
  activity.credits = std::move(credits);
  return activity;
}

Credit credit(std::string_view amount, CreditType type = CreditType::ama_pra_category_1) {
  Credit credit;
  credit.amount = decimal(amount);
  credit.type = type;
  return credit;
}

Credit credit_range(std::string_view amount, std::string_view max) {
  Credit range = credit(amount);
  range.max = decimal(max);
  return range;
}

Activity with_fees(const std::vector<std::string_view>& amounts) {
  Activity activity;
  for (const std::string_view amount : amounts) activity.fee.push_back({Money::parse(amount).value(), {}, {}, {}});
  return activity;
}

Activity expiring_on(std::string_view day) {
  Activity activity;
  activity.expires = date(day);
  return activity;
}

TEST(Filter, OfNothingTakesEverything) {
  EXPECT_TRUE(is_listed({}, Activity()));
}

TEST(Filter, TakesABoardUnderAnyApprovalType) {
  Activity activity;
  activity.approvals = {{"Lifelong Learning", {Board::surgery}}, {"Self-Assessment", {Board::radiology}}};
  EXPECT_TRUE(is_listed(only(&Filter::boards, {Board::radiology}), activity));
  EXPECT_TRUE(is_listed(only(&Filter::boards, {Board::urology, Board::surgery}), activity));
  EXPECT_FALSE(is_listed(only(&Filter::boards, {Board::urology}), activity));
}

TEST(Filter, TakesAnApprovalWhateverItsCaseAndMarks) {
  Activity activity;
  activity.approvals = {{"ABMS Lifelong–Learning", {}}};
  EXPECT_TRUE(is_listed(only(&Filter::approvals, {"abms lifelong-learning"}), activity));
  EXPECT_FALSE(is_listed(only(&Filter::approvals, {"lifelong-learning"}), activity));
}

TEST(Filter, TakesFormatsAndCompetenciesFromTheirLists) {
  Activity activity;
  activity.format = Format::live;
  activity.competencies = {Competency::professionalism, Competency::medical_knowledge};
  EXPECT_TRUE(is_listed(only(&Filter::formats, {Format::internet, Format::live}), activity));
  EXPECT_FALSE(is_listed(only(&Filter::formats, {Format::internet}), activity));
  EXPECT_TRUE(is_listed(only(&Filter::competencies, {Competency::medical_knowledge}), activity));
  EXPECT_FALSE(is_listed(only(&Filter::competencies, {Competency::systems_based_practice}), activity));
  EXPECT_FALSE(is_listed(only(&Filter::formats, {Format::live}), Activity()));
}

TEST(Filter, ReadsBothProvidersFolded) {
  Activity activity;
  activity.provider = "Société d’Oncologie";
  activity.accredited_provider = "American Medical Association";
  EXPECT_TRUE(is_listed(only(&Filter::providers, {"societe d'onco"}), activity));
  EXPECT_TRUE(is_listed(only(&Filter::providers, {"nobody", "medical assoc"}), activity));
  EXPECT_FALSE(is_listed(only(&Filter::providers, {"jama"}), activity));
  EXPECT_FALSE(is_listed(only(&Filter::providers, {"jama"}), Activity()));
}

TEST(Filter, ReadsEachKeywordByItself) {
  Activity activity;
  activity.keywords = {"Lung Cancer", "β-Blockers"};
  EXPECT_TRUE(is_listed(only(&Filter::keywords, {"cancer"}), activity));
  EXPECT_TRUE(is_listed(only(&Filter::keywords, {"skin", "β-block"}), activity));
  EXPECT_FALSE(is_listed(only(&Filter::keywords, {"cancer β"}), activity));
}

TEST(Filter, TakesCreditsWithinBounds) {
  const struct {
    std::vector<Credit> credits;
    std::string_view min, max;
    bool is_listed;
  } cases[] = {
      {{credit("1")}, "1", "1", true},
      {{credit("1")}, "1.25", "", false},
      {{credit("1")}, "", "0.75", false},
      {{credit_range("5", "20")}, "20", "", true},
      {{credit_range("5", "20")}, "20.25", "", false},
      {{credit_range("5", "20")}, "", "5", true},
      {{credit_range("5", "20")}, "", "4.75", false},
      {{credit_range("5", "20")}, "10", "12", true},
      {{credit("1"), credit("10")}, "2", "5", false},
      {{credit("1"), credit("3"), credit("10")}, "2", "5", true},
      {{Credit{}}, "", "100", false},
      {{Credit{}}, "0", "", false},
      {{}, "0", "", false},
  };
  for (const auto& [credits, min, max, expected] : cases) {
    SCOPED_TRACE(testing::Message() << "from " << min << " to " << max << ", " << credits.size() << " credits");
    Filter filter;
    if (!min.empty()) filter.min_credits = decimal(min);
    if (!max.empty()) filter.max_credits = decimal(max);
    EXPECT_EQ(is_listed(filter, with_credits(credits)), expected);
  }
}

TEST(Filter, WantsTypeAndAmountOfOneCredit) {
  const Activity activity = with_credits({credit("1"), credit("8", CreditType::aafp_prescribed)});
  Filter filter = only(&Filter::min_credits, decimal("8"));
  filter.credit_types = {CreditType::aafp_prescribed};
  EXPECT_TRUE(is_listed(filter, activity));
  filter.credit_types = {CreditType::ama_pra_category_1};
  EXPECT_FALSE(is_listed(filter, activity));
}

TEST(Filter, PassesOverABoardsOwnCredit) {
  Credit own = credit("8");
  own.board = Board::psychiatry_and_neurology;
  EXPECT_FALSE(is_listed(only(&Filter::min_credits, decimal("2")), with_credits({credit("1"), own})));
  EXPECT_FALSE(is_listed(only(&Filter::credit_types, {CreditType::ama_pra_category_1}), with_credits({own})));
}

TEST(Filter, TakesATypeOfCreditWithoutAmount) {
  Credit unknown_amount;
  unknown_amount.type = CreditType::acog_cognates;
  EXPECT_TRUE(is_listed(only(&Filter::credit_types, {CreditType::acog_cognates}), with_credits({unknown_amount})));
}

TEST(Filter, TakesAFeeByItsCheapestTier) {
  const struct {
    std::vector<std::string_view> fees;
    std::string_view max;
    bool is_listed;
  } cases[] = {
      {{"$30"}, "30", true},      {{"$30"}, "29.99", false},  {{"$50", "$20"}, "20", true},
      {{"$25–$95"}, "25", true},  {{"$25–$95"}, "24", false}, {{"free"}, "0", true},
      {{"10 EUR"}, "100", false}, {{}, "100", false},         {{"10 EUR", "$5"}, "5", true},
  };
  for (const auto& [fees, max, expected] : cases) {
    SCOPED_TRACE(testing::Message() << testing::PrintToString(fees) << " for at most " << max);
    EXPECT_EQ(is_listed(only(&Filter::max_fee, decimal(max)), with_fees(fees)), expected);
  }
}

TEST(Filter, TakesFreeTiers) {
  EXPECT_TRUE(is_listed(only(&Filter::free, true), with_fees({"$75", "free"})));
  EXPECT_TRUE(is_listed(only(&Filter::free, true), with_fees({"$0–$95"})));
  EXPECT_FALSE(is_listed(only(&Filter::free, true), with_fees({"$1"})));
}

TEST(Filter, NeverTakesAFeeWithoutAmount) {
  Activity activity;
  activity.fee = {{{}, {}, {}, "Variable"}};
  EXPECT_FALSE(is_listed(only(&Filter::free, true), activity));
  EXPECT_FALSE(is_listed(only(&Filter::max_fee, decimal("1000")), activity));
}

TEST(Filter, KnowsTheStatusOfADay) {
  const struct {
    std::string_view expires;
    bool is_current, is_expiring, is_expired;
  } cases[] = {
      {"2026-01-14", false, false, true},
      {"2026-01-15", true, true, false},
      {"2026-04-15", true, true, false},
      {"2026-04-16", true, false, false},
  };
  for (const auto& [expires, is_current, is_expiring, is_expired] : cases) {
    SCOPED_TRACE(expires);
    const Activity activity = expiring_on(expires);
    EXPECT_EQ(is_listed(only(&Filter::statuses, {Status::current}), activity), is_current);
    EXPECT_EQ(is_listed(only(&Filter::statuses, {Status::expiring}), activity), is_expiring);
    EXPECT_EQ(is_listed(only(&Filter::statuses, {Status::expired}), activity), is_expired);
  }
  EXPECT_FALSE(is_listed(only(&Filter::statuses, {Status::current, Status::expired}), Activity()));
}

TEST(Filter, CountsExpiringWithinTheDaysAsked) {
  const Activity activity = expiring_on("2026-01-25");
  Filter filter = only(&Filter::statuses, {Status::expiring});
  filter.within = 10;
  EXPECT_TRUE(is_listed(filter, activity));
  filter.within = 9;
  EXPECT_FALSE(is_listed(filter, activity));
  filter.statuses = {Status::current};
  EXPECT_TRUE(is_listed(filter, activity));
}

TEST(Filter, BoundsExpiryStrictly) {
  const Activity activity = expiring_on("2026-06-30");
  EXPECT_FALSE(is_listed(only(&Filter::expires_before, date("2026-06-30")), activity));
  EXPECT_TRUE(is_listed(only(&Filter::expires_before, date("2026-07-01")), activity));
  EXPECT_FALSE(is_listed(only(&Filter::expires_after, date("2026-06-30")), activity));
  EXPECT_TRUE(is_listed(only(&Filter::expires_after, date("2026-06-29")), activity));
  EXPECT_FALSE(is_listed(only(&Filter::expires_before, date("2026-07-01")), Activity()));
}

TEST(Filter, TakesSupportOnlyWhereItIsTold) {
  Activity supported;
  supported.commercial_support = CommercialSupport{true, {}};
  EXPECT_TRUE(is_listed(only(&Filter::support, true), supported));
  EXPECT_FALSE(is_listed(only(&Filter::support, false), supported));
  EXPECT_FALSE(is_listed(only(&Filter::support, false), Activity()));
}

TEST(Filter, WantsEveryKindOfCondition) {
  Activity activity = expiring_on("2027-01-01");
  activity.format = Format::live;
  Filter filter = only(&Filter::formats, {Format::live});
  filter.statuses = {Status::current};
  EXPECT_TRUE(is_listed(filter, activity));
  filter.statuses = {Status::expired};
  EXPECT_FALSE(is_listed(filter, activity));
}

TEST(ParseDay, TakesDatesAndCountsFromToday) {
  const struct {
    std::string_view text, day;
  } cases[] = {
      {"2028-02-29", "2028-02-29"}, {"today", "2026-01-15"}, {"Today", "2026-01-15"}, {"+90d", "2026-04-15"},
      {"90d", "2026-04-15"},        {"-30d", "2025-12-16"},  {"−30d", "2025-12-16"},  {"+0d", "2026-01-15"},
      {"+1D", "2026-01-16"},        {"+007d", "2026-01-22"},
  };
  for (const auto& [text, day] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(to_string(parse_day(text, today).value()), day);
  }
}

TEST(ParseDay, EndsWhereTheCalendarEnds) {
  for (const std::string_view number : {"4000000", "2147483648", "99999999999999999999999"}) {
    SCOPED_TRACE(number);
    EXPECT_EQ(to_string(parse_day("+" + std::string(number) + "d", today).value()), "9999-12-31");
    EXPECT_EQ(to_string(parse_day("-" + std::string(number) + "d", today).value()), "1900-01-01");
  }
}

TEST(ParseDay, SaysWhatADayIs) {
  const struct {
    std::string_view text, message;
  } cases[] = {
      {"soon", "\"soon\" is not a date; write one such as 2028-09-04, or today, +90d or -30d"},
      {"", "\"\" is not a date; write one such as 2028-09-04, or today, +90d or -30d"},
      {"d", "\"d\" is not a date; write one such as 2028-09-04, or today, +90d or -30d"},
      {"+-5d", "\"+-5d\" is not a date; write one such as 2028-09-04, or today, +90d or -30d"},
      {"90 days", "\"90 days\" is not a date; write one such as 2028-09-04, or today, +90d or -30d"},
      {"2025-02-29", "\"2025-02-29\" is not a date: February 2025 has 28 days"},
      {"2028-9-4", "\"2028-9-4\" is not a date; write 2028-09-04"},
      {"September 4, 2028", "\"September 4, 2028\" is not a date; write 2028-09-04"},
  };
  for (const auto& [text, message] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(parse_day(text, today).error(), message);
  }
}

}  // namespace
}  // namespace cme
