// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "cli/activities.hpp"
#include "cli/listing.hpp"
#include "cli/talk.hpp"

namespace cme {

namespace {

/// An empty answer is right for boards that the directory never lists, and looks like a mistake.
void explain_empty_list(const Filter& filter, const CommonOptions& common, Io& io) {
  for (const Board board : filter.boards) {
    if (is_never_listed(board)) {
      print_note(io, common,
                 fmt::format("the ABMS directory lists no activities for {} ({}); ask the board itself, as some boards "
                             "take credit by way of ACCME's PARS instead",
                             to_string(board), abbreviation(board)));
    }
  }
}

/// What the catalog has for a list.
struct Found {
  std::vector<Line> lines;  ///< in the order of their files; with a limit, not all of them
  LeftOut left_out;
};

Found find_lines(const Catalog& catalog, const ListOptions& options, const Layout& layout, ApprovalTypes& types,
                 Io& io) {
  const Selection& selection = options.selection;
  const Date today = today_of(options.common, io);
  const bool asks_approvals = !selection.approvals.empty();
  Found found;
  const auto look = [&](std::size_t file, const Activity& activity) -> Turn {
    if (asks_approvals) {
      types.add(activity);
    }
    if (!matches(selection.filter, activity, today)) {
      return {};
    }
    const std::string shown = catalog.shown(catalog.files[file]);
    const Row row{
        .activity = &activity, .file = shown, .today = today, .within = selection.filter.within, .snippet = {}};
    return [&found, &selection, line = make_line(row, file, layout, selection, std::nullopt)]() mutable {
      add_line(found.lines, std::move(line), selection);
    };
  };
  const LoadOptions loading{.reader = yaml_reader_of(io)};
  Progress progress(io, options.common);
  found.left_out =
      for_each_activity_in_turn(catalog.files, loading, look, pace_of(options.common, progress, catalog.files.size()));
  return found;
}

}  // namespace

ExitCode run(const ListOptions& options, Io& io) {
  const Selection& selection = options.selection;
  const Project project = read_project(io);
  const Catalog catalog = open_catalog(options.common, project, io);
  const Layout layout = choose_layout(selection, options.common, io, Snippets::without);

  ApprovalTypes types(project.config.approval_types);
  Found found = find_lines(catalog, options, layout, types, io);
  types.check(selection.approvals);
  sort_lines(found.lines, selection);
  if (found.lines.empty()) {
    explain_empty_list(selection.filter, options.common, io);
  }
  tell_fields_left_out(selection, options.common, io);
  print_lines(io, std::move(found.lines), layout, selection);
  return report_left_out(found.left_out, catalog, selection, options.common, io);
}

}  // namespace cme
