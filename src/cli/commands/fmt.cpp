// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "catalog/scan.hpp"
#include "cli/activities.hpp"
#include "cli/commands/registry.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"
#include "cli/validate_targets.hpp"
#include "edit/format.hpp"

namespace cme {

namespace {

struct FmtOptions {
  NamedPaths named;
  bool check = false;  ///< writes nothing, lists the files that would change
  bool diff = false;   ///< writes nothing, shows how they would change
};

/// The result for the records.
struct FormatTally {
  std::size_t records = 0;
  std::size_t changed = 0;  ///< written, or would be
  bool is_complete = true;  ///< whether all could be read and formatted
};

/// One record that is not in canonical form, or cannot be formatted.
struct Changed {
  std::string path;
  std::string before;   ///< with --diff
  bool is_file = true;  ///< not standard input
  Result<std::string> after;
};

void report_unformatted(const Changed& record, const std::string& shown, Io& io, FormatTally& tally) {
  const std::string& reason = record.after.error();
  print_error(io, fmt::format("{} was not formatted: {}{}", shown, reason,
                              reason != broken_record_reason ? ""
                              : record.is_file               ? "; run \"cme validate\" to see why"
                                                             : "; run \"cme validate -\" to see why"));
  tally.is_complete = false;
}

/// Names the record, shows how it would change, or reports that it was formatted.
void report_changed(const Changed& record, const std::string& shown, const FmtOptions& options,
                    const Settings& settings, Io& io) {
  if (options.diff) {
    print_difference(io, settings.output.color, shown, record.before, *record.after);
  }
  if (options.check) {
    write_line(io, shown);
  }
}

/// The record from standard input goes to standard output, also if it was in canonical form.
void print_record(const std::string& formatted, Io& io) {
  const std::string text = io.out_is_terminal ? safe_text(formatted, Target::terminal_data) : formatted;
  write(io, prints_build_log(io) ? safe_text(text, Target::build_log) : text);
}

void report_formatted(const Changed& record, const std::string& shown, const FmtOptions& options,
                      const Settings& settings, Io& io, FormatTally& tally) {
  if (record.after) {
    report_changed(record, shown, options, settings, io);
    tally.changed += 1;
  } else {
    report_unformatted(record, shown, io, tally);
  }
}

void format_group(const Group& group, const FmtOptions& options, const Settings& settings, Io& io, FormatTally& tally) {
  const LoadOptions loading = judging_options(settings);
  const RecordSource files = reported_files(group);
  const bool writes = !options.check && !options.diff;
  std::vector<std::optional<Changed>> changed(files.size());
  const auto look = [&](std::size_t file, std::string_view bytes) {
    const std::string& path = files[file];
    Result<std::string> formatted = format_record(path, bytes, loading);
    if (writes && formatted && files.is_text(file)) {
      return Turn([&io, text = *std::move(formatted)] { print_record(text, io); });
    }
    if (formatted == bytes) {
      return Turn();
    }
    if (const Result<void> saved = writes && formatted ? update_file(path, bytes, *formatted) : Result<void>();
        !saved) {
      formatted = failure(saved.error());
    }
    changed[file] = Changed{.path = path,
                            .before = options.diff ? std::string(bytes) : std::string(),
                            .is_file = !files.is_text(file),
                            .after = std::move(formatted)};
    return Turn();
  };
  Progress progress(io, settings.output);
  const std::vector<UnreadableFile> unreadable = scan(files, look, pace_of(settings.jobs, progress, files.size()));
  progress.clear();
  tally.records += files.size() - unreadable.size();
  for (const std::optional<Changed>& record : changed) {
    if (record) {
      report_formatted(*record, group.shown(record->path), options, settings, io, tally);
    }
  }
  for (const UnreadableFile& file : unreadable) {
    print_error(io, fmt::format("cannot read {}: {}", group.shown(file.path), file.reason));
    tally.is_complete = false;
  }
}

/// The last line: what was done, or would be. It is not printed after differences or a record.
void report_result(const FormatTally& tally, const FmtOptions& options, const Settings& settings, Io& io) {
  const bool prints_record = std::ranges::find(options.named.paths, "-") != options.named.paths.end();
  if (settings.output.talk.quiet || options.diff || prints_record || tally.records == 0) {
    return;
  }
  const std::string all = counted(tally.records, "record");
  if (tally.changed == 0 && tally.is_complete) {
    write_line(io, fmt::format("{} {} in canonical form", all, tally.records == 1 ? "is" : "are"));
  } else {
    write_line(io, fmt::format("{} of {} {}", tally.changed, all, options.check ? "would be formatted" : "formatted"));
  }
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<FmtOptions>(line);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const Targets targets = find_targets(options.named, settings, io);
  FormatTally tally{.is_complete = targets.are_complete};
  for (const Group& group : targets.groups) {
    format_group(group, options, settings, io, tally);
  }
  report_result(tally, options, settings, io);
  if (!tally.is_complete) {
    return ExitCode::failed;
  }
  const bool would_change = (options.check || options.diff) && tally.changed > 0;
  return would_change ? ExitCode::no : ExitCode::yes;
}

constexpr OptionSpec table[] = {
    {.names = "--check",
     .kind = OptionKind::flag,
     .help = "write nothing; list the records that would change",
     .take = [](FmtOptions& options, const std::string&) { options.check = true; }},
    {.names = "--diff",
     .kind = OptionKind::flag,
     .help = "write nothing; print the changes as a diff",
     .take = [](FmtOptions& options, const std::string&) { options.diff = true; }},
};

constexpr OptionGroup own_options{"Options", table};
constexpr const OptionGroup* groups[] = {&own_options, &common_options};

constexpr std::string_view examples[] = {
    "cme fmt --check",
    "cme fmt --diff records/14389.yaml",
    "cme fmt - < records/14389.yaml",
};

}  // namespace

constinit const CommandSpec fmt_command{
    .name = "fmt",
    .summary = "Rewrite records in canonical form, keeping comments",
    .about =
        "Without a PATH, all records are formatted; with files or folders, only those. \"-\" reads one record from "
        "standard input and prints the result. A record is written only if its values and comments stay the same; "
        "otherwise, or if it is broken, it is reported and not changed.\nThe exit code is 1 if a record is not in "
        "canonical form (with --check or --diff), and 2 if one could not be formatted.",
    .operands = {.count = OperandCount::any,
                 .value = "PATH",
                 .take = [](FmtOptions& options, const std::string& text) { options.named.paths.push_back(text); }},
    .answer_no = "With --check or --diff, a record is not in canonical form.",
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
