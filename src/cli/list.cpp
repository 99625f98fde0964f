// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

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

}  // namespace

ExitCode run(const ListOptions& options, Io& io) {
  const Selection& selection = options.selection;
  const Date today = today_of(options.common, io);
  const RuleContext context{.today = today, .reader = yaml_reader_of(io)};
  const Project project = read_project(io);
  const Catalogue catalogue = open_catalogue(options.common, project, io);
  const Layout layout = choose_layout(selection, options.common, io, Snippets::without);
  const bool asks_approvals = !selection.approvals.empty();

  ApprovalTypes types(project.config.approval_types);
  std::vector<std::optional<Line>> found(catalogue.files.size());
  const LeftOut left_out = for_each_activity(catalogue.files, context, [&](std::size_t file, const Activity& activity) {
    if (asks_approvals) {
      types.add(activity);
    }
    if (!matches(selection.filter, activity, today)) {
      return;
    }
    const std::string shown = catalogue.shown(catalogue.files[file]);
    const Row row{
        .activity = &activity, .file = shown, .today = today, .within = selection.filter.within, .snippet = {}};
    found[file] = make_line(row, file, layout, selection, std::nullopt);
  });
  types.check(selection.approvals);

  std::vector<Line> lines;
  for (std::optional<Line>& line : found) {
    if (line) {
      lines.push_back(*std::move(line));
    }
  }
  sort_lines(lines, selection);
  if (lines.empty()) {
    explain_empty_list(selection.filter, options.common, io);
  }
  tell_fields_left_out(selection, options.common, io);
  print_lines(io, std::move(lines), layout, selection);
  return report_left_out(left_out, catalogue, selection, options.common, io);
}

}  // namespace cme
