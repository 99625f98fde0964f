// SPDX-License-Identifier: MIT
#include "cli/compared_catalogs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "base/hash.hpp"
#include "base/words.hpp"
#include "catalog/scan.hpp"
#include "cli/activities.hpp"
#include "cli/progress.hpp"
#include "cli/talk.hpp"
#include "cme/record/parsed_record.hpp"
#include "rules/change.hpp"

namespace cme {
namespace {

/// The start of a small file that Git LFS keeps in place of a large one. Source: Git LFS, specification of pointer
/// files.
constexpr std::string_view lfs_pointer_start = "version https://git-lfs.github.com/spec/";

/// A few broken records are corrected at a time; looking up the history of thousands would take minutes.
constexpr std::size_t most_recovered = 100;

/// What identifies the content of each record; empty for one that cannot be read.
using Contents = std::vector<std::string>;

/// Removes from both the records with the same content at the same path, then those with the same content elsewhere:
/// files that were moved. Unknown contents count as different.
void drop_common(Catalog& before, const Contents& before_contents, Catalog& after, const Contents& after_contents) {
  std::vector<bool> is_common_before(before.files.size());
  std::vector<bool> is_common_after(after.files.size());
  std::size_t left = 0;
  std::size_t right = 0;
  while (left < before.files.size() && right < after.files.size()) {
    const int order = inner_path(before, left).compare(inner_path(after, right));
    if (order == 0) {
      const bool is_common = !before_contents[left].empty() && before_contents[left] == after_contents[right];
      is_common_before[left] = is_common;
      is_common_after[right] = is_common;
    }
    left += order <= 0 ? 1U : 0U;
    right += order >= 0 ? 1U : 0U;
  }
  std::unordered_multimap<std::string_view, std::size_t> elsewhere;
  for (std::size_t file = 0; file < before.files.size(); ++file) {
    if (!is_common_before[file] && !before_contents[file].empty()) {
      elsewhere.emplace(before_contents[file], file);
    }
  }
  for (std::size_t file = 0; file < after.files.size(); ++file) {
    const auto moved = is_common_after[file] ? elsewhere.end() : elsewhere.find(after_contents[file]);
    if (moved != elsewhere.end()) {
      is_common_before[moved->second] = true;
      is_common_after[file] = true;
      elsewhere.erase(moved);
    }
  }
  before.files.erase_if([&](std::size_t file) { return is_common_before[file]; });
  after.files.erase_if([&](std::size_t file) { return is_common_after[file]; });
}

Contents hashed_contents(const Catalog& catalog, const Settings& settings) {
  Contents contents(catalog.files.size());
  const auto look = [&](std::size_t file, std::string_view bytes) -> Turn {
    contents[file] = std::string(content_hash_of_this_run(bytes).view());
    return {};
  };
  scan(catalog.files, look, {.jobs = settings.jobs, .on_progress = {}});
  return contents;
}

/// Those that git has named, without reading them.
Contents contents_in_git(const Catalog& catalog) {
  Contents contents;
  for (std::size_t file = 0; file < catalog.files.size(); ++file) {
    contents.push_back(catalog.files.object(file));
  }
  return contents;
}

void drop_common(Catalog& before, Catalog& after, const Settings& settings) {
  if (before.files.is_of_revision() && after.files.is_of_revision()) {
    drop_common(before, contents_in_git(before), after, contents_in_git(after));
  } else {
    drop_common(before, hashed_contents(before, settings), after, hashed_contents(after, settings));
  }
}

/// A record with reading errors.
struct BrokenRecord {
  RecordState state;  ///< as far as it could be read
  std::vector<Diagnostic> problems;
  std::size_t file;  ///< its index in the catalog
};

/// The records of one state, and those that could not be read.
struct States {
  std::vector<RecordState> states;
  std::set<std::string, std::less<>>
      unknown_names;                    ///< within the catalog: of broken records, and of submodules that hide records
  std::set<std::uint32_t> unknown_ids;  ///< that these have or seem to have
  std::vector<BrokenRecord> broken;
  std::vector<UnreadableFile> unreadable;
};

/// `shown_in` names the files: the catalog itself, or the other one.
States read_states(const Catalog& catalog, const Catalog& shown_in, const Settings& settings, Io& io) {
  States states;
  const auto keep_unknown = [&states](const std::string& name, std::optional<std::uint32_t> id) {
    states.unknown_names.insert(name);
    if (!id) {
      id = id_in_file_name(name);
    }
    if (id) {
      states.unknown_ids.insert(*id);
    }
  };
  const auto look = [&](std::size_t file, std::string_view bytes) -> Turn {
    const std::string name(inner_path(catalog, file));
    ParsedRecord record = read_record(bytes, settings.reader);
    RecordState state{.path = shown_in.shown(shown_in.prefix + name),
                      .name = name,
                      .bytes = std::string(bytes),
                      .activity = std::move(record.activity)};
    if (record.is_whole()) {
      return [&states, state = std::move(state)]() mutable { states.states.push_back(std::move(state)); };
    }
    return [&states, keep_unknown, file, state = std::move(state), problems = std::move(record.problems)]() mutable {
      keep_unknown(state.name, state.activity.id);
      if (!state.activity.id) {
        state.activity.id = id_in_file_name(state.name);
      }
      states.broken.push_back({.state = std::move(state), .problems = std::move(problems), .file = file});
    };
  };
  Progress progress(io, settings.output);
  states.unreadable = scan(catalog.files, look, pace_of(settings.jobs, progress, catalog.files.size()));
  for (const UnreadableFile& file : states.unreadable) {
    keep_unknown(file.path.substr(catalog.prefix.size()), std::nullopt);
  }
  return states;
}

void append_broken(const States& states, const Catalog& catalog, CatalogDifference& difference) {
  for (const BrokenRecord& broken : states.broken) {
    difference.broken.push_back(
        fmt::format("{} is broken, and was not compared", catalog.shown(catalog.files[broken.file])));
  }
}

void append_unreadable(const States& states, const Catalog& catalog, CatalogDifference& difference) {
  for (const UnreadableFile& file : states.unreadable) {
    difference.gaps.push_back(
        fmt::format("{} cannot be read: {}, and was not compared", catalog.shown(file.path), file.reason));
  }
}

/// Whether the name, or a folder above it, is among the names, because a submodule hides its records.
bool is_unknown(const States& states, std::string_view name) {
  for (std::size_t end = name.size(); end != std::string_view::npos && end > 0; end = name.rfind('/', end - 1)) {
    if (states.unknown_names.contains(name.substr(0, end))) {
      return true;
    }
  }
  return false;
}

/// Removes and returns the records whose counterpart is unknown, because their changes are unknown too.
std::vector<RecordState> take_counterparts(const States& other, std::vector<RecordState>& states) {
  const auto taken = std::stable_partition(states.begin(), states.end(), [&](const RecordState& state) {
    return !is_unknown(other, state.name) && !other.unknown_ids.contains(state.activity.id.value_or(0));
  });
  std::vector<RecordState> counterparts(std::make_move_iterator(taken), std::make_move_iterator(states.end()));
  states.erase(taken, states.end());
  return counterparts;
}

/// Whether git has a pointer in place of the content.
bool is_pointer(const RecordState& state) {
  return state.bytes.starts_with(lfs_pointer_start);
}

bool is_unreadable(const std::vector<Diagnostic>& problems) {
  return problems.front().rule == Rule::syntax;
}

/// Whether a value that the change rules compare may have been lost; a mistyped key may be any of them.
bool misses_value(const std::vector<Diagnostic>& problems) {
  return std::ranges::any_of(problems, [](const Diagnostic& problem) {
    const std::optional<Field> field = find_field(problem.field.key);
    return problem.rule != Rule::missing_key && (!field || is_of_change_rules(*field));
  });
}

/// The newest earlier version of the record that can be read.
std::optional<RecordState> find_earlier(RecordReader& history, const BrokenRecord& broken, YamlReader reader) {
  RecordState earlier{.path = broken.state.path, .name = broken.state.name, .bytes = {}, .activity = {}};
  const auto can_be_read = [&](std::string_view version) {
    ParsedRecord record = read_record(version, reader);
    earlier.bytes = version;
    earlier.activity = std::move(record.activity);
    return record.is_whole();
  };
  return history.find_earlier(broken.file, can_be_read) ? std::optional(std::move(earlier)) : std::nullopt;
}

/// Completes broken records of a revision with what an earlier version of them has, as far as the change rules need it.
void recover_broken(const Catalog& catalog, const Settings& settings, const Io& io, States& states) {
  RecordReader history(catalog.files);
  std::vector<std::string_view> recovered;
  std::size_t looked_up = 0;
  for (BrokenRecord& broken : states.broken) {
    if (is_pointer(broken.state) || !misses_value(broken.problems) || looked_up == most_recovered) {
      continue;
    }
    ++looked_up;
    std::optional<RecordState> earlier = find_earlier(history, broken, settings.reader);
    if (!earlier) {
      continue;
    }
    if (is_unreadable(broken.problems)) {
      broken.state = *std::move(earlier);
    } else {
      assume_unchanged(broken.problems, earlier->activity, broken.state.activity);
    }
    broken.problems.clear();
    states.unknown_ids.insert(broken.state.activity.id.value_or(0));
    recovered.push_back(broken.state.path);
  }
  if (!recovered.empty()) {
    print_note(io, settings.output.talk,
               fmt::format("{} broken before and {} compared with the last version that can be read",
                           recovered.size() == 1 ? fmt::format("{} was", recovered.front())
                                                 : fmt::format("{} records were", recovered.size()),
                           recovered.size() == 1 ? "was" : "were each"));
  }
}

/// Adds the changes of records that were broken, as far as the change rules can compare them: what could not be read
/// counts as unchanged. What this hides from the rules is a gap.
void add_changes_of_broken(States& old_states, std::vector<RecordState> counterparts, CatalogDifference& difference) {
  std::map<std::string, std::vector<Diagnostic>> problems;
  std::vector<RecordState> broken;
  for (BrokenRecord& record : old_states.broken) {
    problems.emplace(record.state.name, std::move(record.problems));
    broken.push_back(std::move(record.state));
  }
  for (RecordChange& change : match_records(std::move(broken), std::move(counterparts))) {
    if (change.before && !problems.at(change.before->name).empty()) {
      RecordState& before = *change.before;
      const std::vector<Diagnostic>& of_before = problems.at(before.name);
      if (is_pointer(before) || is_unreadable(of_before)) {
        difference.gaps.push_back(fmt::format("{} was {}, so its changes were not checked", before.path,
                                              is_pointer(before) ? "a pointer of Git LFS" : "broken"));
        continue;
      }
      const std::vector<std::string_view> keys =
          change.after ? assume_unchanged(of_before, change.after->activity, before.activity)
                       : std::vector<std::string_view>();
      if (!keys.empty()) {
        difference.gaps.push_back(
            fmt::format("{} was broken, so changes of its {} were not checked", before.path, fmt::join(keys, ", ")));
      }
    }
    difference.changes.push_back(std::move(change));
  }
}

}  // namespace

void report_gaps(const std::vector<std::string>& gaps, const Function<void(const std::string& line)>& report) {
  constexpr std::size_t most_named = 10;
  for (std::size_t number = 0; number < std::min(gaps.size(), most_named); ++number) {
    report(gaps[number]);
  }
  if (gaps.size() > most_named) {
    report(fmt::format("{} more records were not compared", gaps.size() - most_named));
  }
}

CatalogDifference compare_catalogs(CatalogStates states, BrokenBefore broken_before, const Settings& settings, Io& io) {
  auto [before, after, gaps] = std::move(states);
  drop_common(before, after, settings);
  // A record that was removed from the working files is reported where it was.
  const bool is_shown_there = before.folder == after.folder && !after.files.is_of_revision();
  States old_states = read_states(before, is_shown_there ? after : before, settings, io);
  States new_states = read_states(after, after, settings, io);
  CatalogDifference difference{.changes = {}, .broken = {}, .gaps = std::move(gaps)};
  append_unreadable(old_states, before, difference);
  append_unreadable(new_states, after, difference);
  if (broken_before == BrokenBefore::is_skipped) {
    append_broken(old_states, before, difference);
  } else if (before.files.is_of_revision()) {
    recover_broken(before, settings, io, old_states);
  }
  append_broken(new_states, after, difference);
  take_counterparts(new_states, old_states.states);
  std::vector<RecordState> counterparts = take_counterparts(old_states, new_states.states);
  difference.changes = match_records(std::move(old_states.states), std::move(new_states.states));
  if (broken_before == BrokenBefore::is_completed) {
    add_changes_of_broken(old_states, std::move(counterparts), difference);
  }
  return difference;
}

CheckedChanges check_changes(const std::vector<RecordChange>& changes, const LoadOptions& judging,
                             const Severities& severities) {
  Judgment judgment = judge_changes(changes, *judging.rules, judging.reader);
  AllowancesByPath allowances;
  for (Allowance& allowance : judgment.allowances) {
    const std::string path = allowance.place.path;
    allowances[path].push_back(std::move(allowance));
  }
  CheckedChanges checked{.findings = std::move(judgment.findings), .allowed = {}};
  settle_findings(allowances, severities, checked.findings, checked.allowed);
  return checked;
}

}  // namespace cme
