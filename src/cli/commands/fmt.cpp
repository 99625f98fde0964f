// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "catalog/catalog.hpp"
#include "cli/activities.hpp"
#include "cli/cli.hpp"
#include "cli/differences.hpp"
#include "cli/talk.hpp"
#include "cli/terminal.hpp"
#include "cli/validate_targets.hpp"
#include "edit/format.hpp"

namespace cme {

namespace {

/// What became of the records.
struct Outcome {
  std::size_t records = 0;
  std::size_t changed = 0;  ///< written, or to be written
  bool is_complete = true;  ///< whether none was left as it is, and all could be read
};

/// One record that is not in canonical form, or cannot be brought into it.
struct Changed {
  std::string path;
  std::string before;  ///< with --diff
  Result<std::string> after;
};

void tell_left(const std::string& shown, const std::string& reason, Io& io, Outcome& outcome) {
  print_error(io.err, fmt::format("{} is left as it is: {}", shown, reason));
  outcome.is_complete = false;
}

/// Names the record, shows how it would change, or says that it is done.
void tell_changed(const Changed& record, const std::string& shown, const FmtOptions& options, Io& io) {
  if (options.diff) {
    print_difference(io, options.common, shown, record.before, *record.after);
  }
  if (options.check) {
    write(io, printable(shown) + "\n");
  }
}

void format_group(const Group& group, const FmtOptions& options, const LoadOptions& loading, Io& io, Outcome& outcome) {
  const std::vector<std::string> files = reported_files(group);
  const bool writes = !options.check && !options.diff;
  std::vector<std::optional<Changed>> changed(files.size());
  const auto take = [&](std::size_t file, std::string_view bytes) {
    const std::string& path = files[file];
    Result<std::string> formatted = format_record(path, bytes, loading);
    if (formatted == bytes) {
      return;
    }
    if (writes && formatted) {
      if (Result<void> saved = save_if_unchanged(path, bytes, *formatted); !saved) {
        formatted = failure(std::move(saved).error());
      }
    }
    changed[file] = Changed{
        .path = path, .before = options.diff ? std::string(bytes) : std::string(), .after = std::move(formatted)};
  };
  Progress progress(io, options.common);
  const std::vector<UnreadableFile> unreadable =
      for_each_file(files, take, pace_of(options.common, progress, files.size()));
  progress.clear();
  outcome.records += files.size() - unreadable.size();
  for (const std::optional<Changed>& record : changed) {
    if (!record) {
      continue;
    }
    if (record->after) {
      tell_changed(*record, group.shown(record->path), options, io);
      outcome.changed += 1;
    } else {
      tell_left(group.shown(record->path), record->after.error(), io, outcome);
    }
  }
  for (const UnreadableFile& file : unreadable) {
    print_error(io.err, fmt::format("cannot read {}: {}", group.shown(file.path), file.reason));
    outcome.is_complete = false;
  }
}

/// A record from standard input goes to standard output, also if it is in canonical form.
void format_typed(const TypedRecord& typed, const FmtOptions& options, const LoadOptions& loading, Io& io,
                  Outcome& outcome) {
  const Result<std::string> formatted = format_record(typed.record.path, typed.text, loading);
  outcome.records += 1;
  if (!formatted) {
    tell_left(typed.record.path, formatted.error(), io, outcome);
    return;
  }
  outcome.changed += *formatted != typed.text ? 1U : 0U;
  if (!options.check && !options.diff) {
    write(io, io.out_is_terminal ? printable_data(*formatted) : *formatted);
  } else if (*formatted != typed.text) {
    tell_changed({.path = {}, .before = typed.text, .after = formatted}, typed.record.path, options, io);
  }
}

/// The last line: what was done, or would be. Differences, and a record that is printed, are all that is printed.
void tell_result(const Outcome& outcome, const FmtOptions& options, Io& io) {
  const bool prints_record = std::ranges::find(options.paths, "-") != options.paths.end();
  if (options.common.quiet || options.diff || prints_record || outcome.records == 0) {
    return;
  }
  const std::string all = counted(outcome.records, "record");
  if (outcome.changed == 0 && outcome.is_complete) {
    write(io, fmt::format("{} {} in canonical form\n", all, outcome.records == 1 ? "is" : "are"));
  } else {
    write(io, fmt::format("{} of {} {}\n", outcome.changed, all, options.check ? "would be formatted" : "formatted"));
  }
}

}  // namespace

ExitCode run(const FmtOptions& options, Io& io) {
  const Project project = read_project(io);
  const LoadOptions loading{
      .rules = RuleContext{.today = today_of(options.common, io), .approval_types = project.config.approval_types},
      .reader = yaml_reader_of(io)};
  ValidateOptions named;
  named.common = options.common;
  named.paths = options.paths;
  const Targets targets = find_targets(named, project, loading, io);
  Outcome outcome{.is_complete = targets.are_complete};
  for (const Group& group : targets.groups) {
    if (group.typed) {
      format_typed(*group.typed, options, loading, io, outcome);
    }
    format_group(group, options, loading, io, outcome);
  }
  tell_result(outcome, options, io);
  if (!outcome.is_complete) {
    return ExitCode::failed;
  }
  const bool would_change = (options.check || options.diff) && outcome.changed > 0;
  return would_change ? ExitCode::no : ExitCode::yes;
}

}  // namespace cme
