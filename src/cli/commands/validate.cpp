// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/files.hpp"
#include "catalog/catalog.hpp"
#include "cli/activities.hpp"
#include "cli/changed.hpp"
#include "cli/cli.hpp"
#include "cli/fix.hpp"
#include "cli/report_outputs.hpp"
#include "cli/talk.hpp"
#include "cli/validate_targets.hpp"

namespace cme {

namespace {

/// What the checks have found so far.
struct Outcome {
  std::vector<Finding> findings;
  std::vector<Finding> allowed;  ///< hidden by the records' own comments
  std::size_t records = 0;       ///< read, of those to be reported
  bool is_complete = true;       ///< whether all could be read
};

void move_to(std::vector<Finding>& findings, std::vector<Finding> more) {
  if (findings.empty()) {
    findings = std::move(more);
    return;
  }
  findings.insert(findings.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

/// A clash is shown with the later record, and must not be lost if only the earlier one is asked for.
bool concerns(const Finding& finding, const std::set<std::string>& shown_paths) {
  return shown_paths.contains(finding.place.path) ||
         std::any_of(finding.related.begin(), finding.related.end(),
                     [&](const Related& related) { return shown_paths.contains(related.place.path); });
}

/// Whether a rule of meaning compares records.
bool looks_across_records(Rule rule) {
  return rule != Rule::unused_allow &&
         std::ranges::find(record_rules(), rule, &RecordRule::rule) == record_rules().end();
}

enum class Reported : std::uint8_t { no, yes };

/// A record's allowances as those of `shown`. Whether they are needed is not asked where it is not looked for.
std::vector<Allowance> take_allowances(LoadedRecord& record, const std::string& shown, const Group& group,
                                       Reported reported) {
  for (Allowance& allowance : record.allowances) {
    allowance.place.path = shown;
    allowance.is_needed =
        allowance.is_needed || reported == Reported::no || (!group.is_catalog && looks_across_records(allowance.rule));
  }
  return std::move(record.allowances);
}

/// Says which files of a group could not be read, one a line.
void tell_unreadable(const std::vector<UnreadableFile>& files, const Group& group, Io& io, Outcome& outcome) {
  for (const UnreadableFile& file : files) {
    print_error(io.err, fmt::format("cannot read {}: {}", group.shown(file.path), file.reason));
    const auto number = std::ranges::lower_bound(group.files, file.path) - group.files.begin();
    outcome.records -= group.is_reported[static_cast<std::size_t>(number)] ? 1U : 0U;
    outcome.is_complete = false;
  }
}

/// The marks of a record of the group: one of its files, or the one from standard input behind them.
std::vector<PlacedMark> read_marks(const Group& group, std::size_t number, YamlReader reader) {
  if (number == group.files.size()) {
    return find_marks(group.typed->record.path, read_record(group.typed->text, reader));
  }
  const std::string& path = group.files[number];
  const Result<std::string> bytes = read_file(path, max_record_bytes);
  return bytes ? find_marks(group.shown(path), read_record(*bytes, reader)) : std::vector<PlacedMark>();
}

/// Whether all that is read is reported, as it is without a PATH: then no path needs to be looked up.
bool reports_all(const Group& group) {
  return !group.typed && std::ranges::find(group.is_reported, false) == group.is_reported.end();
}

/// A group whose files are being checked.
struct Check {
  const Group& group;
  const Severities& severities;
  bool reports_all;
  std::vector<Finding> findings = {};
  AllowancesByPath allowances = {};
  SharedMarks marks = {};
  std::set<std::string> shown_paths = {};  ///< of the records that are reported, unless all are
};

/// Judges one record in whatever thread; what it returns adds to the check what concerns the report.
Turn check_record(Check& check, std::size_t file, LoadedRecord record) {
  check.marks.add(file, record);
  const std::string& path = check.group.files[file];
  std::string shown = check.group.shown(path);
  const bool is_reported = check.group.is_reported[file];
  std::vector<Allowance> allowances =
      take_allowances(record, shown, check.group, is_reported ? Reported::yes : Reported::no);
  if (!is_reported) {
    record.findings.clear();
  }
  if (record.findings.empty() && allowances.empty()) {
    return {};
  }
  check.severities.apply(record.findings);
  for (Finding& finding : record.findings) {
    finding.place.path = shown;
  }
  return [&check, shown = std::move(shown), allowances = std::move(allowances),
          findings = std::move(record.findings)]() mutable {
    if (!allowances.empty()) {
      check.allowances.emplace(std::move(shown), std::move(allowances));
    }
    move_to(check.findings, std::move(findings));
  };
}

/// Reads and checks the files of the group. Returns those that cannot be read.
std::vector<UnreadableFile> check_files(Check& check, const LoadOptions& loading, const CommonOptions& common, Io& io) {
  const auto look = [&check](std::size_t file, LoadedRecord record) {
    return check_record(check, file, std::move(record));
  };
  Progress progress(io, common);
  std::vector<UnreadableFile> unreadable =
      for_each_record_in_turn(check.group.files, loading, look, pace_of(common, progress, check.group.files.size()));
  if (!check.reports_all) {
    for (const std::string& file : reported_files(check.group)) {
      check.shown_paths.insert(check.group.shown(file));
    }
  }
  return unreadable;
}

/// Adds the record from standard input, which has been checked already.
void add_typed(Check& check, LoadedRecord typed) {
  check.marks.add(check.group.files.size(), typed);
  check.shown_paths.insert(typed.path);
  check.severities.apply(typed.findings);
  move_to(check.findings, std::move(typed.findings));
  check.allowances.emplace(typed.path, take_allowances(typed, typed.path, check.group, Reported::yes));
}

/// Adds what only shows across records. A record that was not asked for is reported too if one that was clashes with
/// it.
void add_clashes(Check& check, YamlReader reader, const CommonOptions& common) {
  const auto read_again = [&](std::size_t number) { return read_marks(check.group, number, reader); };
  std::vector<Finding> clashes = check.marks.find(read_again, {.jobs = common.jobs});
  check.severities.apply(clashes);
  if (!check.reports_all) {
    std::erase_if(clashes, [&](const Finding& finding) { return !concerns(finding, check.shown_paths); });
    for (const Finding& finding : clashes) {
      check.shown_paths.insert(finding.place.path);
    }
  }
  move_to(check.findings, std::move(clashes));
}

/// Reads all files of a group; keeps what concerns the reported ones.
void check_group(const Group& group, const LoadOptions& loading, const Severities& severities,
                 const CommonOptions& common, Io& io, Outcome& outcome) {
  Check check{.group = group, .severities = severities, .reports_all = reports_all(group)};
  const std::vector<UnreadableFile> unreadable = check_files(check, loading, common, io);
  if (group.typed) {
    add_typed(check, group.typed->record);
  }
  add_clashes(check, loading.reader, common);
  settle_allowances(check.allowances, severities, check.findings, outcome.allowed);
  move_to(outcome.findings, std::move(check.findings));
  outcome.records += check.reports_all ? group.files.size() : check.shown_paths.size();
  tell_unreadable(unreadable, group, io, outcome);
}

bool is_asked(Rule rule, const std::vector<Rule>& rules) {
  return rules.empty() || std::ranges::find(rules, rule) != rules.end();
}

/// The records with errors of reading none of which is asked for: the report would pass them over in silence.
std::size_t count_left_out(const std::vector<Rule>& rules, const std::vector<Finding>& findings) {
  if (rules.empty()) {
    return 0;
  }
  std::set<std::string_view> hidden;
  std::set<std::string_view> shown;
  for (const Finding& finding : findings) {
    if (rule_info(finding.rule).kind == RuleKind::reading) {
      (is_asked(finding.rule, rules) ? shown : hidden).insert(finding.place.path);
    }
  }
  std::erase_if(hidden, [&](std::string_view path) { return shown.contains(path); });
  return hidden.size();
}

/// The findings of the rules that are asked for (all, if none is), in the order of a report.
void keep_asked(const std::vector<Rule>& rules, std::vector<Finding>& findings) {
  std::erase_if(findings, [&](const Finding& finding) { return !is_asked(finding.rule, rules); });
  // They come in order, but for the few at the end that only show across records.
  const auto rest = std::ranges::is_sorted_until(findings, reported_before);
  std::ranges::stable_sort(rest, findings.end(), reported_before);
  std::ranges::inplace_merge(findings, rest, reported_before);
}

}  // namespace

ExitCode run(const ValidateOptions& options, Io& io) {
  const Project project = read_project(io);
  const Severity fail_on = fail_on_in_force(options.fail_on, project, io).value;
  const Severities severities = severities_of(project.config);
  const LoadOptions loading{
      .rules = RuleContext{.today = today_of(options.common, io), .approval_types = project.config.approval_types},
      .reader = yaml_reader_of(io)};
  Outcome outcome;
  Targets targets = find_targets(options, project, loading, io);
  if (options.changed) {
    const Changes changes = find_changes(options.changed->reference, io);
    keep_changed(changes, project, targets);
    if (targets.groups.empty()) {
      print_note(io, options.common, fmt::format("no record has changed since {}", changes.since));
    }
  }
  outcome.is_complete = targets.are_complete;
  if (options.fix || options.diff) {
    const FixChoice choice{.severities = severities, .rules = options.rules};
    const FixOutcome fixed = fix_records(options, targets.groups, loading, choice, io);
    outcome.is_complete = outcome.is_complete && fixed.is_complete;
    if (!options.fix) {
      return !outcome.is_complete ? ExitCode::failed : fixed.has_changes ? ExitCode::no : ExitCode::yes;
    }
  }
  for (const Group& group : targets.groups) {
    check_group(group, loading, severities, options.common, io, outcome);
  }
  const std::size_t left_out = count_left_out(options.rules, outcome.findings);
  keep_asked(options.rules, outcome.findings);
  keep_asked(options.rules, outcome.allowed);
  const bool are_written = write_reports(options, fail_on,
                                         {.findings = outcome.findings,
                                          .records = outcome.records,
                                          .is_complete = outcome.is_complete,
                                          .allowed = outcome.allowed},
                                         io);
  if (left_out > 0) {
    print_warning(io, options.common, broken_text(left_out));
  }
  if (!outcome.is_complete || !are_written) {
    return ExitCode::failed;
  }
  const bool is_bad =
      std::ranges::any_of(outcome.findings, [&](const Finding& finding) { return finding.severity >= fail_on; });
  return is_bad ? ExitCode::no : ExitCode::yes;
}

}  // namespace cme
