// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "catalog/git.hpp"
#include "catalog/revision.hpp"
#include "cli/changes_since.hpp"
#include "cli/commands/registry.hpp"
#include "cli/compared_catalogs.hpp"
#include "cli/locate.hpp"
#include "cli/names.hpp"
#include "cli/report_outputs.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"
#include "render/changes.hpp"

namespace cme {

namespace {

struct DiffOptions {
  std::vector<std::string> states;
  std::string format = "human";
  bool check = false;
};

/// The default first.
std::vector<std::string_view> diff_format_names() {
  return {"human", "markdown", "json", "ids", "html"};
}

/// The records of a folder, regardless of the project's records folder.
Catalog open_folder(const std::string& typed, Settings settings, const Io& io) {
  settings.records.value = absolute_path(io, typed);
  settings.records.origin = Origin::flag;
  return open_catalog(settings, io);
}

std::string fork_point(const std::string& one, const std::string& other, const Settings& settings, const Io& io) {
  return merge_base(git_for(catalog_folder(settings, io), io), one, other);
}

std::string or_head(std::string_view revision) {
  return std::string(revision.empty() ? std::string_view("HEAD") : revision);
}

/// `A..B`, `A...B` or a revision.
CatalogStates open_range(const std::string& typed, const Settings& settings, const Io& io) {
  const std::size_t dots = typed.find("..");
  if (dots == std::string::npos) {
    return open_changes_since(typed, settings, io);
  }
  const std::string before = or_head(std::string_view(typed).substr(0, dots));
  const bool is_since_fork = typed.substr(dots).starts_with("...");
  const std::string after = or_head(std::string_view(typed).substr(dots + (is_since_fork ? 3 : 2)));
  return open_differing_catalogs(is_since_fork ? fork_point(before, after, settings, io) : before, after, settings, io);
}

constexpr std::string_view what_to_compare = "compare two folders, or two branches, tags or commits";

/// Whether it can only be a path that `is_it` accepts, not a revision.
bool is_only(bool (*is_it)(const std::filesystem::path&), const std::string& typed, const Io& io) {
  return is_it(absolute_path(io, typed)) && !find_commit(Git(io.working_directory, io.environment), typed);
}

/// Rejects two states if one can only be a folder and the other is not one.
void check_revision(const std::string& folder, const std::string& other, const Io& io) {
  if (!is_only(is_folder, folder, io)) {
    return;
  }
  throw Error(fmt::format("{} is a folder and {} is not", quote(folder), quote(other)), std::string(what_to_compare));
}

/// Rejects a file, which is no state of a catalog.
void check_no_file(const std::string& typed, const Io& io) {
  if (is_only(is_file, typed, io)) {
    throw Error(fmt::format("{} is a file", quote(typed)), std::string(what_to_compare));
  }
}

CatalogStates open_states(const DiffOptions& options, const Settings& settings, const Io& io) {
  for (const std::string& state : options.states) {
    check_no_file(state, io);
  }
  if (options.states.empty()) {
    return open_changes_since("HEAD", settings, io);
  }
  if (options.states.size() == 1) {
    if (is_only(is_folder, options.states.front(), io)) {
      throw Error(
          fmt::format("{} is a folder", quote(options.states.front())),
          "to compare two folders: cme diff FOLDER FOLDER; to compare the records with the last commit: cme diff");
    }
    return open_range(options.states.front(), settings, io);
  }
  if (options.states.size() > 2) {
    throw Error("cme diff compares two states", "for example: cme diff v1 v2, or cme diff FOLDER FOLDER");
  }
  const std::string& before = options.states[0];
  const std::string& after = options.states[1];
  const bool is_before_folder = is_folder(absolute_path(io, before));
  const bool is_after_folder = is_folder(absolute_path(io, after));
  if (is_before_folder && is_after_folder) {
    return {.before = open_folder(before, settings, io), .after = open_folder(after, settings, io)};
  }
  if (is_before_folder != is_after_folder) {
    check_revision(is_before_folder ? before : after, is_before_folder ? after : before, io);
  }
  return open_differing_catalogs(before, after, settings, io);
}

std::vector<ActivityChange> to_activity_changes(const std::vector<RecordChange>& changes) {
  std::vector<ActivityChange> shown;
  for (const RecordChange& change : changes) {
    shown.push_back({.before = change.before ? &change.before->activity : nullptr,
                     .after = change.after ? &change.after->activity : nullptr,
                     .before_file = change.before ? std::string_view(change.before->path) : std::string_view(),
                     .after_file = change.after ? std::string_view(change.after->path) : std::string_view()});
  }
  return shown;
}

std::string render(const std::vector<ActivityChange>& changes, const std::vector<std::string>& gaps,
                   std::string_view format, Color color) {
  if (format == "markdown") {
    return changes_markdown(changes, gaps);
  }
  if (format == "json") {
    return changes_json(changes);
  }
  if (format == "ids") {
    return changes_ids(changes);
  }
  return format == "html" ? changes_html(changes, gaps) : changes_text(changes, color == Color::on);
}

/// Prints the findings of the change rules.
ExitCode report_check(const CatalogDifference& difference, const Settings& settings, Io& io) {
  const Severity fail_on = fail_on_in_force(std::nullopt, settings.project, io).value;
  const LoadOptions judging = judging_options(settings);
  CheckedChanges checked = check_changes(difference.changes, judging, severities_of(settings.project.config));
  const std::vector<PackedFinding> findings = pack_all(std::move(checked.findings));
  const std::vector<PackedFinding> allowed = pack_all(std::move(checked.allowed));
  const bool are_written = write_reports({.outputs = {}, .max_snippets = 30, .only_files = false, .fail_on = fail_on},
                                         {.findings = findings,
                                          .records = difference.changes.size(),
                                          .is_complete = difference.is_complete(),
                                          .allowed = allowed},
                                         settings.output, io);
  if (!difference.is_complete() || !are_written) {
    return ExitCode::failed;
  }
  const bool is_bad =
      std::ranges::any_of(findings, [&](const PackedFinding& finding) { return finding.severity >= fail_on; });
  return is_bad ? ExitCode::no : ExitCode::yes;
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<DiffOptions>(line);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const CatalogDifference difference =
      compare_catalogs(open_states(options, settings, io),
                       options.check ? BrokenBefore::is_completed : BrokenBefore::is_skipped, settings, io);
  std::vector<std::string> gaps;
  const auto report = [&](const std::string& gap) {
    // An incomplete check is a failure, and is reported even with --quiet.
    if (options.check) {
      print_error(io, gap);
    } else {
      print_warning(io, settings.output.talk, gap);
    }
    gaps.push_back(gap);
  };
  report_gaps(difference.broken, report);
  report_gaps(difference.gaps, report);
  if (options.check) {
    return report_check(difference, settings, io);
  }
  const std::string text = render(to_activity_changes(difference.changes), gaps, options.format, settings.output.color);
  write(io, prints_build_log(io) ? safe_text(text, Target::build_log) : text);
  return ExitCode::yes;
}

constexpr OptionSpec table[] = {
    {.names = "-o,--output",
     .value = "FORMAT",
     .help = "human, markdown (for a comment on a pull request), json, ids or html",
     .choices = diff_format_names,
     .take =
         [](DiffOptions& options, const std::string& text) {
           read_choice("output format", text, diff_format_names());
           options.format = text;
         }},
    {.names = "--check",
     .kind = OptionKind::flag,
     .help = "instead of all changes, report those that break a rule",
     .take = [](DiffOptions& options, const std::string&) { options.check = true; }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme diff",
    "cme diff main",
    "cme diff HEAD~1..HEAD -o markdown",
    "cme diff --check main",
};

}  // namespace

constinit const CommandSpec diff_command{
    .name = "diff",
    .summary = "Show what has changed in the records, field by field",
    .about =
        "Without a STATE, the working files are compared with the last commit (HEAD); with one, they are compared with "
        "that branch, tag or commit. Two are compared with each other: two revisions (A B or A..B; A...B starts where "
        "B branched off from A) or two folders. Records are matched by id, wherever their files are; a record whose "
        "values are the same has not changed.\n"
        "With --check, the exit code is 1 if a change breaks a rule. It is 2 if a changed record could "
        "not be compared.",
    .operands = {.count = OperandCount::any,
                 .value = "STATE",
                 .take = [](DiffOptions& options, const std::string& text) { options.states.push_back(text); }},
    .answer_no = "With --check, a change breaks a rule.",
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
