// SPDX-License-Identifier: MIT
#include "site/site_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/words.hpp"
#include "site/beginnings.hpp"
#include "site/site_address.hpp"
#include "site/structured_data.hpp"

namespace cme {
namespace {

using ListOfValues = std::vector<TemplateValues>;
using Entries = std::span<const SiteEntry* const>;

/// More rows would be more than 150 KB.
constexpr std::size_t most_rows = 320;
constexpr std::size_t embedded_rows = 10;
/// How many a search engine reads.
constexpr std::size_t described_rows = 30;

/// What the pages of a list have: all of it, a month, a day, or those of a day whose titles begin alike.
enum class Span : std::uint8_t { all, month, day, beginning };

std::string key_of(Date date, Span span) {
  return span == Span::month ? month_key(date) : to_string(date);
}

bool is_in_same(Span span, Date left, Date right) {
  return span == Span::day ? left == right
                           : left.day().year() == right.day().year() && left.day().month() == right.day().month();
}

std::string words_of(Date date, Span span) {
  return span == Span::month ? month_words(date) : to_words(date);
}

std::string activities(std::size_t count) {
  return count == 1 ? "1 activity" : fmt::format("{} activities", with_commas(count));
}

/// The way to the root from the pages of boards, formats and providers.
constexpr std::string_view usual_root = "../../";

/// The entry must outlive its values.
TemplateValues row_values(const SiteEntry& entry) {
  constexpr std::size_t count = 13;
  TemplateValues row;
  row.reserve(count);
  row.set("address", Address::inside(activity_address(entry.id)));
  row.refer("title", entry.title);
  row.refer("provider", entry.provider);
  row.refer("credits_text", entry.credits);
  row.refer("credits_words", entry.credits_words);
  row.set("credits_key", entry.most_credits ? to_string(*entry.most_credits) : std::string());
  row.refer("fee_text", entry.fee);
  row.set("fee_key", entry.lowest_fee ? to_string(*entry.lowest_fee) : std::string());
  row.refer("free", entry.is_free() ? "1" : "");
  row.refer("format", to_string(entry.format));
  row.set("expires", to_string(entry.expires));
  row.set("expires_short", short_date(entry.expires));
  return row;
}

/// Calls `take` with the entries of each month or day, the latest first.
void for_each_group(Entries entries, Span span, auto take) {
  for (std::size_t end = entries.size(); end > 0;) {
    const Date last = entries[end - 1]->expires;
    std::size_t begin = end - 1;
    while (begin > 0 && is_in_same(span, entries[begin - 1]->expires, last)) {
      --begin;
    }
    take(key_of(last, span), entries.subspan(begin, end - begin));
    end = begin;
  }
}

TemplateValues list_values(const SiteFrame& frame, const SiteList& list, Entries entries, Span span) {
  const std::size_t count = entries.size();
  const std::string address = list.folder + list.file;
  TemplateValues values = frame.values(address, list.heading + ": CME activities");
  values.set("crumbs", crumb_values(list.crumbs));
  values.set("kicker", list.kicker);
  values.set("heading", list.heading);
  const bool is_of_one_day = count == 0 || entries.front()->expires == entries.back()->expires;
  std::string lead =
      fmt::format("{} {}{}.", activities(count), list.about, is_of_one_day ? "" : ", the latest to expire first");
  values.set("page_summary", fmt::format("{}: {}", list.heading, lead));
  values.set("lead", std::move(lead));
  values.set("span", span == Span::month ? "month" : "day");
  if (!frame.settings->base_url.empty()) {
    const std::size_t described = std::min(described_rows, count);
    values.set("structured_data", JsonText{list_data(*frame.settings, list.heading, entries.last(described))});
  }
  values.set("printed",
             fmt::format("{}, {}{}{}", list.heading, activities(count), frame.settings->base_url.empty() ? "" : ", ",
                         frame.settings->base_url.empty() ? "" : frame.settings->base_url + address));
  // With a fragment after its path, an address cannot be the start of another one.
  if (!list.search.empty()) {
    values.set("search_address", Address::inside(list.search));
  }
  if (list.has_feeds) {
    values.set("calendar", Address::inside("expiring.ics"));
    if (!frame.settings->base_url.empty()) {
      values.set("feed", Address::inside("feed.atom"));
      values.set("feed_title", list.heading + ": new CME activities");
    }
  }
  return values;
}

void set_rows(TemplateValues& values, Entries entries) {
  ListOfValues rows;
  rows.reserve(entries.size());
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    rows.push_back(row_values(**entry));
  }
  values.set("rows", std::move(rows));
}

/// The same as they are printed. Returns whether they are all at hand.
bool set_printed_rows(TemplateValues& values, Entries entries, const PrintedRows& rows, std::string_view root) {
  PrintedItems printed;
  printed.reserve(entries.size());
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    const PrintedItem* const row = rows.find(**entry, root);
    if (!row) {
      return false;
    }
    printed.push_back(row);
  }
  values.set("rows", std::move(printed));
  return true;
}

/// What the pages of a list have in common.
struct ListPages {
  const SiteFrame& frame;
  const Template& page;
  const PrintedRows& rows;
};

std::string rows_page(const ListPages& common, const SiteList& list, Entries entries, Span span) {
  TemplateValues values = list_values(common.frame, list, entries, span);
  const std::string root = way_to_root(list.folder);
  ListOfValues groups;
  for_each_group(entries, span, [&](const std::string& key, Entries group) {
    TemplateValues& item = groups.emplace_back();
    item.set("key", key);
    item.set("name", words_of(group.front()->expires, span));
    item.set("count_text", activities(group.size()));
    if (!set_printed_rows(item, group, common.rows, root)) {
      set_rows(item, group);
    }
  });
  values.set("groups", std::move(groups));
  if (!entries.empty()) {
    values.show("has_rows");
  }
  constexpr std::size_t row_bytes = 600;
  constexpr std::size_t frame_bytes = 4'000;
  std::string text;
  text.reserve(frame_bytes + row_bytes * entries.size());
  common.page.render(values, text);
  return text;
}

constexpr std::string_view on_this_day = "on this day";

/// A part of a list that is too long for one page.
struct ListPart {
  SiteList list;
  std::string name;
  std::vector<const SiteEntry*> entries;
};

/// The months of a list, or the days of a month.
std::vector<ListPart> parts_by_date(const SiteList& list, Entries entries, Span span) {
  std::vector<ListPart> parts;
  for_each_group(entries, span, [&](const std::string& key, Entries group) {
    ListPart& part = parts.emplace_back(ListPart{list, words_of(group.front()->expires, span), {}});
    part.list.file = key + ".html";
    part.list.heading = list.is_of_month ? part.name : fmt::format("{}, {}", list.group_heading, part.name);
    part.list.about = list.is_of_month ? about_expiring(group.size(), on_this_day) : list.about;
    part.entries.assign(group.begin(), group.end());
  });
  return parts;
}

/// The parts of a day, or of a part of it.
std::vector<ListPart> parts_by_title(const SiteList& list, Entries entries, Span whole) {
  const auto key_of = [](const SiteEntry* entry) { return key_of_name(entry->title, entry->id); };
  std::vector<ListPart> parts;
  for (auto& [key, members] : group_by_beginning(entries, key_of)) {
    ListPart& part =
        parts.emplace_back(ListPart{list, words_of_beginning(members.front()->title, key), std::move(members)});
    part.list.file = fmt::format("{}-{}.html", to_string(entries.front()->expires), key);
    part.list.group_heading = whole == Span::day ? list.heading : list.group_heading;
    part.list.heading = fmt::format("{}: {}", part.list.group_heading, part.name);
    part.list.about = list.is_of_month ? about_expiring(part.entries.size(), on_this_day) : list.about;
  }
  return parts;
}

void append_pages(const ListPages& common, const SiteList& list, Entries entries, Span whole,
                  std::vector<SitePage>& pages) {
  const std::string address = list.folder + list.file;
  if (entries.size() <= most_rows) {
    pages.push_back({address, rows_page(common, list, entries, whole == Span::all ? Span::month : Span::day)});
    return;
  }
  const Span parts_have = whole == Span::all ? Span::month : whole == Span::month ? Span::day : Span::beginning;
  TemplateValues values = list_values(common.frame, list, entries, parts_have);
  ListOfValues parts;
  for (ListPart& part : parts_have == Span::beginning ? parts_by_title(list, entries, whole)
                                                      : parts_by_date(list, entries, parts_have)) {
    part.list.crumbs.emplace_back(list.heading, address);
    part.list.has_feeds = false;
    append_pages(common, part.list, part.entries, parts_have, pages);
    TemplateValues& item = parts.emplace_back();
    item.set("name", part.name);
    item.set("address", Address::inside(part.list.folder + part.list.file));
    item.set("count", with_commas(part.entries.size()));
  }
  values.show("has_parts");
  values.set("parts", std::move(parts));
  std::string text;
  common.page.render(values, text);
  pages.push_back({address, std::move(text)});
}

}  // namespace

std::string about_expiring(std::size_t count, std::string_view when) {
  return fmt::format("{} {}", count == 1 ? "expires" : "expire", when);
}

PrintedRows::PrintedRows(const Template& page, std::span<const SiteEntry> entries, const ForEachIndex& for_each)
    : entries_(entries), rows_(entries.size()) {
  for_each(entries.size(), [&](std::size_t at) {
    TemplateValues row = row_values(entries[at]);
    row.set("root", Address::inside(std::string(usual_root)));
    rows_[at] = page.print_item("rows", row);
  });
}

const PrintedItem* PrintedRows::find(const SiteEntry& entry, std::string_view root) const {
  const std::optional<PrintedItem>& row = rows_[static_cast<std::size_t>(&entry - entries_.data())];
  return row && root == usual_root ? &*row : nullptr;
}

std::vector<SitePage> list_pages(const SiteFrame& frame, const Template& page, const SiteList& list,
                                 std::span<const SiteEntry* const> entries, const PrintedRows& rows) {
  std::vector<SitePage> pages;
  append_pages({frame, page, rows}, list, entries, list.is_of_month ? Span::month : Span::all, pages);
  return pages;
}

std::string embed_page(const SiteFrame& frame, const Template& page, const SiteList& list, std::string_view address,
                       std::span<const SiteEntry* const> entries) {
  TemplateValues values = frame.values(address, list.heading + ": CME activities");
  values.set("heading", list.heading);
  set_rows(values, entries.last(std::min(embedded_rows, entries.size())));
  values.set("list_address", Address::inside(list.folder + list.file));
  values.set("all_text", entries.size() == 1 ? "1 activity" : fmt::format("All {}", activities(entries.size())));
  values.set("site_name", frame.name());
  std::string text;
  page.render(values, text);
  return text;
}

}  // namespace cme
