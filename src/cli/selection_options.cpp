// SPDX-License-Identifier: MIT
#include "cli/selection_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "cli/help.hpp"
#include "cli/listing.hpp"
#include "cli/names.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace {

constexpr std::string_view snippet_name = "snippet";

/// Text to look for, folded.
std::string read_text(std::string_view option, std::string_view text) {
  std::string folded = fold(text);
  if (folded.empty()) {
    throw Error(fmt::format("{}: {} has no letters or digits to search for", option, quote(text)));
  }
  return folded;
}

std::vector<std::string> approval_types_of(const Activity& activity) {
  std::vector<std::string> types;
  std::ranges::transform(activity.approvals, std::back_inserter(types), &Approval::type);
  return types;
}

std::vector<std::string> providers_of(const Activity& activity) {
  std::vector<std::string> providers;
  for (const std::optional<std::string>& provider : {activity.provider, activity.accredited_provider}) {
    if (provider) {
      providers.push_back(*provider);
    }
  }
  return providers;
}

std::vector<std::string> keywords_of(const Activity& activity) {
  return activity.keywords;
}

std::vector<std::string_view> abbreviations_of_boards() {
  std::vector<std::string_view> abbreviations;
  for (std::size_t number = 0; number < vocabulary<Board>().names.size(); ++number) {
    abbreviations.push_back(abbreviation(static_cast<Board>(number)));
  }
  return abbreviations;
}

std::vector<std::string_view> status_choices() {
  return {status_names().begin(), status_names().end()};
}

Status read_status(std::string_view text) {
  const std::vector<std::string_view> names = status_choices();
  const auto found = std::ranges::find(names, fold(text));
  if (found == names.end()) {
    refuse_name("status", text, names);
  }
  return static_cast<Status>(found - names.begin());
}

/// Dollars, with or without their sign.
Decimal read_fee(std::string_view option, std::string_view text) {
  if (text.starts_with('$')) {
    text.remove_prefix(1);
  }
  return value_or_refuse(option, Decimal::parse(text));
}

void set_support(Filter& filter, bool wanted) {
  if (filter.support && *filter.support != wanted) {
    throw Error("--support and --no-support cannot be used together");
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

void read_fields(Selection& selection, std::string_view text) {
  std::vector<Field> fields;
  for (const std::string_view name : split(text, ',')) {
    if (trim(name) == snippet_name) {
      selection.names_snippet = true;
      continue;
    }
    if (trim(name) != "all") {
      append_once(fields, read_field(trim(name)));
      continue;
    }
    selection.names_all = true;
    for (const FieldInfo& field : all_fields()) {
      append_once(fields, field.field);
    }
  }
  selection.fields = std::move(fields);
}

std::vector<std::string_view> sortable_names() {
  const auto names = field_names();
  return {names.begin(), names.end()};
}

std::vector<std::string_view> listed_names() {
  std::vector<std::string_view> names = sortable_names();
  names.emplace_back("all");
  return names;
}

std::string fields_help(std::size_t width) {
  std::string text;
  for (const std::string& line : wrap("Fields for --fields and --sort (\"all\" means all of them):", width)) {
    text += line + '\n';
  }
  for (const FieldInfo& field : all_fields()) {
    append_help_entry(text, field.name, field.summary, width);
  }
  append_help_entry(text, snippet_name, "where the words were found (only in cme search)", width);
  return text;
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

/// A repeated filter means *or*, so the widest of its bounds applies.
template <class T, class IsWider>
void widen(std::optional<T>& bound, const T& another, IsWider is_wider) {
  if (!bound || is_wider(another, *bound)) {
    bound = another;
  }
}

void read_within(SelectionOptions& options, std::string_view text) {
  constexpr std::uint32_t most_days = 36'525;
  const auto days = static_cast<int>(read_number("--within", text, most_days));
  int& within = options.selection.filter.within;
  within = options.has_within ? std::max(within, days) : days;
  options.has_within = true;
}

constexpr OptionSpec filters[] = {
    {.names = "--board",
     .value = "BOARD",
     .help = "approved by this board: a name or an abbreviation such as ABR",
     .choices = names_of<Board>,
     .short_names = abbreviations_of_boards,
     .repeats = Repeats::yes,
     .take = [](SelectionOptions& options,
                const std::string& text) { options.selection.filter.boards.push_back(read_term<Board>(text)); }},
    {.names = "--approval",
     .value = "TYPE",
     .help = "approved under this approval type",
     .recorded = approval_types_of,
     .repeats = Repeats::yes,
     .take =
         [](SelectionOptions& options, const std::string& text) {
           options.selection.approvals.push_back(text);
           options.selection.filter.approvals.push_back(read_text("--approval", text));
         }},
    {.names = "--format",
     .value = "FORMAT",
     .help = "in this format: Journal-based, Enduring, Live, …",
     .choices = names_of<Format>,
     .repeats = Repeats::yes,
     .take = [](SelectionOptions& options,
                const std::string& text) { options.selection.filter.formats.push_back(read_term<Format>(text)); }},
    {.names = "--provider",
     .value = "TEXT",
     .help = "provider contains this text",
     .recorded = providers_of,
     .repeats = Repeats::yes,
     .take =
         [](SelectionOptions& options, const std::string& text) {
           options.selection.filter.providers.push_back(read_text("--provider", text));
         }},
    {.names = "--keyword",
     .value = "TEXT",
     .help = "a keyword contains this text",
     .recorded = keywords_of,
     .repeats = Repeats::yes,
     .take =
         [](SelectionOptions& options, const std::string& text) {
           options.selection.filter.keywords.push_back(read_text("--keyword", text));
         }},
    {.names = "--competency",
     .value = "NAME",
     .help = "covers this competency",
     .choices = names_of<Competency>,
     .repeats = Repeats::yes,
     .take =
         [](SelectionOptions& options, const std::string& text) {
           options.selection.filter.competencies.push_back(read_term<Competency>(text));
         }},
    {.names = "--credit-type",
     .value = "TYPE",
     .help = "offers credit of this type",
     .choices = names_of<CreditType>,
     .repeats = Repeats::yes,
     .take =
         [](SelectionOptions& options, const std::string& text) {
           options.selection.filter.credit_types.push_back(read_term<CreditType>(text));
         }},
    {.names = "--min-credits",
     .value = "N",
     .help = "offers N credits or more",
     .repeats = Repeats::yes,
     .take =
         [](SelectionOptions& options, const std::string& text) {
           widen(options.selection.filter.min_credits, value_or_refuse("--min-credits", Decimal::parse(text)),
                 std::less<>());
         }},
    {.names = "--max-credits",
     .value = "N",
     .help = "offers N credits or fewer",
     .repeats = Repeats::yes,
     .take =
         [](SelectionOptions& options, const std::string& text) {
           widen(options.selection.filter.max_credits, value_or_refuse("--max-credits", Decimal::parse(text)),
                 std::greater<>());
         }},
    {.names = "--free",
     .kind = OptionKind::flag,
     .help = "is free to all or some learners",
     .take = [](SelectionOptions& options, const std::string&) { options.selection.filter.free = true; }},
    {.names = "--max-fee",
     .value = "N",
     .help = "costs N US dollars or less",
     .repeats = Repeats::yes,
     .take =
         [](SelectionOptions& options, const std::string& text) {
           widen(options.selection.filter.max_fee, read_fee("--max-fee", text), std::greater<>());
         }},
    {.names = "--status",
     .value = "STATUS",
     .help = "current (includes expiring), expiring or expired",
     .choices = status_choices,
     .repeats = Repeats::yes,
     .take = [](SelectionOptions& options,
                const std::string& text) { options.selection.filter.statuses.push_back(read_status(text)); }},
    {.names = "--within",
     .value = "DAYS",
     .help = "expires within this many days; for --status, how many days count as expiring (90)",
     .repeats = Repeats::yes,
     .take = [](SelectionOptions& options, const std::string& text) { read_within(options, text); }},
    {.names = "--expires-before",
     .value = "DAY",
     .help = "expires before this day: 2026-12-31, today, +90d, -30d",
     .repeats = Repeats::yes,
     .take = [](SelectionOptions& options, const std::string& text) { options.expires_before.push_back(text); }},
    {.names = "--expires-after",
     .value = "DAY",
     .help = "expires after this day",
     .repeats = Repeats::yes,
     .take = [](SelectionOptions& options, const std::string& text) { options.expires_after.push_back(text); }},
    {.names = "--support",
     .kind = OptionKind::flag,
     .help = "has commercial support",
     .take = [](SelectionOptions& options, const std::string&) { set_support(options.selection.filter, true); }},
    {.names = "--no-support",
     .kind = OptionKind::flag,
     .help = "has no commercial support",
     .take = [](SelectionOptions& options, const std::string&) { set_support(options.selection.filter, false); }},
};

constexpr OptionSpec outputs[] = {
    {.names = "-o,--output",
     .value = "FORMAT[:FILE]",
     .help = "table (default on a terminal), tsv (default in a pipe), csv, xlsx, json, ndjson, yaml, markdown, ics (a "
             "calendar) or ids; with FILE, write to a file",
     .choices = list_format_names,
     .take =
         [](SelectionOptions& options, const std::string& text) {
           const std::size_t colon = text.find(':');
           const std::string format = text.substr(0, colon);
           read_choice("output format", format, list_format_names());
           const std::string file = colon == std::string::npos ? "-" : text.substr(colon + 1);
           if (file.empty()) {
             throw Error(fmt::format("-o: {} has no file name", quote(text)), "for example: -o xlsx:activities.xlsx");
           }
           options.selection.format = format;
           options.selection.file = file == "-" ? std::nullopt : std::optional(file);
         }},
    {.names = "--bom",
     .kind = OptionKind::flag,
     .help = "start CSV with a byte order mark, so that Excel reads UTF-8",
     .take = [](SelectionOptions& options, const std::string&) { options.selection.with_mark = true; }},
    {.names = "--fields",
     .value = "NAMES",
     .help = "print these fields, separated by commas; \"help\" lists the fields, \"all\" prints all",
     .choices = listed_names,
     .list = fields_help,
     .take = [](SelectionOptions& options, const std::string& text) { read_fields(options.selection, text); }},
    {.names = "--sort",
     .value = "FIELD[:desc]",
     .help = "sort by this field; by default, a search is sorted by best match and a list by id",
     .choices = sortable_names,
     .take = [](SelectionOptions& options, const std::string& text) { read_sort(options.selection, text); }},
    {.names = "--limit",
     .value = "N",
     .help = "print only the first N",
     .take = [](SelectionOptions& options,
                const std::string& text) { options.selection.limit = read_number("--limit", text, 999'999'999); }},
    {.names = "--strict",
     .kind = OptionKind::flag,
     .help = "fail (exit code 2) if a broken record was skipped",
     .take = [](SelectionOptions& options, const std::string&) { options.selection.strict = true; }},
};

}  // namespace

constinit const OptionGroup filter_options{
    "Filters (the same filter twice means \"or\", different filters mean \"and\")", filters};
constinit const OptionGroup output_options{"Output options", outputs};

Selection select_on(const SelectionOptions& options, Date today) {
  Selection selection = options.selection;
  Filter& filter = selection.filter;
  for (const std::string& day : options.expires_before) {
    widen(filter.expires_before, value_or_refuse("--expires-before", parse_day(day, today)), std::greater<>());
  }
  for (const std::string& day : options.expires_after) {
    widen(filter.expires_after, value_or_refuse("--expires-after", parse_day(day, today)), std::less<>());
  }
  if (options.has_within && filter.statuses.empty()) {
    filter.statuses.push_back(Status::expiring);
  }
  return selection;
}

}  // namespace cme
