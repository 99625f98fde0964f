// SPDX-License-Identifier: MIT
#include "site/site_lists.hpp"

#include <gtest/gtest.h>

#include "entries.hpp"

namespace cme {
namespace {

using test::entry;
using test::pointers;
using test::template_of;

const SiteSettings settings;
const SiteFrame frame{&settings, false};
const SiteList list{.folder = "b/radiology/",
                    .file = "index.html",
                    .kicker = "ABMS member board",
                    .heading = "Radiology",
                    .group_heading = "Radiology",
                    .about = "approved by Radiology",
                    .search = {},
                    .crumbs = {},
                    .has_feeds = false,
                    .is_of_month = false};

Template page() {
  return template_of(
      "{{heading}}: {{lead}}\n{{#groups}}\n{{name}}, {{count_text}}:{{#rows}} {{title}}{{/rows}}\n{{/groups}}\n"
      "{{#parts}}\n{{name}}: {{count}}\n{{/parts}}\n");
}

std::vector<SitePage> pages_of(const Template& page, const SiteList& some, const std::vector<SiteEntry>& entries) {
  const auto for_each = [](std::size_t count, const Function<void(std::size_t)>& work) {
    for (std::size_t at = 0; at < count; ++at) work(at);
  };
  return list_pages(frame, page, some, pointers(entries), PrintedRows(page, entries, for_each));
}

TEST(ListPages, GroupByMonthTheLatestFirst) {
  const std::vector<SiteEntry> entries = {entry(1, "2027-01-31"), entry(2, "2027-02-01"), entry(3, "2027-02-28")};
  const std::vector<SitePage> pages = pages_of(page(), list, entries);
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0].address, "b/radiology/index.html");
  EXPECT_EQ(pages[0].content,
            "Radiology: 3 activities approved by Radiology, the latest to expire first.\n"
            "February 2027, 2 activities: Title 3 Title 2\n"
            "January 2027, 1 activity: Title 1\n");
}

std::vector<SiteEntry> many_entries(std::size_t in_january) {
  std::vector<SiteEntry> entries;
  for (std::uint32_t id = 1; id <= in_january; ++id) {
    entries.push_back(entry(id, id == 1 ? "2027-01-01" : "2027-01-02"));
  }
  entries.push_back(entry(1'000, "2027-02-01"));
  return entries;
}

std::vector<std::string> addresses(const std::vector<SitePage>& pages) {
  std::vector<std::string> addresses;
  for (const SitePage& one : pages) addresses.push_back(one.address);
  return addresses;
}

TEST(ListPages, ArePagesOfMonthsAbove320Rows) {
  const std::vector<SiteEntry> most = many_entries(319);
  EXPECT_EQ(addresses(pages_of(page(), list, most)), (std::vector<std::string>{"b/radiology/index.html"}));
  const std::vector<SiteEntry> more = many_entries(320);
  const std::vector<SitePage> pages = pages_of(page(), list, more);
  EXPECT_EQ(addresses(pages), (std::vector<std::string>{"b/radiology/2027-02.html", "b/radiology/2027-01.html",
                                                        "b/radiology/index.html"}));
  EXPECT_EQ(pages[0].content,
            "Radiology, February 2027: 1 activity approved by Radiology.\n"
            "February 1, 2027, 1 activity: Title 1000\n");
  EXPECT_EQ(pages[2].content,
            "Radiology: 321 activities approved by Radiology, the latest to expire first.\n"
            "February 2027: 1\nJanuary 2027: 320\n");
}

TEST(ListPages, ArePagesOfDaysAbove320RowsInAMonth) {
  const std::vector<SiteEntry> entries = many_entries(321);
  EXPECT_EQ(
      addresses(pages_of(page(), list, entries)),
      (std::vector<std::string>{"b/radiology/2027-02.html", "b/radiology/2027-01-02.html",
                                "b/radiology/2027-01-01.html", "b/radiology/2027-01.html", "b/radiology/index.html"}));
}

TEST(ListPages, ArePagesOfTheBeginningsOfTitlesAbove320RowsInADay) {
  std::vector<SiteEntry> entries;
  for (std::uint32_t id = 1; id <= 322; ++id) {
    entries.push_back(entry(id, "2027-12-31"));
    entries.back().title = id == 1 ? "Stroke" : "Basic Life Support";
  }
  const std::vector<SitePage> pages = pages_of(page(), list, entries);
  // Of 321 activities with one title, those whose ids begin alike.
  const std::string day = "b/radiology/2027-12-31";
  std::vector<std::string> expected;
  for (const char digit : std::string_view("123456789")) {
    expected.push_back(day + "-basic-life-support_" + digit + ".html");
  }
  expected.insert(expected.end(), {day + "-b.html", day + "-s.html", day + ".html", "b/radiology/2027-12.html",
                                   "b/radiology/index.html"});
  EXPECT_EQ(addresses(pages), expected);
  ASSERT_EQ(pages.size(), expected.size());
  EXPECT_EQ(pages[10].content,
            "Radiology, December 31, 2027: S: 1 activity approved by Radiology.\n"
            "December 31, 2027, 1 activity: Stroke\n");
  EXPECT_EQ(pages[11].content,
            "Radiology, December 31, 2027: 322 activities approved by Radiology.\n"
            "B: 321\nS: 1\n");
  EXPECT_TRUE(pages[9].content.starts_with("Radiology, December 31, 2027: B: 321 activities approved by Radiology"))
      << pages[9].content;
  EXPECT_NE(pages[9].content.find("\nBasic Life Support, IDs from 2: 111\n"), std::string::npos) << pages[9].content;
}

TEST(ListPages, OfDaysSayThatTheirActivitiesExpireOnThem) {
  SiteList month = list;
  month.folder = "x/";
  month.file = "2027-01.html";
  month.heading = "January 2027";
  month.about = about_expiring(322, "in this month");
  month.is_of_month = true;
  std::vector<SiteEntry> entries = many_entries(322);
  entries.pop_back();
  const std::vector<SitePage> pages = pages_of(page(), month, entries);
  ASSERT_EQ(addresses(pages).back(), "x/2027-01.html");
  EXPECT_TRUE(pages.back().content.starts_with(
      "January 2027: 322 activities expire in this month, the latest to expire first.\n"))
      << pages.back().content;
  EXPECT_EQ(addresses(pages)[pages.size() - 2], "x/2027-01-01.html");
  EXPECT_TRUE(pages[pages.size() - 2].content.starts_with("January 1, 2027: 1 activity expires on this day.\n"));
  EXPECT_EQ(addresses(pages)[pages.size() - 3], "x/2027-01-02.html");
  EXPECT_TRUE(pages[pages.size() - 3].content.starts_with("January 2, 2027: 321 activities expire on this day.\n"))
      << pages[pages.size() - 3].content;
}

TEST(ListPages, ShowEachRowAsItsTemplateSays) {
  const std::vector<SiteEntry> entries = {entry(1, "2027-01-31"), entry(2, "2027-02-01")};
  const auto content = [&](const char* text, const SiteList& some) {
    return pages_of(template_of(text), some, entries)[0].content;
  };
  const char* const links = "{{#groups}}{{#rows}}<a href=\"{{root}}{{address}}\">{{title}}</a>{{/rows}}{{/groups}}";
  EXPECT_EQ(content(links, list), "<a href=\"../../a/3c/2.html\">Title 2</a><a href=\"../../a/9e/1.html\">Title 1</a>");
  SiteList month = list;
  month.folder = "x/";
  EXPECT_EQ(content(links, month), "<a href=\"../a/3c/2.html\">Title 2</a><a href=\"../a/9e/1.html\">Title 1</a>");
  // These rows also have values of their group or page.
  EXPECT_EQ(content("{{#groups}}{{#rows}}{{title}}, {{key}}; {{/rows}}{{/groups}}", list),
            "Title 2, 2027-02; Title 1, 2027-01; ");
  EXPECT_EQ(content("{{#groups}}{{#rows}}{{title}}, {{heading}}; {{/rows}}{{/groups}}", list),
            "Title 2, Radiology; Title 1, Radiology; ");
}

TEST(EmbedPage, HasTheLastTenToExpire) {
  std::vector<SiteEntry> entries;
  for (std::uint32_t id = 1; id <= 11; ++id) entries.push_back(entry(id, "2027-01-01"));
  const Template embed = template_of("{{#rows}}{{title}},{{/rows}} {{all_text}}");
  EXPECT_EQ(embed_page(frame, embed, list, "embed/radiology.html", pointers(entries)),
            "Title 11,Title 10,Title 9,Title 8,Title 7,Title 6,Title 5,Title 4,Title 3,Title 2, All 11 activities");
  entries.erase(entries.begin() + 1, entries.end());
  EXPECT_EQ(embed_page(frame, embed, list, "embed/radiology.html", pointers(entries)), "Title 1, 1 activity");
}

TEST(ListPages, SayWhatARowCostsAndGives) {
  std::vector<SiteEntry> entries = {entry(1, "2027-01-01"), entry(2, "2027-01-01")};
  entries[0].fee = "Free";
  entries[0].lowest_fee = Decimal();
  entries[1].credits_words = "2.5 credits";
  entries[1].most_credits.reset();
  entries[1].lowest_fee.reset();
  const Template rows = template_of(
      "{{#groups}}{{#rows}}{{credits_words}}|{{credits_key}}|{{fee_text}}|{{fee_key}}|{{#free}}free{{/free}};"
      "{{/rows}}{{/groups}}");
  EXPECT_EQ(pages_of(rows, list, entries)[0].content, "2.5 credits||$30||;1 credit|1|Free|0|free;");
}

}  // namespace
}  // namespace cme
