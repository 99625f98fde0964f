// SPDX-License-Identifier: MIT
#include "cli/fix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <set>
#include <string>
#include <system_error>

#include "base/atomic_file.hpp"
#include "base/paths.hpp"
#include "base/words.hpp"
#include "catalog/scan.hpp"
#include "cli/activities.hpp"
#include "cli/talk.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

/// Fixes one record after another, and counts the fixes.
class Fixer {
 public:
  Fixer(FixActions actions, const LoadOptions& loading, const FixChoice& choice, const Settings& settings, Io& io)
      : actions_(actions),
        loading_(loading),
        choice_(choice),
        jobs_(settings.jobs),
        output_(settings.output),
        io_(io) {}

  void fix_group(const Group& group) {
    const RecordSource files = reported_files(group);
    RecordReader reader(files);
    for (const std::size_t file : find_fixable_files(files, group)) {
      fix_file(files, file, group.shown(files[file]), reader);
    }
  }

  /// Reports how many problems were fixed, or would be.
  FixOutcome finish() {
    if (records_ > 0) {
      const std::string_view hid =
          problems_ == 1 ? (actions_.writes ? "it hid" : "it hides") : (actions_.writes ? "they hid" : "they hide");
      print_note(io_, output_.talk,
                 fmt::format("{} {} in {}{}", actions_.writes ? "fixed" : "would fix", counted(problems_, "problem"),
                             counted(records_, "record"),
                             uncovered_ == 0 ? "" : fmt::format(", and {} that {}", uncovered_, hid)));
    }
    return {.has_changes = records_ > 0, .is_complete = is_complete_};
  }

 private:
  /// The indices of the records that have something to fix. The others, which are nearly all, are not read again.
  std::set<std::size_t> find_fixable_files(const RecordSource& files, const Group& group) {
    std::set<std::size_t> found;
    std::mutex mutex;
    const auto look = [&](std::size_t file, std::string_view bytes) {
      LoadedRecord record = load_record(files[file], bytes, loading_);
      Judgment judgment{.findings = std::move(record.findings), .allowances = std::move(record.allowances)};
      if (!find_fixable(record.path, std::move(judgment), choice_).empty()) {
        const std::scoped_lock lock(mutex);
        found.insert(file);
      }
      return Turn();
    };
    Progress progress(io_, output_);
    const auto unreadable = scan(files, look, pace_of(jobs_, progress, files.size()));
    progress.clear();
    // With --fix, the report that follows shows them.
    if (!actions_.writes) {
      for (const UnreadableFile& file : unreadable) {
        report(fmt::format("cannot read {}: {}", group.shown(file.path), file.reason));
      }
    }
    return found;
  }

  void fix_file(const RecordSource& files, std::size_t number, const std::string& shown, RecordReader& reader) {
    const std::string& path = files[number];
    const bool is_file = !files.is_text(number);
    // Two names may lead to one file, which git knows by the name that is not a link.
    std::error_code ignored;
    const fs::path file = fs::canonical(path, ignored);
    if (is_file && !seen_.insert(file).second) {
      return;
    }
    const Result<std::string_view> bytes = reader.read(number);
    if (!bytes) {
      return report(fmt::format("cannot read {}: {}", shown, bytes.error()));
    }
    const FixedRecord fixed = fix(path, shown, *bytes);
    if (fixed.bytes == *bytes) {
      return;
    }
    if (actions_.writes && is_file) {
      if (const Result<void> saved = update_file(path, *bytes, fixed.bytes); !saved) {
        return report(fmt::format("cannot write {}: {}", shown, saved.error()));
      }
    }
    count(is_file && fs::is_symlink(path, ignored) ? relative_to(file, io_.working_directory) : shown, fixed, *bytes);
  }

  /// Fixes the record; reports what could not be fixed.
  FixedRecord fix(const std::string& path, const std::string& shown, std::string_view bytes) {
    FixedRecord fixed = fix_record(path, bytes, loading_, choice_);
    for (const Finding& finding : fixed.refused) {
      print_warning(io_, output_.talk,
                    fmt::format("{}:{}:{} was not fixed, because other values would change too: {}", shown,
                                finding.place.line, finding.place.column, finding.message));
    }
    return fixed;
  }

  void count(const std::string& shown, const FixedRecord& fixed, std::string_view before) {
    if (fixed.bytes == before) {
      return;
    }
    problems_ += fixed.fixed;
    uncovered_ += fixed.uncovered;
    records_ += 1;
    if (actions_.shows_difference) {
      print_difference(io_, output_.color, shown, before, fixed.bytes);
    }
  }

  void report(const std::string& problem) {
    print_error(io_, problem);
    is_complete_ = false;
  }

  FixActions actions_;
  const LoadOptions& loading_;
  const FixChoice& choice_;
  std::optional<std::size_t> jobs_;
  OutputSettings output_;
  Io& io_;
  std::set<fs::path> seen_;
  std::size_t problems_ = 0;
  std::size_t uncovered_ = 0;  ///< problems that others had hidden
  std::size_t records_ = 0;
  bool is_complete_ = true;
};

}  // namespace

FixOutcome fix_records(FixActions actions, const std::vector<Group>& groups, const LoadOptions& loading,
                       const FixChoice& choice, const Settings& settings, Io& io) {
  Fixer fixer(actions, loading, choice, settings, io);
  for (const Group& group : groups) {
    fixer.fix_group(group);
  }
  return fixer.finish();
}

}  // namespace cme
