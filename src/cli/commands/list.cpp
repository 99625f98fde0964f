// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "cli/activities.hpp"
#include "cli/commands/registry.hpp"
#include "cli/listing.hpp"
#include "cli/selection_options.hpp"
#include "cli/talk.hpp"
#include "render/calendar.hpp"

namespace cme {

namespace {

/// An empty result is correct for boards that the directory never lists, but looks like a mistake.
void explain_empty_list(const Filter& filter, Talk talk, Io& io) {
  for (const Board board : filter.boards) {
    if (is_never_listed(board)) {
      print_note(io, talk,
                 fmt::format("the ABMS directory has no activities for {} ({}); ask the board itself, because some "
                             "boards use ACCME's PARS instead",
                             to_string(board), abbreviation(board)));
    }
  }
}

/// The content of a list.
struct Found {
  std::vector<ListLine> lines;  ///< in the order of their files; if there is a limit, not all of them
  SkippedRecords skipped;
};

Found find_lines(const Catalog& catalog, const Selection& selection, const Layout& layout, ApprovalTypes& types,
                 const Settings& settings, Io& io) {
  const Date today = settings.today.value;
  const bool asks_approvals = !selection.approvals.empty();
  const std::string host = calendar_host(settings.project.config.site.base_url);
  Found found;
  const auto look = [&](std::size_t file, const Activity& activity) -> Turn {
    if (asks_approvals) {
      types.add(activity);
    }
    if (!matches(selection.filter, activity, today)) {
      return {};
    }
    const std::string shown = catalog.shown(catalog.files[file]);
    const Row row{.activity = &activity,
                  .file = shown,
                  .today = today,
                  .within = selection.filter.within,
                  .snippet = {},
                  .host = host};
    return [&found, &selection, line = make_line(row, file, layout, selection, std::nullopt)]() mutable {
      add_line(found.lines, std::move(line), selection);
    };
  };
  Progress progress(io, settings.output);
  found.skipped =
      scan_activities(catalog.files, settings.reader, look, pace_of(settings.jobs, progress, catalog.files.size()));
  return found;
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<SelectionOptions>(line);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const Selection selection = select_on(options, settings.today.value);
  const Catalog catalog = open_catalog(settings, io);
  const Layout layout = choose_layout(selection, settings, io, Snippets::without);

  ApprovalTypes types(settings.project.config.approval_types);
  Found found = find_lines(catalog, selection, layout, types, settings, io);
  types.check(selection.approvals);
  sort_lines(found.lines, selection);
  if (found.lines.empty()) {
    explain_empty_list(selection.filter, settings.output.talk, io);
  }
  report_omitted_fields(selection, settings.output.talk, io);
  print_lines(io, std::move(found.lines), layout, selection);
  return report_skipped(found.skipped, catalog, selection, settings.output.talk, io);
}

constexpr const OptionGroup* groups[] = {&filter_options, &output_options, &common_options};

constexpr std::string_view examples[] = {
    "cme list --board Radiology",
    "cme list --board ABR --board ABTS --free",
    "cme list --status expiring --within 365 -o csv",
    "cme list --format Live --min-credits 5 --sort expires",
    "cme list --provider 'example society' --fields id,title,boards",
};

}  // namespace

constinit const CommandSpec list_command{
    .name = "list",
    .summary = "List activities, with filters",
    .about =
        "Prints a table on a terminal and tab-separated values in a pipe; -o chooses another format. Broken records "
        "are skipped and counted.",
    .operands = {.help = "filters are options, for example: cme list --board Radiology"},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
