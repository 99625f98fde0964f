// SPDX-License-Identifier: MIT
#include "cli/selection_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "cli/listing.hpp"
#include "cli/names.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace {

constexpr std::string_view which = "Filters (one given twice: either will do; different ones: all must pass)";
constexpr std::string_view how = "What is printed";
constexpr std::string_view common_group = "Options of every command";

constexpr std::uint32_t most_days = 36'525;

/// Text to look for, folded.
std::string read_text(std::string_view option, std::string_view text) {
  std::string folded = fold(text);
  if (folded.empty()) {
    throw Error(fmt::format("{}: {} has no word to look for", option, quote(text)));
  }
  return folded;
}

ColorChoice read_color(std::string_view text) {
  static constexpr std::string_view names[] = {"auto", "always", "never"};
  const auto found = std::find(std::begin(names), std::end(names), text);
  if (found == std::end(names)) {
    refuse_name("choice of color", text, names);
  }
  return static_cast<ColorChoice>(found - std::begin(names));
}

Status read_status(std::string_view text) {
  static constexpr std::string_view names[] = {"current", "expiring", "expired"};
  const auto found = std::find(std::begin(names), std::end(names), fold(text));
  if (found == std::end(names)) {
    refuse_name("status", text, names);
  }
  return static_cast<Status>(found - std::begin(names));
}

/// Dollars, with or without their sign.
Decimal read_fee(std::string_view option, std::string_view text) {
  if (text.starts_with('$')) {
    text.remove_prefix(1);
  }
  return value_or_refuse(option, Decimal::parse(text));
}

std::size_t read_jobs(const std::string& text) {
  constexpr std::uint32_t most_jobs = 256;
  const auto jobs = parse_whole_number(text);
  if (!jobs || *jobs == 0 || *jobs > most_jobs) {
    throw Error(fmt::format("--jobs: {} is not a whole number from 1 to {}", quote(text), most_jobs));
  }
  return *jobs;
}

void set_support(Filter& filter, bool wanted) {
  if (filter.support && *filter.support != wanted) {
    throw Error("--support and --no-support together leave nothing to be found");
  }
  filter.support = wanted;
}

Field read_field(std::string_view text) {
  const std::optional<Field> field = find_field(text);
  if (!field) {
    refuse_name("field", text, field_names(), "\"--fields help\" lists them");
  }
  return *field;
}

void append_once(std::vector<Field>& fields, Field field) {
  if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
    fields.push_back(field);
  }
}

std::vector<Field> read_fields(std::string_view text) {
  std::vector<Field> fields;
  for (const std::string_view name : split(text, ',')) {
    if (trim(name) != "all") {
      append_once(fields, read_field(trim(name)));
      continue;
    }
    for (const FieldInfo& field : all_fields()) {
      append_once(fields, field.field);
    }
  }
  return fields;
}

void read_sort(Selection& selection, std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view order = colon == std::string_view::npos ? "asc" : text.substr(colon + 1);
  static constexpr std::string_view orders[] = {"asc", "desc"};
  if (order != "asc" && order != "desc") {
    refuse_name("order", order, orders);
  }
  selection.sort = read_field(text.substr(0, colon));
  selection.descending = order == "desc";
}

/// A filter that is repeated means *or*: of its bounds the widest holds.
template <class T, class IsWider>
void widen(std::optional<T>& bound, const T& another, IsWider is_wider) {
  if (!bound || is_wider(another, *bound)) {
    bound = another;
  }
}

void append_credit_filters(std::vector<Option>& options, Filter& filter) {
  options.push_back({"--credit-type", "TYPE", which, "gives credit of this type", [&filter](const std::string& text) {
                       filter.credit_types.push_back(read_term<CreditType>(text));
                     }});
  options.push_back({"--min-credits", "N", which, "gives N credits or more", [&filter](const std::string& text) {
                       widen(filter.min_credits, value_or_refuse("--min-credits", Decimal::parse(text)), std::less<>());
                     }});
  options.push_back({"--max-credits", "N", which, "gives N credits or fewer", [&filter](const std::string& text) {
                       widen(filter.max_credits, value_or_refuse("--max-credits", Decimal::parse(text)),
                             std::greater<>());
                     }});
  options.push_back({"--free", "", which, "is free", [&filter](const std::string&) { filter.free = true; }});
  options.push_back({"--max-fee", "N", which, "costs N US dollars or less", [&filter](const std::string& text) {
                       widen(filter.max_fee, read_fee("--max-fee", text), std::greater<>());
                     }});
}

void append_day_filters(std::vector<Option>& options, Filter& filter, PendingFilters& pending) {
  options.push_back({"--status", "STATUS", which, "current (also the expiring ones), expiring or expired",
                     [&filter](const std::string& text) { filter.statuses.push_back(read_status(text)); }});
  options.push_back({"--within", "DAYS", which,
                     "expires within so many days; with --status, only tells what counts as expiring (90)",
                     [&filter, &pending](const std::string& text) {
                       const auto days = static_cast<int>(read_number("--within", text, most_days));
                       filter.within = pending.has_within ? std::max(filter.within, days) : days;
                       pending.has_within = true;
                     }});
  options.push_back({"--expires-before", "DAY", which, "expires before it: 2026-12-31, today, +90d, -30d",
                     [&pending](const std::string& text) { pending.expires_before.push_back(text); }});
  options.push_back({"--expires-after", "DAY", which, "expires after it",
                     [&pending](const std::string& text) { pending.expires_after.push_back(text); }});
}

void append_support_filters(std::vector<Option>& options, Filter& filter) {
  options.push_back(
      {"--support", "", which, "has commercial support", [&filter](const std::string&) { set_support(filter, true); }});
  options.push_back({"--no-support", "", which, "has no commercial support",
                     [&filter](const std::string&) { set_support(filter, false); }});
}

}  // namespace

std::uint32_t read_number(std::string_view name, std::string_view text, std::uint32_t most) {
  const auto number = parse_whole_number(text);
  if (!number || *number > most) {
    throw Error(fmt::format("{}: {} is not a whole number from 0 to {}", name, quote(text), most));
  }
  return *number;
}

void append_common_options(std::vector<Option>& options, CommonOptions& common) {
  options.push_back({"--records", "FOLDER", common_group, "where the records are",
                     [&common](const std::string& text) { common.records = text; }});
  options.push_back(
      {"--today", "DATE", common_group, "the day that counts as today",
       [&common](const std::string& text) { common.today = value_or_refuse("--today", Date::parse(text)); }});
  options.push_back({"--jobs", "N", common_group, "read N records at once (as many as the machine has cores)",
                     [&common](const std::string& text) { common.jobs = read_jobs(text); }});
  options.push_back({"--color", "WHEN", common_group, "auto (only on a terminal), always or never",
                     [&common](const std::string& text) { common.color = read_color(text); }});
  options.push_back({"-q,--quiet", "", common_group, "results and errors only: no summary, notes and warnings",
                     [&common](const std::string&) { common.quiet = true; }});
  options.push_back({"-v,--verbose", "", common_group, "also say what became of the search index",
                     [&common](const std::string&) { common.verbose = true; }});
}

void append_filters(std::vector<Option>& options, Selection& selection, PendingFilters& pending) {
  Filter& filter = selection.filter;
  options.push_back({"--board", "BOARD", which, "approved by this board; its name or abbreviation (ABR)",
                     [&filter](const std::string& text) { filter.boards.push_back(read_term<Board>(text)); }});
  options.push_back(
      {"--approval", "TYPE", which, "approved under this type of approval", [&selection](const std::string& text) {
         selection.approvals.push_back(text);
         selection.filter.approvals.push_back(read_text("--approval", text));
       }});
  options.push_back({"--format", "FORMAT", which, "of this format: Journal-based, Enduring, Live, …",
                     [&filter](const std::string& text) { filter.formats.push_back(read_term<Format>(text)); }});
  options.push_back(
      {"--provider", "TEXT", which, "has this in its provider's name",
       [&filter](const std::string& text) { filter.providers.push_back(read_text("--provider", text)); }});
  options.push_back({"--keyword", "TEXT", which, "has this in a keyword",
                     [&filter](const std::string& text) { filter.keywords.push_back(read_text("--keyword", text)); }});
  options.push_back({"--competency", "NAME", which, "trains this core competency", [&filter](const std::string& text) {
                       filter.competencies.push_back(read_term<Competency>(text));
                     }});
  append_credit_filters(options, filter);
  append_day_filters(options, filter, pending);
  append_support_filters(options, filter);
}

void append_output_options(std::vector<Option>& options, Selection& selection, bool& asks_fields) {
  options.push_back({"-o,--output", "FORMAT", how,
                     "table (on a terminal), tsv (in a pipe), csv, json, ndjson, yaml or ids",
                     [&selection](const std::string& text) { selection.format = read_list_format(text); }});
  options.push_back({"--fields", "NAMES", how, "these fields, parted by commas; \"help\" lists them, \"all\" takes all",
                     [&selection, &asks_fields](const std::string& text) {
                       if (text == "help") {
                         asks_fields = true;
                       } else {
                         selection.fields = read_fields(text);
                       }
                     }});
  options.push_back({"--sort", "FIELD[:desc]", how, "in the order of a field, not of the ids",
                     [&selection](const std::string& text) { read_sort(selection, text); }});
  options.push_back({"--limit", "N", how, "the first N only", [&selection](const std::string& text) {
                       selection.limit = read_number("--limit", text, 999'999'999);
                     }});
  options.push_back({"--strict", "", how, "fail (exit code 2) if a record is broken and had to be left out",
                     [&selection](const std::string&) { selection.strict = true; }});
}

void complete_filter(Filter& filter, const PendingFilters& pending, Date today) {
  for (const std::string& day : pending.expires_before) {
    widen(filter.expires_before, value_or_refuse("--expires-before", parse_day(day, today)), std::greater<>());
  }
  for (const std::string& day : pending.expires_after) {
    widen(filter.expires_after, value_or_refuse("--expires-after", parse_day(day, today)), std::less<>());
  }
  if (pending.has_within && filter.statuses.empty()) {
    filter.statuses.push_back(Status::expiring);
  }
}

}  // namespace cme
