// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "activities.hpp"

namespace cme {
namespace {

SortKey key_of(const Activity& activity, Field field) {
  return sort_key(test::row_of(activity), field);
}

SortKey number(std::int64_t number) {
  return {.absent = false, .number = number, .text = {}};
}

Activity with_fee(std::vector<Fee> tiers) {
  Activity activity;
  activity.fee = std::move(tiers);
  return activity;
}

TEST(SortKey, OrdersIdsAsNumbers) {
  Activity nine, ten;
  nine.id = 9;
  ten.id = 10;
  EXPECT_LT(key_of(nine, Field::id), key_of(ten, Field::id));
}

TEST(SortKey, OrdersDatesAcrossYears) {
  Activity earlier, later;
  earlier.expires = test::day(1969, 12, 31);
  later.expires = test::day(2026, 1, 1);
  for (const Field field : {Field::expires, Field::days_left}) {
    SCOPED_TRACE(field_info(field).name);
    EXPECT_LT(key_of(earlier, field), key_of(later, field));
  }
}

TEST(SortKey, TakesTheFirstCreditThatIsNoBoards) {
  Activity activity;
  activity.credits = {{Decimal::whole(8), {}, {}, {}, Board::radiology, {}}, {Decimal::whole(2), {}, {}, {}, {}, {}}};
  EXPECT_EQ(key_of(activity, Field::credits), number(20'000));
  activity.credits = {{{}, {}, CreditType::ama_pra_category_1, {}, {}, {}}};
  EXPECT_TRUE(key_of(activity, Field::credits).absent);
}

TEST(SortKey, TakesTheLowestFeeInDollars) {
  const auto money = [](std::string_view text) { return Money::parse(text).value(); };
  EXPECT_EQ(key_of(with_fee({{money("$75"), {}, {}, {}}, {money("$50–$90"), {}, {}, {}}}), Field::fee),
            number(500'000));
  EXPECT_EQ(key_of(with_fee({{money("$75"), {}, {}, {}}, {Money::free(), {}, {}, {}}}), Field::fee), number(0));
  EXPECT_EQ(key_of(with_fee({{money("1 EUR"), {}, {}, {}}, {money("$75"), {}, {}, {}}}), Field::fee), number(750'000));
  EXPECT_TRUE(key_of(with_fee({{money("1 EUR"), {}, {}, {}}}), Field::fee).absent);
  EXPECT_TRUE(key_of(with_fee({{{}, {}, {}, "Variable"}}), Field::fee).absent);
}

TEST(SortKey, FoldsText) {
  Activity accented, plain;
  accented.title = "Épilepsie";
  plain.title = "epilepsie";
  EXPECT_EQ(key_of(accented, Field::title), key_of(plain, Field::title));
}

TEST(SortKey, IsAbsentForEveryFieldOfNothing) {
  const Activity nothing;
  for (const Field field : test::every_field()) {
    SCOPED_TRACE(field_info(field).name);
    EXPECT_EQ(key_of(nothing, field).absent, field != Field::file);
  }
}

}  // namespace
}  // namespace cme
