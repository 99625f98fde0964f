// SPDX-License-Identifier: MIT
#include "site/site_counts.hpp"

#include <gtest/gtest.h>

#include "entries.hpp"

namespace cme {
namespace {

using test::four_entries;

TEST(SiteCounts, CountWhatPeopleChooseBy) {
  const SiteCounts counts(four_entries());
  EXPECT_EQ(counts.all, 4U);
  EXPECT_EQ(counts.free, 1U);
  EXPECT_EQ(counts.boards, (std::map<Board, std::size_t>{{Board::radiology, 1}, {Board::urology, 2}}));
  EXPECT_EQ(counts.formats, (std::map<Format, std::size_t>{{Format::live, 1}, {Format::enduring, 3}}));
  EXPECT_EQ(counts.credit_types, (std::map<CreditType, std::size_t>{{CreditType::ama_pra_category_1, 1}}));
  const auto date = [](std::string_view text) { return Date::parse(text).value(); };
  EXPECT_EQ(counts.months, (std::map<std::string, SiteMonth>{{"2027-01", {1, date("2027-01-31")}},
                                                             {"2027-02", {2, date("2027-02-28")}},
                                                             {"2028-03", {1, date("2028-03-01")}}}));
  // As often as another one: in order of the alphabet.
  EXPECT_EQ(counts.topics, (std::vector<std::string>{"b", "c", "d"}));
}

TEST(SiteCounts, CallAProviderAsMostRecordsDo) {
  const SiteCounts counts(four_entries());
  ASSERT_EQ(counts.providers.size(), 2U);
  EXPECT_EQ(counts.providers[0].name, "Another");
  EXPECT_EQ(counts.providers[1].name, "Example Society");
  EXPECT_EQ(counts.providers[1].slug, "example-society");
  EXPECT_EQ(counts.providers[1].count, 3U);
}

TEST(LargestProviders, AreAFewWithTheMostActivities) {
  const SiteCounts counts(four_entries());
  const auto names = [&](std::size_t most) {
    std::vector<std::string> found;
    for (const SiteProvider& provider : largest_providers(counts, most)) found.push_back(provider.name);
    return found;
  };
  EXPECT_EQ(names(0), std::vector<std::string>());
  EXPECT_EQ(names(1), (std::vector<std::string>{"Example Society"}));
  EXPECT_EQ(names(2), (std::vector<std::string>{"Example Society", "Another"}));
  EXPECT_EQ(names(3), (std::vector<std::string>{"Example Society", "Another"}));
}

}  // namespace
}  // namespace cme
