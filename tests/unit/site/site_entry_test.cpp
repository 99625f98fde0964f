// SPDX-License-Identifier: MIT
#include "site/site_entry.hpp"

#include <gtest/gtest.h>

#include "entries.hpp"

namespace cme {
namespace {

using test::plain_activity;

SiteEntry entry_with(const std::vector<Fee>& fee) {
  Activity activity = plain_activity();
  activity.fee = fee;
  return site_entry(activity);
}

Fee tier(std::string_view amount) {
  return {.amount = Money::parse(amount).value(), .per = {}, .audience = {}, .note = {}};
}

TEST(SiteEntry, SaysTheLowestFee) {
  const Fee ask{.amount = {}, .per = {}, .audience = {}, .note = "ask"};
  const Fee members{.amount = Money::free(), .per = {}, .audience = "members", .note = {}};
  const struct {
    std::vector<Fee> fee;
    std::string_view text;
    std::optional<Decimal> lowest;
  } cases[] = {
      {{}, "not stated", {}},
      {{ask}, "see provider", {}},
      {{tier("$30")}, "$30", Decimal::whole(30)},
      {{tier("free")}, "Free", Decimal()},
      {{tier("free"), ask}, "Free", Decimal()},
      {{tier("free"), tier("free")}, "Free", Decimal()},
      {{members}, "free to some", Decimal()},
      {{tier("$30"), tier("$20"), tier("$20"), tier("$40")}, "from $20", Decimal::whole(20)},
      {{tier("$30"), tier("free")}, "free to some", Decimal()},
      {{tier("$25–$95")}, "$25–$95", Decimal::whole(25)},
      {{tier("$120"), tier("$25–$95")}, "from $25", Decimal::whole(25)},
      // Amounts of different currencies are not compared.
      {{tier("30 EUR"), tier("$40")}, "from $40", Decimal::whole(40)},
      {{tier("$40"), tier("30 EUR"), tier("$50")}, "from $40", Decimal::whole(40)},
      {{tier("5000 JPY"), tier("40 EUR"), tier("4500 JPY"), tier("35 EUR")}, "from 4500 JPY", {}},
      {{tier("5000 JPY"), tier("free")}, "free to some", Decimal()},
      {{tier("30 EUR")}, "30 EUR", {}},
  };
  for (const auto& [fee, text, lowest] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(entry_with(fee).fee, text);
    EXPECT_EQ(entry_with(fee).lowest_fee, lowest);
  }
  EXPECT_TRUE(entry_with({tier("free")}).is_free());
  EXPECT_FALSE(entry_with({tier("free"), tier("$1")}).is_free());
}

TEST(SiteEntry, SaysTheCreditsThatAreNoBoardsOwn) {
  Activity activity = plain_activity();
  EXPECT_EQ(site_entry(activity).credits, "not stated");
  EXPECT_EQ(site_entry(activity).most_credits, std::nullopt);
  activity.credits = {{Decimal::whole(30), {}, {}, {}, Board::urology, {}},
                      {{}, {}, CreditType::aafp_prescribed, {}, {}, {}},
                      {Decimal::parse("0.25").value(), {}, {}, {}, {}, {}},
                      {Decimal::whole(5), Decimal::whole(20), CreditType::ama_pra_category_1, {}, {}, "note"},
                      {Decimal::whole(20), {}, {}, {}, {}, {}}};
  EXPECT_EQ(site_entry(activity).credits, "5–20") << "what an order by most credits goes by";
  EXPECT_EQ(site_entry(activity).credits_words, "5–20 credits");
  EXPECT_EQ(site_entry(activity).most_credits, Decimal::whole(20));
  EXPECT_EQ(site_entry(activity).credit_types, 1U << static_cast<unsigned>(CreditType::aafp_prescribed) |
                                                   1U << static_cast<unsigned>(CreditType::ama_pra_category_1));
}

TEST(SiteEntry, CountsCreditsInWords) {
  Activity activity = plain_activity();
  EXPECT_EQ(site_entry(activity).credits_words, "credits not stated");
  activity.credits = {{Decimal::whole(1), {}, {}, {}, {}, "note"}};
  EXPECT_EQ(site_entry(activity).credits_words, "1 credit");
  activity.credits = {{Decimal::parse("0.5").value(), {}, {}, "cycle", {}, {}}};
  EXPECT_EQ(site_entry(activity).credits_words, "0.5 credits per cycle");
  EXPECT_EQ(site_entry(activity).credits, "0.5 per cycle");
}

TEST(SiteEntry, HasAllApprovingBoards) {
  Activity activity = plain_activity();
  activity.approvals = {{"A", {Board::urology}}, {"B", {Board::radiology, Board::urology}}};
  const SiteEntry entry = site_entry(activity);
  EXPECT_TRUE(entry.is_approved_by(Board::urology));
  EXPECT_TRUE(entry.is_approved_by(Board::radiology));
  EXPECT_FALSE(entry.is_approved_by(Board::surgery));
  EXPECT_EQ(entry.title, "Untitled activity");
  EXPECT_EQ(entry.provider_slug, "example-society");
}

TEST(SiteEntry, IsCountedUpToTheLimitOfAChoice) {
  SiteEntry entry = test::entry(1, "2027-01-01");
  entry.lowest_fee = Decimal::whole(25);
  entry.most_credits = Decimal::whole(5);
  EXPECT_TRUE(costs_at_most(entry, 25));
  EXPECT_FALSE(costs_at_most(entry, 24));
  EXPECT_TRUE(gives_at_least(entry, 5));
  EXPECT_FALSE(gives_at_least(entry, 6));
  entry.lowest_fee.reset();
  entry.most_credits.reset();
  EXPECT_FALSE(costs_at_most(entry, 25));
  EXPECT_FALSE(gives_at_least(entry, 0));
}

TEST(SiteEntry, IsOrderedByItsDayThenById) {
  EXPECT_TRUE(expires_before(test::entry(2, "2027-01-01"), test::entry(1, "2027-01-02")));
  EXPECT_TRUE(expires_before(test::entry(1, "2027-01-01"), test::entry(2, "2027-01-01")));
  EXPECT_FALSE(expires_before(test::entry(1, "2027-01-01"), test::entry(1, "2027-01-01")));
}

}  // namespace
}  // namespace cme
