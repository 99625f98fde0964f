// SPDX-License-Identifier: MIT
#include "site/site_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cme/model/vocabulary.hpp"
#include "site/beginnings.hpp"
#include "site/site_address.hpp"

namespace cme {
namespace {

using ListOfValues = std::vector<TemplateValues>;

constexpr std::size_t providers_on_index = 12;
constexpr std::size_t providers_in_search = 50;

/// A catalog may have expiration dates in any year; earlier ones are on the page of all months.
constexpr std::size_t most_years = 40;

std::string render(const Template& page, const TemplateValues& values) {
  std::string text;
  page.render(values, text);
  return text;
}

TemplateValues counted_link(std::string_view name, std::string address, std::size_t count) {
  TemplateValues values;
  values.set("name", name);
  values.set("address", Address::inside(std::move(address)));
  values.set("count", with_commas(count));
  return values;
}

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  return std::string(count == 1 ? one : many);
}

/// `a, b and c`.
std::string and_list(const std::vector<std::string_view>& names) {
  std::string text;
  for (std::size_t at = 0; at < names.size(); ++at) {
    text += at == 0 ? "" : at + 1 == names.size() ? " and " : ", ";
    text += names[at];
  }
  return text;
}

/// What a visitor of these boards can do, which have no activity.
std::string about_boards_without(const std::vector<std::string_view>& boards) {
  if (boards.empty()) {
    return {};
  }
  if (boards.size() == vocabulary<Board>().names.size()) {
    return "No activity names a board that approves it: ask your board how it accepts CME.";
  }
  return fmt::format("Nothing is listed for {}: ask {} CME.", and_list(boards),
                     boards.size() == 1 ? "this board how it accepts" : "these boards how they accept");
}

ListOfValues topic_values(const SiteCounts& counts) {
  ListOfValues topics;
  for (const std::string& topic : counts.topics) {
    TemplateValues& item = topics.emplace_back();
    item.set("text", topic);
    if (topics.size() > 1) {
      item.show("again");
    }
  }
  return topics;
}

ListOfValues year_values(const SiteCounts& counts) {
  constexpr std::size_t year_length = 4;
  std::vector<std::string> years;
  for (auto month = counts.months.rbegin(); month != counts.months.rend() && years.size() < most_years; ++month) {
    const std::string year = month->first.substr(0, year_length);
    if (years.empty() || years.back() != year) {
      years.push_back(year);
    }
  }
  ListOfValues values;
  for (const std::string& year : years) {
    ListOfValues months;
    for (unsigned number = 1; number <= 12; ++number) {
      const std::string key = fmt::format("{}-{:02}", year, number);
      const auto found = counts.months.find(key);
      const Date first(std::chrono::year(2000) / std::chrono::month(number) / 1);
      const std::string name = month_words(first);
      TemplateValues& month = months.emplace_back();
      month.set("key", key);
      month.set("name", std::string_view(name).substr(0, name.find(' ')));
      month.set("short", std::string_view(name).substr(0, 3));
      const std::size_t count = found == counts.months.end() ? 0 : found->second.count;
      month.set("expires", count == 0 ? std::string() : to_string(found->second.last));
      month.set("count", count == 0 ? std::string() : with_commas(count));
      month.set("address", Address::inside("x/" + key + ".html"));
      month.set("activities_word", plural(count, "activity", "activities"));
    }
    TemplateValues& item = values.emplace_back();
    item.set("year", year);
    item.set("months", std::move(months));
  }
  return values;
}

}  // namespace

std::string index_page(const SiteFrame& frame, const Template& page, const SiteCounts& counts) {
  TemplateValues values = frame.values("index.html", frame.name());
  values.set("page_summary",
             fmt::format("What {} CME {} worth, what {} and which ABMS member boards accept {}.",
                         with_commas(counts.all), plural(counts.all, "activity is", "activities are"),
                         plural(counts.all, "it costs", "they cost"), plural(counts.all, "it", "them")));
  if (!frame.settings->base_url.empty()) {
    values.set("feed", Address::inside("feed.atom"));
    values.set("feed_title", "New CME activities");
  }
  ListOfValues boards;
  std::vector<std::string_view> without;
  for (std::size_t number = 0; number < vocabulary<Board>().names.size(); ++number) {
    const auto board = static_cast<Board>(number);
    const auto found = counts.boards.find(board);
    if (found == counts.boards.end()) {
      without.push_back(to_string(board));
    } else {
      boards.push_back(counted_link(to_string(board), board_folder(board) + "index.html", found->second));
    }
  }
  ListOfValues formats;
  for (const auto& [format, count] : counts.formats) {
    formats.push_back(counted_link(to_string(format), format_folder(format) + "index.html", count));
  }
  ListOfValues providers;
  for (const SiteProvider& provider : largest_providers(counts, providers_on_index)) {
    providers.push_back(counted_link(provider.name, provider_folder(provider.slug) + "index.html", provider.count));
  }
  values.set("count", with_commas(counts.all));
  values.set("activities_word", plural(counts.all, "activity", "activities"));
  values.set("free_count", with_commas(counts.free));
  values.set("board_count", std::to_string(counts.boards.size()));
  values.set("provider_count", with_commas(counts.providers.size()));
  values.set("providers_word", plural(counts.providers.size(), "provider", "providers"));
  if (!boards.empty()) {
    values.show("has_boards");
  }
  values.set("boards", std::move(boards));
  values.set("no_boards", about_boards_without(without));
  values.set("formats", std::move(formats));
  values.set("providers", std::move(providers));
  values.set("years", year_values(counts));
  if (!counts.topics.empty()) {
    values.show("has_topics");
    values.set("topics", topic_values(counts));
  }
  return render(page, values);
}

namespace {

/// One choice of a facet.
struct Choice {
  std::string key;
  std::string name;
  std::optional<std::size_t> count = {};  ///< none if it depends on the day
};

enum class ChoiceKind : std::uint8_t { any_of, one_of };

TemplateValues facet_values(std::string_view facet, std::string_view label, ChoiceKind kind, bool is_open,
                            const std::vector<Choice>& choices) {
  ListOfValues items;
  for (const Choice& choice : choices) {
    TemplateValues& item = items.emplace_back();
    item.set("kind", kind == ChoiceKind::any_of ? "checkbox" : "radio");
    item.set("facet", facet);
    item.set("key", choice.key);
    item.set("name", choice.name);
    item.set("count", choice.count ? with_commas(*choice.count) : std::string());
    item.set("checked", choice.key.empty() ? "1" : "");
  }
  TemplateValues values;
  values.set("label", label);
  values.set("open", is_open ? "1" : "");
  values.set("is_boards", facet == "b" ? "1" : "");
  values.set("choices", std::move(items));
  return values;
}

template <class Term>
std::vector<Choice> term_choices(const std::map<Term, std::size_t>& counts) {
  std::vector<Choice> choices;
  for (const auto& [term, count] : counts) {
    choices.push_back({slug_of(to_string(term)), std::string(to_string(term)), count});
  }
  return choices;
}

std::size_t count_if(std::span<const SiteEntry> entries, auto predicate) {
  return static_cast<std::size_t>(std::ranges::count_if(entries, predicate));
}

std::vector<Choice> fee_choices(std::span<const SiteEntry> entries) {
  const auto up_to = [&](int limit) {
    return count_if(entries, [&](const SiteEntry& entry) { return costs_at_most(entry, limit); });
  };
  std::vector<Choice> choices{{"", "Any", entries.size()}, {"0", "Free to all or some", up_to(0)}};
  for (const int limit : fee_limits) {
    if (limit > 0) {
      choices.push_back({std::to_string(limit), fmt::format("Up to ${}", limit), up_to(limit)});
    }
  }
  return choices;
}

std::vector<Choice> credit_choices(std::span<const SiteEntry> entries) {
  std::vector<Choice> choices{{"", "Any", entries.size()}};
  for (const int least : credit_steps) {
    choices.push_back({std::to_string(least), fmt::format("{} or more", least),
                       count_if(entries, [&](const SiteEntry& entry) { return gives_at_least(entry, least); })});
  }
  return choices;
}

}  // namespace

std::string search_page(const SiteFrame& frame, const Template& page, const SiteCounts& counts,
                        std::span<const SiteEntry> entries) {
  TemplateValues values = frame.values("search.html", "Search – " + frame.name());
  values.set("page_summary", fmt::format("Search {} CME {} by words, board, fee, credits, format and date of expiry.",
                                         with_commas(counts.all), plural(counts.all, "activity", "activities")));
  values.show("on_search");
  values.set("topics", topic_values(counts));
  if (!entries.empty()) {
    values.set("example_id", std::to_string(entries.back().id));
  }
  std::vector<Choice> expiry{{"", "Any day", entries.size()}};
  for (const auto& [key, name] : {std::pair("0", "Not expired"), std::pair("30", "Within 30 days"),
                                  std::pair("90", "Within 90 days"), std::pair("365", "Within a year")}) {
    expiry.push_back({key, name});
  }
  std::vector<Choice> providers;
  for (const SiteProvider& provider : largest_providers(counts, providers_in_search)) {
    providers.push_back({provider.slug, provider.name, provider.count});
  }
  ListOfValues facets;
  facets.push_back(facet_values("b", "Board", ChoiceKind::any_of, true, term_choices(counts.boards)));
  facets.push_back(facet_values("fee", "Fee", ChoiceKind::one_of, true, fee_choices(entries)));
  facets.push_back(facet_values("x", "Expires", ChoiceKind::one_of, true, expiry));
  facets.push_back(facet_values("c", "Credits", ChoiceKind::one_of, false, credit_choices(entries)));
  facets.push_back(facet_values("f", "Format", ChoiceKind::any_of, false, term_choices(counts.formats)));
  facets.push_back(facet_values("t", "Credit type", ChoiceKind::any_of, false, term_choices(counts.credit_types)));
  facets.push_back(facet_values("p", "Provider", ChoiceKind::any_of, false, providers));
  values.set("facets", std::move(facets));
  return render(page, values);
}

std::string not_found_page(const SiteFrame& frame, const Template& page) {
  const TemplateValues values = frame.values(not_found_address, "Page not found – " + frame.name());
  return render(page, values);
}

namespace {

std::string about_providers(std::size_t count) {
  return count == 1 ? "1 provider and its activities."
                    : fmt::format("{} providers and their activities.", with_commas(count));
}

/// A page of links to lists.
struct LinksPage {
  std::string address;
  std::string heading;
  std::string lead;
  Crumbs crumbs = {};
};

SitePage links_page(const SiteFrame& frame, const Template& page, const LinksPage& links, ListOfValues parts) {
  TemplateValues values = frame.values(links.address, fmt::format("{} – {}", links.heading, frame.name()));
  values.set("page_summary", fmt::format("{}: {}", links.heading, links.lead));
  values.set("crumbs", crumb_values(links.crumbs));
  values.set("heading", links.heading);
  values.set("lead", links.lead);
  values.set("parts", std::move(parts));
  return {links.address, render(page, values)};
}

/// More links would be more than 150 KB.
constexpr std::size_t most_links = 500;

using Providers = std::vector<const SiteProvider*>;

void append_pages(const SiteFrame& frame, const Template& page, const LinksPage& links, const Providers& providers,
                  std::vector<SitePage>& pages) {
  ListOfValues parts;
  if (providers.size() <= most_links) {
    for (const SiteProvider* const provider : providers) {
      parts.push_back(counted_link(provider->name, provider_folder(provider->slug) + "index.html", provider->count));
    }
  } else {
    const auto key_of = [](const SiteProvider* provider) { return key_of_name(provider->name); };
    for (const auto& [key, group] : group_by_beginning(std::span(providers), key_of)) {
      LinksPage part = links;
      const std::string words = words_of_beginning(group.front()->name, key);
      part.address = fmt::format("p/index-{}.html", key);
      part.heading = fmt::format("Providers: {}", words);
      part.lead = about_providers(group.size());
      part.crumbs.emplace_back(links.heading, links.address);
      parts.push_back(counted_link(words, part.address, group.size()));
      append_pages(frame, page, part, group, pages);
    }
  }
  pages.push_back(links_page(frame, page, links, std::move(parts)));
}

}  // namespace

std::vector<SitePage> providers_pages(const SiteFrame& frame, const Template& page, const SiteCounts& counts) {
  Providers providers;
  for (const SiteProvider& provider : counts.providers) {
    providers.push_back(&provider);
  }
  std::vector<SitePage> pages;
  append_pages(frame, page, {"p/index.html", "Providers", about_providers(providers.size())}, providers, pages);
  return pages;
}

std::string months_page(const SiteFrame& frame, const Template& page, const SiteCounts& counts) {
  ListOfValues parts;
  for (auto month = counts.months.rbegin(); month != counts.months.rend(); ++month) {
    const Date first = Date::parse(month->first + "-01").value();
    parts.push_back(counted_link(month_words(first), "x/" + month->first + ".html", month->second.count));
  }
  return links_page(frame, page,
                    {"x/index.html", "Months of expiration",
                     "The last day on which credit can be claimed, the latest month first."},
                    std::move(parts))
      .content;
}

}  // namespace cme
