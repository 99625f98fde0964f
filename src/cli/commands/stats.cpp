// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/safe_output.hpp"
#include "cli/activities.hpp"
#include "cli/commands/registry.hpp"
#include "cli/names.hpp"
#include "cli/selection_options.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"
#include "query/count.hpp"
#include "render/counts.hpp"

namespace cme {

namespace {

struct StatsOptions {
  std::vector<CountBy> by;
  std::string format;  ///< if empty, a chart on a terminal, otherwise tsv
};

/// The counts without --by: fields that have few values.
constexpr CountBy overview[] = {CountBy::status, CountBy::format,      CountBy::board,
                                CountBy::fee,    CountBy::credit_type, CountBy::year};

std::vector<std::string_view> by_choices() {
  return {count_names().begin(), count_names().end()};
}

std::vector<std::string_view> stats_format_names() {
  return {"chart", "tsv", "csv", "json", "markdown"};
}

/// The requested counts: one by one or two fields, or several by one field each.
std::vector<Counts> empty_counts(const StatsOptions& options) {
  std::vector<Counts> counts;
  if (!options.by.empty()) {
    counts.emplace_back(options.by);
    return counts;
  }
  for (const CountBy by : overview) {
    counts.emplace_back(std::vector{by});
  }
  return counts;
}

/// Counts the activities that pass the filter.
SkippedRecords count_activities(const Catalog& catalog, const Selection& selection, ApprovalTypes& types,
                                const Settings& settings, Io& io, std::vector<Counts>& counts) {
  const CountDay day{.today = settings.today.value, .within = selection.filter.within};
  const auto look = [&](std::size_t /*file*/, const Activity& activity) -> Turn {
    if (!selection.approvals.empty()) {
      types.add(activity);
    }
    if (!matches(selection.filter, activity, day.today)) {
      return {};
    }
    std::vector<std::vector<CountKey>> keys;
    for (const Counts& each : counts) {
      keys.push_back(each.keys_of(activity, day));
    }
    return [&counts, keys = std::move(keys)] {
      for (std::size_t number = 0; number < counts.size(); ++number) {
        counts[number].add(keys[number]);
      }
    };
  };
  Progress progress(io, settings.output);
  return scan_activities(catalog.files, settings.reader, look, pace_of(settings.jobs, progress, catalog.files.size()));
}

std::vector<CountTable> to_tables(const std::vector<Counts>& counts) {
  std::vector<CountTable> tables;
  for (const Counts& each : counts) {
    CountTable table;
    std::ranges::transform(each.by(), std::back_inserter(table.headings), [](CountBy by) { return to_string(by); });
    for (Counts::Line& line : each.lines()) {
      table.lines.push_back({.values = std::move(line.key), .count = line.count});
    }
    if (each.by().size() == 2) {
      table.columns = each.values(1);
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

std::string render(const std::vector<CountTable>& tables, std::string_view format, const Io& io) {
  if (format == "tsv") {
    return counts_tsv(tables);
  }
  if (format == "csv") {
    return counts_csv(tables);
  }
  if (format == "json") {
    return counts_json(tables);
  }
  return format == "markdown" ? counts_markdown(tables) : counts_chart(tables, io.width);
}

ExitCode run(const CommandLine& line, Io& io) {
  auto options = read_options<StatsOptions>(line);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const Selection selection = select_on(read_options<SelectionOptions>(line), settings.today.value);
  const Catalog catalog = open_catalog(settings, io);
  if (options.format.empty()) {
    options.format = io.out_is_terminal ? "chart" : "tsv";
  }
  std::vector<Counts> counts = empty_counts(options);
  ApprovalTypes types(settings.project.config.approval_types);
  const SkippedRecords skipped = count_activities(catalog, selection, types, settings, io, counts);
  types.check(selection.approvals);
  const std::string text = render(to_tables(counts), options.format, io);
  write(io, prints_build_log(io) ? safe_text(text, Target::build_log) : text);
  return report_skipped(skipped, catalog, selection, settings.output.talk, io);
}

constexpr OptionSpec table[] = {
    {.names = "--by",
     .value = "WHAT",
     .help = "count by board, approval, format, provider, credit-type, fee, status, or month or year of expiration; "
             "use it twice for a cross table",
     .choices = by_choices,
     .repeats = Repeats::yes,
     .take =
         [](StatsOptions& options, const std::string& text) {
           const auto by = static_cast<CountBy>(read_choice("field to count by", text, by_choices()));
           if (std::ranges::find(options.by, by) != options.by.end()) {
             throw Error(fmt::format("--by {} is given twice", text));
           }
           options.by.push_back(by);
           if (options.by.size() > 2) {
             throw Error("--by can be given once or twice", "a cross table has rows and columns");
           }
         }},
    {.names = "-o,--output",
     .value = "FORMAT",
     .help = "chart (on a terminal), tsv (in a pipe), csv, json or markdown",
     .choices = stats_format_names,
     .take =
         [](StatsOptions& options, const std::string& text) {
           read_choice("output format", text, stats_format_names());
           options.format = text;
         }},
};

constexpr OptionGroup own_options{"Counting options", table};
constexpr const OptionGroup* groups[] = {&own_options, &filter_options, &common_options};

constexpr std::string_view examples[] = {
    "cme stats",
    "cme stats --by board --status current",
    "cme stats --by month --provider 'example society'",
    "cme stats --by board --by format -o markdown",
};

}  // namespace

constinit const CommandSpec stats_command{
    .name = "stats",
    .summary = "Count the activities that pass the filters",
    .about =
        "Without --by, several counts are printed, one after the other. An activity is counted under each board that "
        "approves it and under each of its credit types, and an expiring activity is also current, so the counts can "
        "add up to more than the number of activities.",
    .operands = {.help = "choose what to count with an option: cme stats --by board"},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
