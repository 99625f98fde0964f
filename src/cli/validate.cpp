// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/report_outputs.hpp"
#include "cli/talk.hpp"
#include "cli/validate_targets.hpp"
#include "cme/base/files.hpp"
#include "cme/base/text.hpp"
#include "cme/catalog/catalog.hpp"

namespace cme {

namespace {

/// What the checks have found so far.
struct Outcome {
  std::vector<Finding> findings;
  std::size_t records = 0;  ///< read, of those to be reported
  bool is_complete = true;  ///< whether all could be read
};

void move_to(std::vector<Finding>& findings, std::vector<Finding> more) {
  findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// A clash is shown with the later record, and must not be lost if only the earlier one is asked for.
bool concerns(const Finding& finding, const std::set<std::string>& shown_paths) {
  return shown_paths.contains(finding.place.path) ||
         std::any_of(finding.related.begin(), finding.related.end(),
                     [&](const Related& related) { return shown_paths.contains(related.place.path); });
}

/// The marks of a record of the group: one of its files, or the one from standard input behind them.
std::vector<PlacedMark> read_marks(const Group& group, std::size_t number) {
  if (number == group.files.size()) {
    return find_marks(group.typed->record.path, group.typed->text);
  }
  const std::string& path = group.files[number];
  const Result<std::string> bytes = read_file(path, max_record_bytes);
  return bytes ? find_marks(group.shown(path), *bytes) : std::vector<PlacedMark>();
}

/// Reads all files of a group; keeps what concerns the reported ones.
void check_group(const Group& group, const RuleContext& context, Io& io, Outcome& outcome) {
  std::vector<std::vector<Finding>> found(group.files.size());
  SharedMarks marks;
  const auto unreadable = for_each_record(group.files, context, [&](std::size_t file, LoadedRecord record) {
    marks.add(file, record);
    if (!group.reported.contains(group.files[file])) {
      return;
    }
    for (Finding& finding : record.findings) {
      finding.place.path = group.shown(group.files[file]);
    }
    found[file] = std::move(record.findings);
  });
  for (std::vector<Finding>& findings : found) move_to(outcome.findings, std::move(findings));

  std::set<std::string> shown_paths;
  for (const std::string& file : group.reported) shown_paths.insert(group.shown(file));
  if (group.typed) {
    shown_paths.insert(group.typed->record.path);
    marks.add(group.files.size(), group.typed->record);
    move_to(outcome.findings, group.typed->record.findings);
  }
  std::vector<Finding> clashes = marks.find([&](std::size_t number) { return read_marks(group, number); });
  std::erase_if(clashes, [&](const Finding& finding) { return !concerns(finding, shown_paths); });
  // A record that was not asked for is reported too if one that was clashes with it.
  for (const Finding& finding : clashes) shown_paths.insert(finding.place.path);
  move_to(outcome.findings, std::move(clashes));

  outcome.records += shown_paths.size();
  for (const UnreadableFile& file : unreadable) {
    print_error(io.err, fmt::format("cannot read {}: {}", group.shown(file.path), file.reason));
    if (group.reported.contains(file.path)) --outcome.records;
    outcome.is_complete = false;
  }
}

}  // namespace

ExitCode run(const ValidateOptions& options, Io& io) {
  const RuleContext context{today_of(options.common, io)};
  Outcome outcome;
  const Targets targets = find_targets(options, context, io);
  outcome.is_complete = targets.are_complete;
  for (const Group& group : targets.groups) check_group(group, context, io, outcome);

  std::vector<Finding>& findings = outcome.findings;
  if (!options.rules.empty())
    std::erase_if(findings, [&](const Finding& finding) {
      return std::find(options.rules.begin(), options.rules.end(), finding.rule) == options.rules.end();
    });
  std::sort(findings.begin(), findings.end(), reported_before);
  const bool are_written = write_reports(
      options, {.findings = findings, .records = outcome.records, .is_complete = outcome.is_complete}, io);

  if (!outcome.is_complete || !are_written) {
    return ExitCode::failed;
  }
  const bool is_bad = std::any_of(findings.begin(), findings.end(),
                                  [&](const Finding& finding) { return finding.severity >= options.fail_on; });
  return is_bad ? ExitCode::no : ExitCode::yes;
}

}  // namespace cme
