// SPDX-License-Identifier: MIT
#include "site/site_pages.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entries.hpp"
#include "site/site_address.hpp"

namespace cme {
namespace {

using test::entry;
using test::four_entries;
using test::template_of;

const SiteSettings settings = test::settings_of("https://example.org/", "Example Society");
const SiteFrame frame{&settings, false};

TEST(NotFoundPage, RefersToItsOwnHostAtAnyDepth) {
  const auto root = [](std::string_view base_url) {
    const SiteSettings some = test::settings_of(base_url);
    return not_found_page(SiteFrame{&some, false}, template_of("<a href=\"{{root}}index.html\">"));
  };
  EXPECT_EQ(root("https://example.org:8080/cme/catalog/"), "<a href=\"/cme/catalog/index.html\">");
  EXPECT_EQ(root("https://example.org/"), "<a href=\"/index.html\">");
  EXPECT_EQ(root(""), "<a href=\"index.html\">");
}

TEST(MonthsPage, HasEveryMonthTheLatestFirst) {
  const Template page =
      template_of("{{heading}}:{{#parts}} <a href=\"{{root}}{{address}}\">{{name}} {{count}};{{/parts}}");
  EXPECT_EQ(months_page(frame, page, SiteCounts(four_entries())),
            "Months of expiration: <a href=\"../x/2028-03.html\">March 2028 1; <a href=\"../x/2027-02.html\">February "
            "2027 2; "
            "<a href=\"../x/2027-01.html\">January 2027 1;");
}

TEST(IndexPage, CountsTheActivitiesOfEachMonth) {
  const Template page = template_of(
      "{{count}} {{activities_word}}, {{free_count}} free; {{board_count}} boards, {{provider_count}} "
      "{{providers_word}}\n{{#years}}\n{{year}}:{{#months}} {{name}} {{short}} {{count}} "
      "{{expires}};{{/months}}\n{{/years}}\n"
      "{{#topics}}{{name}} {{/topics}}");
  std::vector<SiteEntry> entries = four_entries();
  const std::string text = index_page(frame, page, SiteCounts(entries));
  EXPECT_EQ(text.substr(0, text.find('\n')), "4 activities, 1 free; 2 boards, 2 providers");
  EXPECT_NE(text.find("\n2027: January Jan 1 2027-01-31; February Feb 2 2027-02-28; March Mar  ; "), std::string::npos)
      << text;
  EXPECT_NE(text.find("\n2028: January Jan  ; February Feb  ; March Mar 1 2028-03-01; "), std::string::npos) << text;
  EXPECT_NE(text.find("; November Nov  ; December Dec  ;\n"), std::string::npos) << text;
  entries.erase(entries.begin() + 1, entries.end());
  const std::string one = index_page(frame, page, SiteCounts(entries));
  EXPECT_EQ(one.substr(0, one.find('\n')), "1 activity, 0 free; 2 boards, 1 provider");
}

TEST(IndexPage, SaysWhichBoardsHaveNoActivity) {
  const Template page = template_of("{{#has_boards}}<ul>{{/has_boards}}{{no_boards}}");
  const auto text_with = [&](std::uint32_t boards) {
    SiteEntry some = entry(1, "2027-01-31");
    some.boards = boards;
    return index_page(frame, page, SiteCounts(std::vector{some}));
  };
  constexpr std::uint32_t all = (1U << 24U) - 1;
  const auto without = [](Board board) { return ~(1U << static_cast<unsigned>(board)); };
  EXPECT_EQ(text_with(all), "<ul>");
  EXPECT_EQ(text_with(all & without(Board::urology)),
            "<ul>Nothing is listed for Urology: ask this board how it accepts CME.");
  EXPECT_EQ(text_with(all & without(Board::urology) & without(Board::surgery)),
            "<ul>Nothing is listed for Surgery and Urology: ask these boards how they accept CME.");
  EXPECT_EQ(text_with(0), "No activity names a board that approves it: ask your board how it accepts CME.");
}

TEST(ProvidersPage, CountsThem) {
  const Template page = template_of("{{lead}}");
  EXPECT_EQ(providers_pages(frame, page, SiteCounts(four_entries())).at(0).content,
            "2 providers and their activities.");
  EXPECT_EQ(providers_pages(frame, page, SiteCounts(std::vector{entry(1, "2027-01-31")})).at(0).content,
            "1 provider and its activities.");
}

TEST(ProvidersPage, IsOfLettersAbove500) {
  const Template page = template_of(
      "{{heading}}:{{#crumbs}} {{name}} ({{address}}) >{{/crumbs}}{{#parts}} {{name}} {{count}};{{/parts}}");
  std::vector<SiteEntry> entries;
  for (std::uint32_t number = 1; number <= 501; ++number) {
    entries.push_back(entry(number, "2027-01-31"));
    entries.back().provider = number == 1 ? "Mayo Clinic" : fmt::format("University of {:03}", number);
    entries.back().provider_slug = slug_of(entries.back().provider);
  }
  std::vector<SitePage> pages = providers_pages(frame, page, SiteCounts(entries));
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[0].address, "p/index-m.html");
  EXPECT_EQ(pages[0].content, "Providers: M: Providers (p/index.html) > Mayo Clinic 1;");
  EXPECT_EQ(pages[1].address, "p/index-u.html");
  EXPECT_TRUE(pages[1].content.starts_with("Providers: U: Providers (p/index.html) > University of 002 1;"));
  EXPECT_EQ(pages[2].address, "p/index.html");
  EXPECT_EQ(pages[2].content, "Providers: M 1; U 500;");
  entries.pop_back();
  pages = providers_pages(frame, page, SiteCounts(entries));
  ASSERT_EQ(pages.size(), 1U);
  EXPECT_EQ(pages[0].address, "p/index.html");
}

TEST(SearchPage, CountsTheChoices) {
  const std::vector<SiteEntry> entries = four_entries();
  const Template page =
      template_of("{{example_id}}\n{{#facets}}\n{{label}}:{{#choices}} {{name}}={{count}}{{/choices}}\n{{/facets}}\n");
  const std::string text = search_page(frame, page, SiteCounts(entries), entries);
  EXPECT_EQ(text.substr(0, 2), "4\n");
  EXPECT_NE(text.find("\nBoard: "), std::string::npos) << text;
  EXPECT_NE(text.find("Radiology=1 Urology=2\n"), std::string::npos) << text;
  EXPECT_NE(text.find("Example Society=3 Another=1"), std::string::npos) << text;
  EXPECT_NE(text.find("\nExpires: Any day=4 Not expired= Within 30 days= "), std::string::npos) << text;
  EXPECT_EQ(search_page(frame, page, SiteCounts({}), {}).substr(0, 1), "\n");
}

}  // namespace
}  // namespace cme
