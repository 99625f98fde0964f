// SPDX-License-Identifier: MIT
#include "site/site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>

#include "cme/model/fields.hpp"
#include "render/records.hpp"
#include "site/activity_values.hpp"
#include "site/site_address.hpp"
#include "site/site_feeds.hpp"
#include "site/site_lists.hpp"
#include "site/structured_data.hpp"

namespace cme {
namespace {

/// Headers that a web server should send, for hosts that can set them.
constexpr std::string_view headers_sample =
    "# Headers for hosts that read a file like this (Netlify, Cloudflare Pages): rename it to _headers.\n"
    "/*\n"
    "  X-Content-Type-Options: nosniff\n"
    "  Referrer-Policy: strict-origin-when-cross-origin\n"
    "/s/*\n"
    "  Cache-Control: no-cache\n"
    "/embed/*\n"
    "  Content-Security-Policy: frame-ancestors *\n";

const RowRenderer& renderer(std::string_view name) {
  return *std::ranges::find(row_renderers(), name, &RowRenderer::name);
}

/// The keys of the data: all but the note, which is for the office.
std::vector<Field> public_keys() {
  std::vector<Field> fields;
  for (const FieldInfo& info : record_keys()) {
    if (info.field != Field::note) {
      fields.push_back(info.field);
    }
  }
  return fields;
}

using Entries = std::vector<const SiteEntry*>;

/// The activities of each list of the site.
struct EntriesOfLists {
  explicit EntriesOfLists(std::span<const SiteEntry> entries) {
    for (const SiteEntry& entry : entries) {
      for (std::size_t board = 0; board < vocabulary<Board>().names.size(); ++board) {
        if (entry.is_approved_by(static_cast<Board>(board))) {
          boards[static_cast<Board>(board)].push_back(&entry);
        }
      }
      formats[entry.format].push_back(&entry);
      providers[entry.provider_slug].push_back(&entry);
      months[month_key(entry.expires)].push_back(&entry);
      all.push_back(&entry);
    }
  }

  std::map<Board, Entries> boards;
  std::map<Format, Entries> formats;
  std::map<std::string, Entries> providers;
  std::map<std::string, Entries> months;
  Entries all;
};

/// A list to write.
struct ListTask {
  SiteList list;
  const Entries* entries;
  std::string embed;  ///< the address of the page for a frame; empty if there is none
};

std::vector<ListTask> list_tasks(const EntriesOfLists& entries, const SiteCounts& counts) {
  std::vector<ListTask> tasks;
  for (const auto& [board, some] : entries.boards) {
    const std::string name(to_string(board));
    tasks.push_back({{.folder = board_folder(board),
                      .file = "index.html",
                      .kicker = fmt::format("ABMS member board, {}", abbreviation(board)),
                      .heading = name,
                      .group_heading = name,
                      .about = fmt::format("approved by the American Board of {}", name),
                      .search = "search.html#b=" + slug_of(name),
                      .crumbs = {{"Boards", "index.html#boards"}},
                      .has_feeds = true},
                     &some,
                     fmt::format("embed/b/{}.html", slug_of(name))});
  }
  for (const auto& [format, some] : entries.formats) {
    const std::string name(to_string(format));
    tasks.push_back({{.folder = format_folder(format),
                      .file = "index.html",
                      .kicker = "Format",
                      .heading = name,
                      .group_heading = name,
                      .about = "in this format",
                      .search = "search.html#f=" + slug_of(name),
                      .crumbs = {{"Formats", "index.html#formats"}}},
                     &some,
                     {}});
  }
  for (const SiteProvider& provider : counts.providers) {
    tasks.push_back({{.folder = provider_folder(provider.slug),
                      .file = "index.html",
                      .kicker = "Provider",
                      .heading = provider.name,
                      .group_heading = provider.name,
                      .about = "by this provider",
                      .search = "search.html#p=" + provider.slug,
                      .crumbs = {{"Providers", "p/index.html"}}},
                     &entries.providers.at(provider.slug),
                     {}});
  }
  for (const auto& [month, some] : entries.months) {
    const std::string words = month_words(some.front()->expires);
    tasks.push_back({{.folder = "x/",
                      .file = month + ".html",
                      .kicker = "Last day to claim credit",
                      .heading = words,
                      .group_heading = words,
                      .about = about_expiring(some.size(), "in this month"),
                      .search = {},
                      .crumbs = {{"Expiring", "x/index.html"}},
                      .is_of_month = true},
                     &some,
                     {}});
  }
  return tasks;
}

/// The event of each entry that a calendar shows, and nothing for the others. An activity is in the calendars of
/// several boards, but its event is made once.
std::vector<std::string> expiry_events(const SiteSettings& settings, std::span<const SiteEntry> entries,
                                       const EntriesOfLists& lists, const ForEachIndex& for_each) {
  std::vector<char> has_event(entries.size(), has_event_of_each(lists.all.size()) ? 1 : 0);
  for (const auto& [board, some] : lists.boards) {
    if (has_event_of_each(some.size())) {
      for (const SiteEntry* const entry : some) {
        has_event[static_cast<std::size_t>(entry - entries.data())] = 1;
      }
    }
  }
  std::vector<std::string> events(entries.size());
  for_each(entries.size(), [&](std::size_t at) {
    if (has_event[at] != 0) {
      events[at] = expiry_event(settings, entries[at]);
    }
  });
  return events;
}

}  // namespace

Site::Site(const SiteSettings& settings, const SiteTheme& theme, SiteFolder& folder)
    : settings_(settings),
      theme_(theme),
      folder_(folder),
      frame_{&settings_, theme.has_style()},
      templates_(theme),
      fields_(public_keys()),
      csv_(folder.open_large("data/activities.csv")),
      json_lines_(folder.open_large("data/activities.ndjson")) {
  csv_.add(renderer("csv").head(fields_, false));
}

SiteRecord Site::write_page(const Activity& activity) {
  const std::string address = activity_address(*activity.id);
  TemplateValues values = activity_values(activity);
  values.absorb(frame_.values(address, activity.title.value_or("Untitled activity")));
  values.set("structured_data", JsonText{course_data(settings_, activity)});
  SiteRecord record{.entry = site_entry(activity), .terms = weighted_terms(activity), .csv_row = {}, .json_line = {}};
  values.set("page_summary", summary_of(record.entry));
  values.set("stamp", to_string(record.entry.updated));
  constexpr std::size_t usual_page = 10'000;
  std::string page;
  page.reserve(usual_page);
  templates_.activity.render(values, page);
  if (is_first_of(*activity.id)) {
    folder_.put(address, page);
  }
  // No status and no days left, so that the bytes do not depend on the day.
  const Row row{.activity = &activity, .file = {}, .today = *activity.expires, .snippet = {}};
  record.csv_row = renderer("csv").row(row, fields_);
  record.json_line = renderer("ndjson").row(row, fields_);
  return record;
}

bool Site::is_first_of(std::uint32_t id) {
  const std::lock_guard lock(mutex_);
  return ids_.insert(id).second;
}

void Site::keep(std::size_t file, SiteRecord record) {
  csv_.add(record.csv_row);
  json_lines_.add(record.json_line);
  index_.add(record.terms);
  documents_.push_back(static_cast<std::uint32_t>(entries_.size()));
  files_.push_back(file);
  entries_.push_back(std::move(record.entry));
}

std::optional<std::pair<std::size_t, std::size_t>> Site::find_clash() const {
  std::vector<std::uint32_t> order = documents_;
  std::ranges::stable_sort(order, {}, [this](std::uint32_t number) { return entries_[number].id; });
  const auto found =
      std::ranges::adjacent_find(order, {}, [this](std::uint32_t number) { return entries_[number].id; });
  if (found == order.end()) {
    return std::nullopt;
  }
  return std::pair(files_[*found], files_[*std::next(found)]);
}

void Site::put(const std::vector<SitePage>& pages) const {
  for (const SitePage& page : pages) {
    folder_.put(page.address, page.content);
  }
}

void Site::write_rest(const ForEachIndex& for_each, std::span<const Synonym> own_synonyms) {
  std::ranges::sort(documents_, [this](std::uint32_t left, std::uint32_t right) {
    return expires_before(entries_[left], entries_[right]);
  });
  std::vector<SiteEntry> sorted;
  sorted.reserve(entries_.size());
  for (const std::uint32_t document : documents_) {
    sorted.push_back(std::move(entries_[document]));
  }
  entries_ = std::move(sorted);

  // Files that refer to others come after them, so that a run that is stopped leaves no broken references.
  for (const auto& [name, text] : theme_.assets()) {
    folder_.put("assets/" + name, text);
  }
  // The lists do not refer to the index.
  const SiteCounts counts(entries_);
  SitePage directory;
  write_lists(counts, for_each, [&] {
    std::vector<SitePage> scripts = index_.pages(entries_, documents_, own_synonyms);
    directory = std::move(scripts.back());
    scripts.pop_back();
    put(scripts);
  });
  csv_.finish();
  json_lines_.finish();
  put({directory});
  folder_.put("x/index.html", months_page(frame_, templates_.providers, counts));
  folder_.put("404.html", not_found_page(frame_, templates_.not_found));
  folder_.put("_headers.sample", headers_sample);
  folder_.put("search.html", search_page(frame_, templates_.search, counts, entries_));
  folder_.put("index.html", index_page(frame_, templates_.index, counts));
}

void Site::write_lists(const SiteCounts& counts, const ForEachIndex& for_each, const Function<void()>& write_index) {
  const EntriesOfLists entries(entries_);
  const std::vector<ListTask> tasks = list_tasks(entries, counts);
  const std::vector<std::string> events = expiry_events(settings_, entries_, entries, for_each);
  const auto calendar = [&](const std::string& title, std::string_view folder, const Entries& some) {
    return expiry_calendar(settings_, title, folder, some, [&](std::string& text, const SiteEntry& entry) {
      text += events[static_cast<std::size_t>(&entry - entries_.data())];
    });
  };
  const PrintedRows rows(templates_.list, entries_, for_each);
  std::vector<std::vector<std::string>> addresses(tasks.size());
  // The index takes the longest: it is begun first, beside the lists.
  for_each(tasks.size() + 1, [&](std::size_t number) {
    if (number == 0) {
      return write_index();
    }
    const std::size_t at = number - 1;
    const ListTask& task = tasks[at];
    const std::vector<SitePage> pages = list_pages(frame_, templates_.list, task.list, *task.entries, rows);
    put(pages);
    for (const SitePage& page : pages) {
      addresses[at].push_back(page.address);
    }
    if (!task.list.has_feeds) {
      return;
    }
    const std::string title = fmt::format("{}: {}", frame_.name(), task.list.heading);
    folder_.put(task.embed, embed_page(frame_, templates_.embed, task.list, task.embed, *task.entries));
    folder_.put(task.list.folder + "expiring.ics", calendar(title, task.list.folder, *task.entries));
    if (!settings_.base_url.empty()) {
      folder_.put(task.list.folder + "feed.atom", atom_feed(settings_, title, task.list.folder, *task.entries));
    }
  });
  const std::vector<SitePage> providers = providers_pages(frame_, templates_.providers, counts);
  put(providers);
  folder_.put("expiring.ics", calendar(frame_.name(), "", entries.all));
  std::string robots = "User-agent: *\nAllow: /\n";
  if (!settings_.base_url.empty()) {
    folder_.put("feed.atom", atom_feed(settings_, frame_.name(), "", entries.all));
    std::vector<std::string> others{"index.html", "search.html", "x/index.html"};
    std::ranges::transform(providers, std::back_inserter(others), &SitePage::address);
    for (const std::vector<std::string>& some : addresses) {
      others.insert(others.end(), some.begin(), some.end());
    }
    put(sitemaps(settings_, entries_, others));
    robots += fmt::format("Sitemap: {}sitemap.xml\n", settings_.base_url);
  }
  folder_.put("robots.txt", robots);
}

}  // namespace cme
