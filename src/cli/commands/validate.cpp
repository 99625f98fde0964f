// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <system_error>
#include <utility>

#include "base/ascii.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "catalog/changed_files.hpp"
#include "cli/activities.hpp"
#include "cli/changes_since.hpp"
#include "cli/commands/registry.hpp"
#include "cli/compared_catalogs.hpp"
#include "cli/fix.hpp"
#include "cli/names.hpp"
#include "cli/report_outputs.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"
#include "cli/validate_group.hpp"
#include "cli/validate_targets.hpp"

namespace cme {

namespace {

/// Only the files that have changed since a git revision; without one, since the main branch.
struct ChangedSince {
  std::optional<std::string> reference;
};

struct ValidateOptions {
  NamedPaths named;
  std::optional<ChangedSince> changed;
  std::optional<Severity> fail_on;
  std::vector<ReportOutput> outputs;
  std::vector<Rule> rules;  ///< only these; if empty, all
  std::size_t max_snippets = 30;
  bool fix = false;   ///< fix what can be fixed, then report the rest
  bool diff = false;  ///< print the changes instead of a report on standard output
};

bool is_asked(Rule rule, const std::vector<Rule>& rules) {
  return rules.empty() || std::ranges::find(rules, rule) != rules.end();
}

/// The records with reading errors of which none was requested: the report would silently skip them.
std::size_t count_skipped(const std::vector<Rule>& rules, const std::vector<PackedFinding>& findings) {
  if (rules.empty()) {
    return 0;
  }
  std::set<std::string_view> hidden;
  std::set<std::string_view> shown;
  for (const PackedFinding& finding : findings) {
    if (rule_info(finding.rule).kind == RuleKind::reading) {
      (is_asked(finding.rule, rules) ? shown : hidden).insert(finding.path());
    }
  }
  std::erase_if(hidden, [&](std::string_view path) { return shown.contains(path); });
  return hidden.size();
}

/// The findings of the requested rules (all, if none was requested), in the order of a report.
void keep_asked(const std::vector<Rule>& rules, std::vector<PackedFinding>& findings) {
  std::erase_if(findings, [&](const PackedFinding& finding) { return !is_asked(finding.rule, rules); });
  // Those of each record come in order, and then those across records.
  const auto rest = std::ranges::is_sorted_until(findings, is_before);
  std::ranges::stable_sort(rest, findings.end(), is_before);
  std::ranges::inplace_merge(findings, rest, is_before);
}

Severity read_fail_on(std::string_view text) {
  if (const auto severity = find_fail_on(text)) {
    return *severity;
  }
  refuse_name("severity for --fail-on", text, fail_on_names());
}

std::vector<std::string_view> fail_on_choices() {
  return {fail_on_names().begin(), fail_on_names().end()};
}

bool reads_standard_input(const ValidateOptions& options) {
  return std::ranges::find(options.named.paths, "-") != options.named.paths.end();
}

/// What to run for the problems that can be fixed; nothing if they have just not been fixed.
std::string_view fix_command(const ValidateOptions& options) {
  if (options.fix) {
    return "";
  }
  return reads_standard_input(options) ? "cme validate --diff -" : "cme validate --fix";
}

/// Throws Error if options contradict each other, or if one would have no effect.
void check_options(const ValidateOptions& options) {
  if (options.named.stdin_filename && !reads_standard_input(options)) {
    throw Error("--stdin-filename is a name for standard input, which is not read",
                "for example: cme validate - --stdin-filename 14389.yaml");
  }
  if (options.changed && reads_standard_input(options)) {
    throw Error("--changed compares files, and standard input is not a file", "name the file instead of \"-\"");
  }
  if (options.fix && reads_standard_input(options)) {
    throw Error("--fix cannot change standard input", "to see what it would change: cme validate --diff -");
  }
  if (options.diff && !options.fix && !options.outputs.empty()) {
    throw Error("--diff prints the changes instead of a report, so -o has no effect", "remove -o, or add --fix");
  }
  const auto on_stdout = std::ranges::find_if(options.outputs, [](const ReportOutput& output) { return !output.file; });
  if (options.diff && on_stdout != options.outputs.end()) {
    const std::string_view name = on_stdout->reporter->name;
    throw Error(fmt::format("--diff and -o {} cannot both go to standard output", name),
                fmt::format("to write the report to a file: -o {}:FILE", name));
  }
}

/// The settings for a group, which may be in another catalog than that of the project.
Settings settings_of(const Group& group, Settings settings) {
  if (settings.records.value != group.root) {
    settings.records = {.value = group.root, .origin = Origin::flag};
  }
  return settings;
}

/// The changes in the working files of a group since the commit to compare with. Nothing, after an error is printed, if
/// there is no earlier state of the records.
std::optional<CatalogDifference> difference_since(const ChangedFiles& changes, const Group& group,
                                                  const Settings& settings, Io& io) {
  try {
    if (!group.is_catalog) {
      throw Error(fmt::format("{} is not in a catalog", quote(relative_to(group.root, io.working_directory))),
                  "name the catalog: --records FOLDER");
    }
    const Settings of_group = settings_of(group, settings);
    return compare_catalogs(open_changes_since(changes, of_group, io), BrokenBefore::is_completed, of_group, io);
  } catch (const Error& error) {
    print_error(io, fmt::format("the change rules were not checked: {}", error.what()), error.help());
    return std::nullopt;
  }
}

/// Adds the allowances in unchanged records that were needed for what a changed record had before.
void add_needless(const std::vector<RecordChange>& changes, YamlReader reader, ValidateOutcome& outcome) {
  if (outcome.needless.empty()) {
    return;
  }
  std::set<std::pair<Rule, std::string>> given_up;
  for (const RecordChange& change : changes) {
    if (change.before) {
      for (RecordMark& mark : marks_of(read_record(change.before->bytes, reader))) {
        given_up.emplace(mark.rule, std::move(mark.key));
      }
    }
  }
  for (NeedlessAllowance& needless : outcome.needless) {
    const auto is_given_up = [&](const RecordMark& mark) { return given_up.contains({mark.rule, mark.key}); };
    if (std::ranges::any_of(needless.marks, is_given_up)) {
      outcome.findings.push_back(pack(std::move(needless.finding)));
    }
  }
}

/// The paths, as printed, of the reported files, and of those that were removed.
std::set<std::string> paths_to_report(const Group& group, const std::vector<RecordChange>& changes) {
  std::set<std::string> paths;
  for (const std::string& file : reported_files(group)) {
    paths.insert(group.shown(file));
  }
  for (const RecordChange& change : changes) {
    if (!change.after && is_requested(group, group.root / change.before->name)) {
      paths.insert(change.before->path);
    }
  }
  return paths;
}

/// Adds the findings of the change rules for the reported files of a group, and for those that were removed.
void check_changes_since(const ChangedFiles& changes, const Group& group, const LoadOptions& loading,
                         const Severities& severities, const Settings& settings, Io& io, ValidateOutcome& outcome) {
  const std::optional<CatalogDifference> difference = difference_since(changes, group, settings, io);
  if (!difference) {
    outcome.is_complete = false;
    return;
  }
  // A record that is broken now is reported anyway.
  report_gaps(difference->gaps, [&](const std::string& gap) { print_error(io, gap); });
  outcome.is_complete = outcome.is_complete && difference->gaps.empty();
  add_needless(difference->changes, loading.reader, outcome);
  CheckedChanges checked = check_changes(difference->changes, loading, severities);
  const std::set<std::string> reported = paths_to_report(group, difference->changes);
  const auto is_elsewhere = [&](const Finding& finding) { return !reported.contains(finding.place.path); };
  std::erase_if(checked.findings, is_elsewhere);
  std::erase_if(checked.allowed, is_elsewhere);
  std::ranges::move(pack_all(std::move(checked.findings)), std::back_inserter(outcome.findings));
  std::ranges::move(pack_all(std::move(checked.allowed)), std::back_inserter(outcome.allowed));
}

/// Keeps the targets that have changed, and says so if there are none.
ChangedFiles narrow_to_changed(const ValidateOptions& options, const Settings& settings, Io& io, Targets& targets) {
  ChangedFiles changes = find_changed_files(absolute_path(io, "."), options.changed->reference, io.environment);
  keep_changed(changes, settings.project, io, targets);
  if (targets.groups.empty()) {
    print_note(
        io, settings.output.talk,
        fmt::format("no {}record has changed since {}", options.named.paths.empty() ? "" : "named ", changes.since));
  }
  return changes;
}

ExitCode exit_code_of(const ValidateOutcome& outcome, bool are_written, Severity fail_on) {
  if (!outcome.is_complete || !are_written) {
    return ExitCode::failed;
  }
  const bool is_bad =
      std::ranges::any_of(outcome.findings, [&](const PackedFinding& finding) { return finding.severity >= fail_on; });
  return is_bad ? ExitCode::no : ExitCode::yes;
}

/// Says how to compare with a revision if what follows --changed is no path.
void advise_revision(const std::string& path, const Settings& settings, const Io& io) {
  std::error_code unreadable;
  const bool is_there = std::filesystem::exists(absolute_path(io, path), unreadable);
  if (!is_there && !is_record_file(path)) {
    print_note(io, settings.output.talk, fmt::format("a revision follows \"=\": --changed={}", path));
  }
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<ValidateOptions>(line);
  check_options(options);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  check_outputs(options.outputs, settings, io);
  const Project& project = settings.project;
  const Severity fail_on = fail_on_in_force(options.fail_on, project, io).value;
  const Severities severities = severities_of(project.config);
  const LoadOptions loading = judging_options(settings);
  ValidateOutcome outcome;
  Targets targets = find_targets(options.named, settings, io);
  if (options.changed && !options.changed->reference && !options.named.paths.empty()) {
    advise_revision(options.named.paths.front(), settings, io);
  }
  const ChangedFiles changes = options.changed ? narrow_to_changed(options, settings, io, targets) : ChangedFiles{};
  outcome.is_complete = targets.are_complete;
  const FixChoice choice{.severities = severities, .rules = options.rules};
  if (options.fix || options.diff) {
    const FixOutcome fixed = fix_records({.writes = options.fix, .shows_difference = options.diff}, targets.groups,
                                         loading, choice, settings, io);
    outcome.is_complete = outcome.is_complete && fixed.is_complete;
    if (!options.fix) {
      return !outcome.is_complete ? ExitCode::failed : fixed.has_changes ? ExitCode::no : ExitCode::yes;
    }
  }
  for (const Group& group : targets.groups) {
    check_group(group, loading, choice, settings, io, outcome);
    if (!changes.base.empty()) {
      check_changes_since(changes, group, loading, severities, settings, io, outcome);
    }
  }
  const std::size_t skipped = count_skipped(options.rules, outcome.findings);
  keep_asked(options.rules, outcome.findings);
  keep_asked(options.rules, outcome.allowed);
  const bool are_written = write_reports({.outputs = options.outputs,
                                          .max_snippets = options.max_snippets,
                                          .only_files = options.diff,
                                          .fail_on = fail_on},
                                         {.findings = outcome.findings,
                                          .records = outcome.records,
                                          .is_complete = outcome.is_complete,
                                          .allowed = outcome.allowed,
                                          .fix_command = fix_command(options),
                                          .fix_is_shown = reads_standard_input(options)},
                                         settings.output, io);
  if (skipped > 0) {
    print_warning(io, settings.output.talk, broken_text(skipped));
  }
  return exit_code_of(outcome, are_written, fail_on);
}

constexpr OptionSpec table[] = {
    {.names = "--fail-on",
     .value = "SEVERITY",
     .help = "the severity that makes the exit code 1: error (the default) or warning",
     .choices = fail_on_choices,
     .take = [](ValidateOptions& options, const std::string& text) { options.fail_on = read_fail_on(text); }},
    {.names = "-o,--output",
     .value = "FORMAT[:FILE]",
     .help = "human, concise (one line per problem), json, sarif, github or junit; can be repeated",
     .choices = report_format_names,
     .repeats = Repeats::yes,
     .take = [](ValidateOptions& options, const std::string& text) { add_report_output(text, options.outputs); }},
    {.names = "--rule",
     .value = "RULE",
     .help = "report only the problems of this rule; can be repeated",
     .choices = rule_choices,
     .repeats = Repeats::yes,
     .take = [](ValidateOptions& options, const std::string& text) { options.rules.push_back(read_rule(text)); }},
    {.names = "--max-snippets",
     .value = "N",
     .help = "show the source line of the first N problems (30); the others take one line each",
     .take = [](ValidateOptions& options,
                const std::string& text) { options.max_snippets = read_number("--max-snippets", text, 999'999'999); }},
    {.names = "--changed",
     .kind = OptionKind::optional_value,
     .value = "REF",
     .help = "report only files changed since the branch, tag or commit REF, or not committed yet; without REF, since "
             "the main branch",
     .take =
         [](ValidateOptions& options, const std::string& text) {
           options.changed = ChangedSince{text.empty() ? std::nullopt : std::optional(text)};
         }},
    {.names = "--fix",
     .kind = OptionKind::flag,
     .help = "fix what can be fixed automatically, then report the rest",
     .take = [](ValidateOptions& options, const std::string&) { options.fix = true; }},
    {.names = "--diff",
     .kind = OptionKind::flag,
     .help = "print what --fix would change instead of the report; with --fix, print what it changes",
     .take = [](ValidateOptions& options, const std::string&) { options.diff = true; }},
    {.names = "--stdin-filename",
     .value = "FILE",
     .help = "the file name to use for standard input",
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
    .summary = "Check records and show how to correct them",
    .about =
        "Without a PATH, all records are checked. With files or folders, only their problems are reported; the rest of "
        "the catalog is read too, because an id must be unique. \"-\" reads one record from standard input.\n--fix "
        "corrects mistakes that have only one solution and changes nothing else; --diff shows these changes "
        "first.\nThe exit code is 1 if there are problems at or above --fail-on (with --diff alone: if there is "
        "something to fix), and 2 if something could not be read.",
    .operands = {.count = OperandCount::any,
                 .value = "PATH",
                 .take = [](ValidateOptions& options,
                            const std::string& text) { options.named.paths.push_back(text); }},
    .answer_no = "There are problems at or above --fail-on; with --diff alone, there is something to fix.",
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
