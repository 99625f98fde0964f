// SPDX-License-Identifier: MIT
#include "site/site_feeds.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "entries.hpp"

namespace cme {
namespace {

using test::entry;
using test::pointers;

const SiteSettings settings = test::settings_of("https://example.org:8080/cme/", "A & B");

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

TEST(AtomFeed, HasTheNewestFirst) {
  std::vector<SiteEntry> entries = {entry(1, "2027-01-31"), entry(2, "2027-02-01"), entry(3, "2027-02-28")};
  entries[1].updated = Date::parse("2026-02-01").value();
  const auto written = [](std::string_view id, std::string_view folder, std::string_view updated,
                          std::string_view expires) {
    return fmt::format(
        "<entry>\n<title>Title {0}</title>\n<id>tag:example.org,2026:{0}</id>\n"
        "<link href=\"https://example.org:8080/cme/a/{1}/{0}.html\"/>\n<updated>{2}T00:00:00Z</updated>\n"
        "<summary>Example Society. Enduring. Credits: 1. Fee: $30. Expires {3}.</summary>\n</entry>\n",
        id, folder, updated, expires);
  };
  EXPECT_EQ(atom_feed(settings, "New", "b/radiology/", pointers(entries)),
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">\n"
            "<title>New</title>\n"
            "<id>tag:example.org,2026:b/radiology/</id>\n"
            "<link href=\"https://example.org:8080/cme/b/radiology/index.html\"/>\n"
            "<link rel=\"self\" href=\"https://example.org:8080/cme/b/radiology/feed.atom\"/>\n"
            "<author><name>A &amp; B</name></author>\n"
            "<updated>2026-02-01T00:00:00Z</updated>\n" +
                written("2", "3c", "2026-02-01", "February 1, 2027") +
                written("3", "da", "2026-01-02", "February 28, 2027") +
                written("1", "9e", "2026-01-02", "January 31, 2027") + "</feed>\n");
}

TEST(AtomFeed, IsOfTheWholeCatalogAndMayBeEmpty) {
  SiteSettings plain = settings;
  plain.organization.clear();
  const std::string feed = atom_feed(plain, "New", "", {});
  EXPECT_NE(feed.find("<id>tag:example.org,2026:catalog</id>"), std::string::npos);
  EXPECT_NE(feed.find("<author><name>CME Catalog</name></author>"), std::string::npos);
  EXPECT_NE(feed.find("<updated>2000-01-01T00:00:00Z</updated>\n</feed>"), std::string::npos);
}

TEST(AtomFeed, HasAtMostFifty) {
  std::vector<SiteEntry> entries;
  for (std::uint32_t id = 1; id <= 51; ++id) entries.push_back(entry(id, "2027-01-01"));
  EXPECT_EQ(count(atom_feed(settings, "New", "", pointers(entries)), "<entry>"), 50U);
  entries.pop_back();
  EXPECT_EQ(count(atom_feed(settings, "New", "", pointers(entries)), "<entry>"), 50U);
}

std::string calendar_of(const SiteSettings& site, std::string_view title, std::string_view folder,
                        const std::vector<const SiteEntry*>& entries) {
  return expiry_calendar(site, title, folder, entries,
                         [&](std::string& text, const SiteEntry& entry) { text += expiry_event(site, entry); });
}

TEST(ExpiryCalendar, HasAnEventForEachActivityUpTo2000) {
  std::vector<SiteEntry> entries;
  for (std::uint32_t id = 1; id <= 2'000; ++id) entries.push_back(entry(id, id <= 1'999 ? "2027-01-01" : "2027-01-02"));
  std::string calendar = calendar_of(settings, "Expiry", "", pointers(entries));
  EXPECT_EQ(count(calendar, "BEGIN:VEVENT"), 2'000U);
  EXPECT_NE(calendar.find("UID:1@example.org\r\n"), std::string::npos);
  EXPECT_EQ(calendar_of(settings, "Expiry", "b/radiology/", pointers(entries)), calendar);
  entries.insert(entries.begin(), entry(2'001, "2027-01-01"));
  entries.front().updated = Date::parse("2026-05-05").value();
  calendar = calendar_of(settings, "Expiry", "", pointers(entries));
  EXPECT_EQ(count(calendar, "BEGIN:VEVENT"), 2U);
  EXPECT_NE(calendar.find("SUMMARY:2\\,000 activities expire\r\n"), std::string::npos) << calendar;
  EXPECT_NE(calendar.find("UID:2027-01-01@example.org\r\n"), std::string::npos) << calendar;
  // A day with one activity names it.
  EXPECT_NE(calendar.find("SUMMARY:Expires: Title 2000\r\n"), std::string::npos) << calendar;
  EXPECT_NE(calendar.find("UID:2000@example.org\r\n"), std::string::npos) << calendar;
  EXPECT_NE(calendar.find("DTSTAMP:20260505"), std::string::npos) << calendar;
  EXPECT_NE(calendar.find("https://example.org:8080/cme/x/2027-01.html"), std::string::npos) << calendar;
  // The same day is another event in the calendar of a list.
  calendar = calendar_of(settings, "Expiry", "b/radiology/", pointers(entries));
  EXPECT_NE(calendar.find("UID:b.radiology.2027-01-01@example.org\r\n"), std::string::npos) << calendar;
  EXPECT_NE(calendar.find("https://example.org:8080/cme/b/radiology/2027-01.html"), std::string::npos) << calendar;
}

TEST(ExpiryCalendar, HasNoAddressOfASiteWithoutOne) {
  const std::vector<SiteEntry> entries = {entry(1, "2027-01-01")};
  const std::string calendar = calendar_of(SiteSettings(), "Expiry", "", pointers(entries));
  EXPECT_NE(calendar.find("UID:1@cme-catalog\r\n"), std::string::npos) << calendar;
  EXPECT_EQ(calendar.find("URL"), std::string::npos) << calendar;
}

TEST(Sitemaps, AreOneUpTo40000Addresses) {
  const std::vector<SiteEntry> entries(39'999, entry(7, "2027-01-01"));
  const std::vector<SitePage> one = sitemaps(settings, entries, {"index.html"});
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].address, "sitemap.xml");
  EXPECT_EQ(count(one[0].content, "<url>"), 40'000U);
  const std::vector<SitePage> parts = sitemaps(settings, entries, {"index.html", "search.html"});
  ASSERT_EQ(parts.size(), 4U);
  EXPECT_EQ(parts[0].address, "sitemap/5.xml");
  EXPECT_TRUE(parts[1].address.starts_with("sitemap/lists-"));
  EXPECT_TRUE(parts[2].address.starts_with("sitemap/lists-"));
  EXPECT_EQ(parts[3].address, "sitemap.xml");
  EXPECT_EQ(count(parts[3].content, "<sitemap>"), 3U);
  EXPECT_EQ(count(parts[1].content, "<url>"), 1U);
}

// A catalog of 250,000 activities has some 100,000 lists; the parts of a sitemap have at most 50,000 addresses.
TEST(Sitemaps, SpreadManyLists) {
  std::vector<std::string> lists;
  for (int number = 0; number < 100'000; ++number) lists.push_back(fmt::format("p/00/{}/index.html", number));
  const std::vector<SitePage> parts = sitemaps(settings, {}, lists);
  ASSERT_EQ(parts.size(), 17U);
  for (const SitePage& part : parts) EXPECT_LT(count(part.content, "<url>"), 10'000U) << part.address;
}

}  // namespace
}  // namespace cme
