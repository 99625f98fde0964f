// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/files.hpp"
#include "catalog/scan.hpp"
#include "catalog/shared_marks.hpp"
#include "cli/activities.hpp"
#include "cli/commands/registry.hpp"
#include "cli/fix.hpp"
#include "cli/names.hpp"
#include "cli/report_outputs.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"
#include "cli/validate_targets.hpp"

namespace cme {

namespace {

/// Only the files that have changed since a reference of git's; without one, since the main branch.
struct ChangedSince {
  std::optional<std::string> reference;
};

struct ValidateOptions {
  NamedPaths named;
  std::optional<ChangedSince> changed;
  std::optional<Severity> fail_on;
  std::vector<ReportOutput> outputs;
  std::vector<Rule> rules;  ///< only these; empty: all
  std::size_t max_snippets = 30;
  bool fix = false;   ///< write what can be fixed, then report what is left
  bool diff = false;  ///< print what fixing changes, and no report on standard output
};

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
  return rule == Rule::duplicate_id || rule == Rule::shared_doi || rule == Rule::shared_title;
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
  RecordReader reader_of_group(group.files);
  const Result<std::string_view> bytes = reader_of_group.read(number);
  return bytes ? find_marks(group.shown(group.files[number]), read_record(*bytes, reader)) : std::vector<PlacedMark>();
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
  // What is off would only fill the memory until all findings are settled.
  std::erase_if(record.findings, [&](const Finding& finding) { return !check.severities.of(finding.rule); });
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
std::vector<UnreadableFile> check_files(Check& check, const LoadOptions& loading, const Settings& settings, Io& io) {
  const auto look = [&](std::size_t file, std::string_view bytes) {
    return check_record(check, file, load_record(check.group.files[file], bytes, loading));
  };
  Progress progress(io, settings.output);
  std::vector<UnreadableFile> unreadable =
      scan(check.group.files, look, pace_of(settings.jobs, progress, check.group.files.size()));
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
  move_to(check.findings, std::move(typed.findings));
  check.allowances.emplace(typed.path, take_allowances(typed, typed.path, check.group, Reported::yes));
}

/// Adds what only shows across records. A record that was not asked for is reported too if one that was clashes with
/// it.
void add_clashes(Check& check, const Settings& settings) {
  const auto read_again = [&](std::size_t number) { return read_marks(check.group, number, settings.reader); };
  std::vector<Finding> clashes = check.marks.find(read_again, {.jobs = settings.jobs});
  if (!check.reports_all) {
    std::erase_if(clashes, [&](const Finding& finding) { return !concerns(finding, check.shown_paths); });
    for (const Finding& finding : clashes) {
      check.shown_paths.insert(finding.place.path);
    }
  }
  move_to(check.findings, std::move(clashes));
}

/// Reads all files of a group; keeps what concerns the reported ones.
void check_group(const Group& group, const LoadOptions& loading, const Severities& severities, const Settings& settings,
                 Io& io, Outcome& outcome) {
  Check check{.group = group, .severities = severities, .reports_all = reports_all(group)};
  const std::vector<UnreadableFile> unreadable = check_files(check, loading, settings, io);
  if (group.typed) {
    add_typed(check, group.typed->record);
  }
  add_clashes(check, settings);
  settle_findings(check.allowances, severities, check.findings, outcome.allowed);
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

Severity read_fail_on(std::string_view text) {
  if (const auto severity = find_fail_on(text)) {
    return *severity;
  }
  refuse_name("severity to fail on", text, fail_on_names());
}

std::vector<std::string_view> fail_on_choices() {
  return {fail_on_names().begin(), fail_on_names().end()};
}

/// Throws Error where options contradict each other.
void check_options(const ValidateOptions& options) {
  if (options.fix && std::ranges::find(options.named.paths, "-") != options.named.paths.end()) {
    throw Error("--fix cannot write to standard input", "--diff prints what it would change: cme validate --diff -");
  }
  if (options.diff && !options.fix && !options.outputs.empty()) {
    throw Error("--diff prints the difference alone, and no report", "leave -o out, or add --fix");
  }
  const auto on_stdout = std::ranges::find_if(options.outputs, [](const ReportOutput& output) { return !output.file; });
  if (options.diff && on_stdout != options.outputs.end()) {
    const std::string_view name = on_stdout->reporter->name;
    throw Error(fmt::format("--diff and -o {} cannot both go to standard output", name),
                fmt::format("write the report to a file: -o {}:FILE", name));
  }
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<ValidateOptions>(line);
  check_options(options);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const Project& project = settings.project;
  const Severity fail_on = fail_on_in_force(options.fail_on, project, io).value;
  const Severities severities = severities_of(project.config);
  const LoadOptions loading = judging_options(settings);
  Outcome outcome;
  Targets targets = find_targets(options.named, settings, loading, io);
  if (options.changed) {
    const ChangedFiles changes = find_changed_files(absolute_path(io, "."), options.changed->reference, io.environment);
    keep_changed(changes, project, io, targets);
    if (targets.groups.empty()) {
      print_note(io, settings.output.talk, fmt::format("no record has changed since {}", changes.since));
    }
  }
  outcome.is_complete = targets.are_complete;
  if (options.fix || options.diff) {
    const FixChoice choice{.severities = severities, .rules = options.rules};
    const FixOutcome fixed = fix_records({.writes = options.fix, .shows_difference = options.diff}, targets.groups,
                                         loading, choice, settings, io);
    outcome.is_complete = outcome.is_complete && fixed.is_complete;
    if (!options.fix) {
      return !outcome.is_complete ? ExitCode::failed : fixed.has_changes ? ExitCode::no : ExitCode::yes;
    }
  }
  for (const Group& group : targets.groups) {
    check_group(group, loading, severities, settings, io, outcome);
  }
  const std::size_t left_out = count_left_out(options.rules, outcome.findings);
  keep_asked(options.rules, outcome.findings);
  keep_asked(options.rules, outcome.allowed);
  const bool are_written = write_reports({.outputs = options.outputs,
                                          .max_snippets = options.max_snippets,
                                          .only_files = options.diff,
                                          .fail_on = fail_on},
                                         {.findings = outcome.findings,
                                          .records = outcome.records,
                                          .is_complete = outcome.is_complete,
                                          .allowed = outcome.allowed},
                                         settings.output, io);
  if (left_out > 0) {
    print_warning(io, settings.output.talk, broken_text(left_out));
  }
  if (!outcome.is_complete || !are_written) {
    return ExitCode::failed;
  }
  const bool is_bad =
      std::ranges::any_of(outcome.findings, [&](const Finding& finding) { return finding.severity >= fail_on; });
  return is_bad ? ExitCode::no : ExitCode::yes;
}

constexpr OptionSpec table[] = {
    {.names = "--fail-on",
     .value = "SEVERITY",
     .help = "what makes the exit code 1: error (unless told here or in cme.yaml) or warning",
     .choices = fail_on_choices,
     .take = [](ValidateOptions& options, const std::string& text) { options.fail_on = read_fail_on(text); }},
    {.names = "-o,--output",
     .value = "FORMAT[:FILE]",
     .help = "human, concise (one line a problem), json, sarif, github or junit; may stand several times",
     .choices = report_format_names,
     .repeats = Repeats::yes,
     .take = [](ValidateOptions& options, const std::string& text) { add_report_output(text, options.outputs); }},
    {.names = "--rule",
     .value = "RULE",
     .help = "only the problems of this rule; may stand several times",
     .choices = rule_choices,
     .repeats = Repeats::yes,
     .take = [](ValidateOptions& options, const std::string& text) { options.rules.push_back(read_rule(text)); }},
    {.names = "--max-snippets",
     .value = "N",
     .help = "show the line of no more than N problems (30), and only name the others",
     .take = [](ValidateOptions& options,
                const std::string& text) { options.max_snippets = read_number("--max-snippets", text, 999'999'999); }},
    {.names = "--changed",
     .kind = OptionKind::optional_value,
     .value = "REF",
     .help = "only the problems of files changed since the branch, tag or commit REF, or not committed yet; without "
             "REF, since the main branch",
     .take =
         [](ValidateOptions& options, const std::string& text) {
           options.changed = ChangedSince{text.empty() ? std::nullopt : std::optional(text)};
         }},
    {.names = "--fix",
     .kind = OptionKind::flag,
     .help = "write what can be fixed into the records, then report what is left",
     .take = [](ValidateOptions& options, const std::string&) { options.fix = true; }},
    {.names = "--diff",
     .kind = OptionKind::flag,
     .help = "print what --fix would change, in place of the report; with --fix, what it changes",
     .take = [](ValidateOptions& options, const std::string&) { options.diff = true; }},
    {.names = "--stdin-filename",
     .value = "FILE",
     .help = "the file that the record from standard input belongs to",
     .take = [](ValidateOptions& options, const std::string& text) { options.named.stdin_filename = text; }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme validate",
    "cme validate records/14389.yaml",
    "cme validate records/90002.yaml --fail-on warning -o concise",
    "cme validate -o json",
    "cme validate - < records/14389.yaml",
    "cme validate --fix records/14389.yaml",
};

}  // namespace

constinit const CommandSpec validate_command{
    .name = "validate",
    .summary = "Check the records: what is wrong, where, what to write",
    .about =
        "Without a PATH, all records are checked. With files or folders, only their problems are shown; "
        "the rest of their catalog is read too, as an id may stand only once. \"-\" reads one record "
        "from standard input.\n"
        "--fix writes what leaves no doubt into the records, and changes nothing else in them; --diff "
        "shows it before.\n"
        "Exit code 1 tells that there are problems (with --diff alone: something to fix), 2 that "
        "something could not be read.",
    .operands = {.count = OperandCount::any,
                 .value = "PATH",
                 .take = [](ValidateOptions& options,
                            const std::string& text) { options.named.paths.push_back(text); }},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
