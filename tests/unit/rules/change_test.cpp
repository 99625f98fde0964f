// SPDX-License-Identifier: MIT
#include "rules/change.hpp"

#include <gtest/gtest.h>

#include "breaches.hpp"

namespace cme {
namespace {

using test::context;
using test::day;

/// What one rule reports of a change.
std::vector<Breach> breaches_of(Rule rule, const Activity& before, const Activity& after) {
  std::vector<Breach> breaches;
  std::ranges::find(activity_change_rules(), rule, &ActivityChangeRule::rule)
      ->check(before, after, context, [&](Breach breach) { breaches.push_back(std::move(breach)); });
  return breaches;
}

bool breaks(Rule rule, const Activity& before, const Activity& after) {
  return !breaches_of(rule, before, after).empty();
}

Credit credit_of(std::string_view amount, CreditType type = CreditType::ama_pra_category_1) {
  return {.amount = *Decimal::parse(amount), .max = {}, .type = type, .per = {}, .board = {}, .note = {}};
}

/// Enduring material of one credit, released half a year before the day that counts as today.
Activity released_activity() {
  Activity activity;
  activity.id = 1;
  activity.title = "Chest Imaging";
  activity.provider = "Example Society";
  activity.format = Format::enduring;
  activity.released = day("2025-07-15");
  activity.expires = day("2027-07-14");
  activity.credits = {credit_of("1")};
  return activity;
}

TEST(ChangeCredit, IsNotRaisedAfterTheRelease) {
  const Activity before = released_activity();
  for (const auto& [amount, is_breach] :
       std::initializer_list<std::pair<std::string_view, bool>>{{"0.75", false}, {"1", false}, {"1.25", true}}) {
    Activity after = before;
    after.credits = {credit_of(amount)};
    EXPECT_EQ(breaks(Rule::change_credit, before, after), is_breach) << amount;
  }
}

TEST(ChangeCredit, IsNotRaisedForAPartOfTheActivity) {
  const auto with = [](std::string_view day, std::string_view both) {
    Activity activity = released_activity();
    activity.credits = {credit_of(day), credit_of(both)};
    activity.credits[0].note = "day 1";
    activity.credits[1].note = "both days";
    return activity;
  };
  EXPECT_TRUE(breaks(Rule::change_credit, with("1", "3"), with("2.5", "3")));
  EXPECT_FALSE(breaks(Rule::change_credit, with("1", "3"), with("1", "3")));
  EXPECT_FALSE(breaks(Rule::change_credit, with("2.5", "3"), with("1", "3")));
  const std::vector<Breach> breaches = breaches_of(Rule::change_credit, with("1", "3"), with("1", "4"));
  ASSERT_EQ(breaches.size(), 1U);
  EXPECT_EQ(breaches.front().message,
            "AMA PRA Category 1 Credit was increased from 3 to 4 after the release on 2025-07-15");
  // The order of credits means nothing.
  Activity before = released_activity();
  before.credits = {credit_of("1"), credit_of("3")};
  Activity after = before;
  std::swap(after.credits[0], after.credits[1]);
  EXPECT_FALSE(breaks(Rule::change_credit, before, after));
}

TEST(ChangeCredit, CountsFromTheDayOfTheRelease) {
  for (const auto& [released, is_breach] : std::initializer_list<std::pair<std::string_view, bool>>{
           {"2026-01-14", true}, {"2026-01-15", true}, {"2026-01-16", false}}) {
    Activity before = released_activity();
    before.released = day(released);
    Activity after = before;
    after.credits = {credit_of("2")};
    EXPECT_EQ(breaks(Rule::change_credit, before, after), is_breach) << released;
    after.credits = {credit_of("1"), credit_of("1", CreditType::acog_cognates)};
    EXPECT_EQ(breaks(Rule::change_credit_type, before, after), is_breach) << released;
  }
  Activity before = released_activity();
  before.released.reset();
  Activity after = before;
  after.credits = {credit_of("2", CreditType::acog_cognates)};
  EXPECT_FALSE(breaks(Rule::change_credit, before, after));
  EXPECT_FALSE(breaks(Rule::change_credit_type, before, after));
}

TEST(ChangeCredit, LooksAtTheEndOfARangeAndAtEachType) {
  Activity before = released_activity();
  before.credits = {credit_of("1"), credit_of("2", CreditType::acog_cognates)};
  before.credits[0].max = Decimal::whole(5);
  Activity after = before;
  after.credits[0].amount = Decimal::whole(4);
  EXPECT_FALSE(breaks(Rule::change_credit, before, after));
  after.credits[0].max = Decimal::whole(6);
  const std::vector<Breach> breaches = breaches_of(Rule::change_credit, before, after);
  ASSERT_EQ(breaches.size(), 1U);
  EXPECT_EQ(to_string(breaches.front().field), "credits[0].max");
  EXPECT_EQ(breaches.front().message,
            "AMA PRA Category 1 Credit was increased from 5 to 6 after the release on 2025-07-15");
}

TEST(ChangeCreditType, IsNeitherAddedNorWithdrawn) {
  const Activity before = released_activity();
  Activity after = before;
  after.credits.push_back(credit_of("1", CreditType::acog_cognates));
  EXPECT_EQ(breaches_of(Rule::change_credit_type, before, after).size(), 1U);
  EXPECT_EQ(breaches_of(Rule::change_credit_type, after, before).size(), 1U);
  after.credits = {credit_of("1", CreditType::acog_cognates)};
  EXPECT_EQ(breaches_of(Rule::change_credit_type, before, after).size(), 2U);
  // A board's own credit is beside the CME credit.
  after = before;
  after.credits.push_back(credit_of("8", CreditType::abim_moc_points));
  after.credits.back().board = Board::internal_medicine;
  EXPECT_FALSE(breaks(Rule::change_credit_type, before, after));
}

TEST(ChangeExpires, StaysWithin36MonthsOfTheLastReview) {
  const Activity before = released_activity();
  for (const auto& [expires, is_breach] : std::initializer_list<std::pair<std::string_view, bool>>{
           {"2027-07-13", false}, {"2028-07-14", false}, {"2028-07-15", false}, {"2028-07-16", true}}) {
    Activity after = before;
    after.expires = day(expires);
    EXPECT_EQ(breaks(Rule::change_expires, before, after), is_breach) << expires;
    after.reviewed = day("2026-01-02");
    EXPECT_FALSE(breaks(Rule::change_expires, before, after)) << expires;
  }
}

TEST(ChangeExpires, CountsFromTheLaterOfReleaseAndReview) {
  Activity before = released_activity();
  before.reviewed = day("2025-12-01");
  Activity after = before;
  after.expires = day("2028-12-01");
  EXPECT_FALSE(breaks(Rule::change_expires, before, after));
  after.expires = day("2028-12-02");
  EXPECT_TRUE(breaks(Rule::change_expires, before, after));
  after.reviewed = day("2025-12-02");
  EXPECT_FALSE(breaks(Rule::change_expires, before, after));
  after.reviewed = before.reviewed;
  after.format = Format::live;
  EXPECT_FALSE(breaks(Rule::change_expires, before, after));
  before.released.reset();
  before.reviewed.reset();
  after = before;
  after.expires = day("2036-01-01");
  EXPECT_FALSE(breaks(Rule::change_expires, before, after));
}

TEST(ChangeIdReused, NeedsAnotherTitleAndAnotherDoi) {
  Activity before = released_activity();
  before.doi = Doi::parse("10.5555/one").value();
  Activity after = before;
  after.title = "The Hand";
  EXPECT_FALSE(breaks(Rule::change_id_reused, before, after));
  after.doi = Doi::parse("10.5555/ONE").value();
  EXPECT_FALSE(breaks(Rule::change_id_reused, before, after));
  after.doi.reset();
  EXPECT_FALSE(breaks(Rule::change_id_reused, before, after));
  after.doi = Doi::parse("10.5555/two").value();
  EXPECT_TRUE(breaks(Rule::change_id_reused, before, after));
  after.title = before.title;
  EXPECT_FALSE(breaks(Rule::change_id_reused, before, after));
}

TEST(ChangeProviderAndFormat, AreNoted) {
  const Activity before = released_activity();
  EXPECT_FALSE(breaks(Rule::change_provider, before, before));
  EXPECT_FALSE(breaks(Rule::change_format, before, before));
  Activity after = before;
  after.provider = "Example Network";
  after.format = Format::live;
  EXPECT_TRUE(breaks(Rule::change_provider, before, after));
  EXPECT_TRUE(breaks(Rule::change_format, before, after));
}

TEST(ChangeApproval, IsAddedOrWithdrawn) {
  Activity before = released_activity();
  before.approvals = {{"A", {Board::radiology, Board::urology}}, {"B", {Board::pathology}}};
  Activity after = before;
  after.approvals = {{"B", {Board::pathology}}, {"A", {Board::urology, Board::radiology}}};
  EXPECT_FALSE(breaks(Rule::change_approval, before, after));
  after.approvals = {{"A", {Board::radiology, Board::surgery}}, {"B", {Board::pathology}}};
  const std::vector<Breach> breaches = breaches_of(Rule::change_approval, before, after);
  ASSERT_EQ(breaches.size(), 2U);
  EXPECT_EQ(to_string(breaches[0].field), "approvals.A[1]");
  EXPECT_EQ(breaches[0].message, "the approval by Surgery was added");
  EXPECT_EQ(breaches[1].message, "the approval by Urology was withdrawn");
}

TEST(ChangeCredit, ComparesCreditWithoutAType) {
  Activity before = released_activity();
  before.credits.push_back({.amount = *Decimal::parse("1"), .max = {}, .type = {}, .per = {}, .board = {}, .note = {}});
  Activity after = before;
  after.credits.back().amount = *Decimal::parse("1.25");
  const std::vector<Breach> breaches = breaches_of(Rule::change_credit, before, after);
  ASSERT_EQ(breaches.size(), 1U);
  EXPECT_EQ(breaches.front().message,
            "credit without a type was increased from 1 to 1.25 after the release on 2025-07-15");
  EXPECT_EQ(breaches.front().field, (FieldPath{.key = "credits", .index = 1, .part = "amount"}));
  // With its type completed, it is still the same credit.
  after.credits.back().type = CreditType::acog_cognates;
  EXPECT_TRUE(breaks(Rule::change_credit, before, after));
  before.credits.back().type = CreditType::aafp_elective;  // another type is not an increase
  EXPECT_FALSE(breaks(Rule::change_credit, before, after));
}

TEST(ChangeCreditType, IsNotAddedByCompletingACredit) {
  Activity before = released_activity();
  before.credits.front().type.reset();
  Activity after = released_activity();
  EXPECT_FALSE(breaks(Rule::change_credit_type, before, after));
  EXPECT_FALSE(breaks(Rule::change_credit, before, after));
  after.credits = {credit_of("1.25")};
  EXPECT_TRUE(breaks(Rule::change_credit, before, after));
  after.credits = {credit_of("1"), credit_of("1", CreditType::acog_cognates)};
  EXPECT_TRUE(breaks(Rule::change_credit_type, before, after));
  before.credits.push_back(before.credits.front());
  EXPECT_FALSE(breaks(Rule::change_credit_type, before, after));
  // The credit without a type is still there, or was a board's own.
  after.credits = {before.credits.front(), credit_of("1")};
  EXPECT_TRUE(breaks(Rule::change_credit_type, before, after));
  after.credits = {credit_of("1")};
  before.credits.resize(1);
  before.credits.front().board = Board::radiology;
  EXPECT_TRUE(breaks(Rule::change_credit_type, before, after));
}

TEST(ChangeRules, KnowTheKeysThatTheyCompare) {
  EXPECT_TRUE(is_of_change_rules(Field::credits));
  EXPECT_TRUE(is_of_change_rules(Field::reviewed));
  EXPECT_FALSE(is_of_change_rules(Field::fee));
  EXPECT_FALSE(is_of_change_rules(Field::description));
}

}  // namespace
}  // namespace cme
