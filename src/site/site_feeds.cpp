// SPDX-License-Identifier: MIT
#include "site/site_feeds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "base/hash.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "render/calendar.hpp"
#include "site/site_address.hpp"

namespace cme {
namespace {

constexpr std::size_t most_in_feed = 50;

/// Calendars with more events make programs slow.
constexpr std::size_t most_events = 2'000;

/// Source: sitemaps.org, which allows 50,000.
constexpr std::size_t most_in_sitemap = 40'000;

std::string xml(std::string_view text) {
  return safe_text(text, Target::markup);
}

/// A name that stays the same wherever the site moves (RFC 4151).
std::string tag_of(const SiteSettings& settings, std::string_view what) {
  return fmt::format("tag:{},2026:{}", calendar_host(settings.base_url), what);
}

std::string instant(Date date) {
  return to_string(date) + "T00:00:00Z";
}

/// The whole address; empty if that of the site is not known.
std::string address_in(const SiteSettings& settings, std::string_view path) {
  return settings.base_url.empty() ? std::string() : settings.base_url + std::string(path);
}

}  // namespace

std::string atom_feed(const SiteSettings& settings, std::string_view title, std::string_view folder,
                      std::span<const SiteEntry* const> entries) {
  std::vector<const SiteEntry*> newest(entries.begin(), entries.end());
  const auto count = std::min(most_in_feed, newest.size());
  std::ranges::partial_sort(newest, newest.begin() + static_cast<std::ptrdiff_t>(count),
                            [](const SiteEntry* left, const SiteEntry* right) {
                              return std::tie(left->updated, left->id) > std::tie(right->updated, right->id);
                            });
  newest.resize(count);
  const std::string base = settings.base_url + std::string(folder);
  std::string feed = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  feed += fmt::format("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n", xml(settings.language));
  feed += fmt::format("<title>{}</title>\n", xml(title));
  feed += fmt::format("<id>{}</id>\n", xml(tag_of(settings, folder.empty() ? "catalog" : folder)));
  feed += fmt::format("<link href=\"{}\"/>\n", xml(base + "index.html"));
  feed += fmt::format("<link rel=\"self\" href=\"{}\"/>\n", xml(base + "feed.atom"));
  feed += fmt::format("<author><name>{}</name></author>\n",
                      xml(settings.organization.empty() ? settings.title : settings.organization));
  if (!newest.empty()) {
    feed += fmt::format("<updated>{}</updated>\n", instant(newest.front()->updated));
  } else {
    feed += "<updated>2000-01-01T00:00:00Z</updated>\n";
  }
  for (const SiteEntry* const entry : newest) {
    feed += fmt::format("<entry>\n<title>{}</title>\n<id>{}</id>\n", xml(entry->title),
                        xml(tag_of(settings, std::to_string(entry->id))));
    feed += fmt::format("<link href=\"{}\"/>\n<updated>{}</updated>\n<summary>{}</summary>\n</entry>\n",
                        xml(settings.base_url + activity_address(entry->id)), instant(entry->updated),
                        xml(summary_of(*entry)));
  }
  return feed + "</feed>\n";
}

bool has_event_of_each(std::size_t entries) {
  return entries <= most_events;
}

std::string expiry_event(const SiteSettings& settings, const SiteEntry& entry) {
  return calendar_event({.uid = fmt::format("{}@{}", entry.id, calendar_host(settings.base_url)),
                         .day = entry.expires,
                         .stamp = entry.updated,
                         .summary = "Expires: " + entry.title,
                         .address = address_in(settings, activity_address(entry.id))});
}

std::string expiry_calendar(const SiteSettings& settings, std::string_view title, std::string_view folder,
                            std::span<const SiteEntry* const> entries,
                            const Function<void(std::string&, const SiteEntry&)>& append_event) {
  const std::string host = calendar_host(settings.base_url);
  // Some programs use it as a file name.
  std::string list(folder);
  std::ranges::replace(list, '/', '.');
  std::string calendar = calendar_head(title);
  for (std::size_t at = 0; at < entries.size();) {
    const SiteEntry& first = *entries[at];
    if (has_event_of_each(entries.size())) {
      append_event(calendar, first);
      ++at;
      continue;
    }
    Date stamp = first.updated;
    std::size_t end = at;
    while (end < entries.size() && entries[end]->expires == first.expires) {
      stamp = std::max(stamp, entries[end]->updated);
      ++end;
    }
    // A list with so many has a page for each month.
    const std::string page = fmt::format("{}{}.html", folder.empty() ? "x/" : folder, month_key(first.expires));
    calendar += end - at == 1 ? expiry_event(settings, first)
                              : calendar_event({.uid = fmt::format("{}{}@{}", list, to_string(first.expires), host),
                                                .day = first.expires,
                                                .stamp = stamp,
                                                .summary = fmt::format("{} activities expire", with_commas(end - at)),
                                                .address = address_in(settings, page)});
    at = end;
  }
  calendar += calendar_tail;
  return calendar;
}

std::vector<SitePage> sitemaps(const SiteSettings& settings, std::span<const SiteEntry> entries,
                               const std::vector<std::string>& other_pages) {
  constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
  constexpr std::string_view name_space = "http://www.sitemaps.org/schemas/sitemap/0.9";
  // Activities by the first digit of their folder, lists by that of their hash, so that one changed record changes few
  // files.
  std::map<std::string, std::string> parts;
  const bool is_whole = entries.size() + other_pages.size() <= most_in_sitemap;
  for (const std::string& page : other_pages) {
    parts[is_whole ? "" : "lists-" + to_hex(hash_content(page)).substr(0, 1)] +=
        fmt::format("<url><loc>{}</loc></url>\n", xml(settings.base_url + page));
  }
  for (const SiteEntry& entry : entries) {
    const std::string address = activity_address(entry.id);
    parts[is_whole ? "" : address.substr(std::string_view("a/").size(), 1)] += fmt::format(
        "<url><loc>{}</loc><lastmod>{}</lastmod></url>\n", xml(settings.base_url + address), to_string(entry.updated));
  }
  std::vector<SitePage> pages;
  std::string index = fmt::format("{}<sitemapindex xmlns=\"{}\">\n", head, name_space);
  for (const auto& [key, urls] : parts) {
    const std::string address = is_whole ? "sitemap.xml" : fmt::format("sitemap/{}.xml", key);
    pages.push_back({address, fmt::format("{}<urlset xmlns=\"{}\">\n{}</urlset>\n", head, name_space, urls)});
    index += fmt::format("<sitemap><loc>{}</loc></sitemap>\n", xml(settings.base_url + address));
  }
  if (!is_whole) {
    pages.push_back({"sitemap.xml", index + "</sitemapindex>\n"});
  }
  return pages;
}

}  // namespace cme
