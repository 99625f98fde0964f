// SPDX-License-Identifier: MIT
#include "site/structured_data.hpp"

#include <gtest/gtest.h>

#include "entries.hpp"

namespace cme {
namespace {

Activity plain_activity() {
  Activity activity = test::plain_activity();
  activity.provider = "Example </script> Society";
  return activity;
}

TEST(CourseData, HasNoMemberWithoutAValue) {
  EXPECT_EQ(course_data(SiteSettings(), plain_activity()),
            R"({"@context":"https://schema.org","@type":"Course","name":"Untitled activity","courseCode":"7",)"
            R"("inLanguage":"en","provider":{"@type":"Organization","name":"Example \u003c/script> Society"},)"
            R"("expires":"2028-09-04"})");
}

TEST(CourseData, HasTheFactsOfTheActivity) {
  Activity activity = plain_activity();
  activity.title = "A";
  activity.provider = "B";
  activity.released = Date::parse("2026-01-02").value();
  activity.doi = Doi::parse("10.5555/x").value();
  activity.approvals = {{"Type", {Board::urology}}};
  activity.credits = {{Decimal::whole(8), {}, {}, {}, Board::urology, {}},
                      {{}, {}, CreditType::aafp_prescribed, {}, {}, {}},
                      {Decimal::whole(5), Decimal::whole(20), CreditType::ama_pra_category_1, {}, {}, {}}};
  activity.fee = {{{}, {}, {}, "ask"}, {Money::free(), {}, "members", {}}, {Money::parse("$30").value(), {}, {}, {}}};
  activity.keywords = {"k"};
  activity.objectives = {"o", "p"};
  EXPECT_EQ(
      course_data(test::settings_of("https://example.org/"), activity),
      R"({"@context":"https://schema.org","@type":"Course","name":"A","courseCode":"7",)"
      R"("url":"https://example.org/a/53/7.html","inLanguage":"en",)"
      R"("provider":{"@type":"Organization","name":"B"},)"
      R"("educationalCredentialAwarded":{"@type":"EducationalOccupationalCredential",)"
      R"("credentialCategory":"Continuing medical education credit",)"
      R"("recognizedBy":["American Board of Urology"]},)"
      R"("numberOfCredits":{"@type":"QuantitativeValue","minValue":5,"maxValue":20,)"
      R"("unitText":"AMA PRA Category 1 Credit"},)"
      R"("offers":[{"@type":"Offer","category":"Free","price":0,"priceCurrency":"USD","description":"for members"},)"
      R"({"@type":"Offer","category":"Paid","price":30,"priceCurrency":"USD"}],)"
      R"("expires":"2028-09-04","datePublished":"2026-01-02","keywords":["k"],"teaches":["o","p"],)"
      R"("sameAs":"https://doi.org/10.5555/x"})");
}

/// The offers of an activity with these tiers.
std::string offers_of(const std::vector<Fee>& tiers) {
  Activity activity = plain_activity();
  activity.fee = tiers;
  const std::string data = course_data(SiteSettings(), activity);
  const std::size_t begin = data.find("\"offers\":");
  return begin == std::string::npos ? "" : data.substr(begin, data.find(",\"expires\"") - begin);
}

TEST(CourseData, HasBothEndsOfARangeOfPrices) {
  EXPECT_EQ(offers_of({{Money::parse("$25–$95").value(), {}, {}, {}}}),
            R"("offers":[{"@type":"Offer","category":"Paid","priceSpecification":{"@type":"PriceSpecification",)"
            R"("minPrice":25,"maxPrice":95,"priceCurrency":"USD"}}])");
  EXPECT_EQ(offers_of({{Money::parse("20.50–30 EUR").value(), "year", {}, {}}}),
            R"("offers":[{"@type":"Offer","category":"Paid","priceSpecification":{"@type":"PriceSpecification",)"
            R"("minPrice":20.5,"maxPrice":30,"priceCurrency":"EUR"},"description":"per year"}])");
}

TEST(CourseData, DescribesForWhomAndForWhatAPriceIs) {
  EXPECT_EQ(offers_of({{Money::parse("$30").value(), "year", "members", "until May"}}),
            R"("offers":[{"@type":"Offer","category":"Paid","price":30,"priceCurrency":"USD",)"
            R"-("description":"per year for members (until May)"}])-");
  EXPECT_EQ(offers_of({{{}, {}, {}, "ask"}}), "");
}

TEST(ListData, HasTheLatestFirst) {
  const std::vector<SiteEntry> entries = {test::entry(1, "2027-01-01"), test::entry(2, "2027-01-02")};
  EXPECT_EQ(list_data(test::settings_of("https://example.org/"), "Radiology", test::pointers(entries)),
            R"({"@context":"https://schema.org","@type":"ItemList","name":"Radiology","itemListElement":[)"
            R"({"@type":"ListItem","position":1,"url":"https://example.org/a/3c/2.html"},)"
            R"({"@type":"ListItem","position":2,"url":"https://example.org/a/9e/1.html"}]})");
}

}  // namespace
}  // namespace cme
