// SPDX-License-Identifier: MIT
#include "cli/compared_catalogs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <unordered_set>
#include <utility>

#include "base/hash.hpp"
#include "base/words.hpp"
#include "catalog/changed_files.hpp"
#include "catalog/scan.hpp"
#include "cli/activities.hpp"
#include "cli/progress.hpp"
#include "cli/talk.hpp"
#include "cme/record/parsed_record.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

/// The start of a small file that Git LFS keeps in place of a large one. Source: Git LFS, specification of pointer
/// files.
constexpr std::string_view lfs_pointer_start = "version https://git-lfs.github.com/spec/";

/// The path of a record within its catalog.
std::string_view inner_path(const Catalog& catalog, std::size_t file) {
  return std::string_view(catalog.files[file]).substr(catalog.prefix.size());
}

/// Removes from both the records with the same path and content. Unknown contents count as different.
void drop_common(Catalog& before, const std::vector<std::string>& before_contents, Catalog& after,
                 const std::vector<std::string>& after_contents) {
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
  before.files.erase_if([&](std::size_t file) { return is_common_before[file]; });
  after.files.erase_if([&](std::size_t file) { return is_common_after[file]; });
}

/// A hash of the content of each record; empty for one that cannot be read.
std::vector<std::string> hashed_contents(const Catalog& catalog, const Settings& settings) {
  std::vector<std::string> contents(catalog.files.size());
  const auto look = [&](std::size_t file, std::string_view bytes) -> Turn {
    contents[file] = std::string(hash_content(bytes).view());
    return {};
  };
  scan(catalog.files, look, {.jobs = settings.jobs, .on_progress = {}});
  return contents;
}

/// The records of one state, and those that could not be read.
struct States {
  std::vector<RecordState> states;
  std::set<std::string, std::less<>>
      unknown_names;                    ///< within the catalog: of broken records, and of submodules that hide records
  std::set<std::uint32_t> unknown_ids;  ///< that these have or seem to have
  std::vector<RecordState> broken;      ///< as far as they could be read
  std::map<std::string, std::vector<Diagnostic>> problems;  ///< of the broken ones, by name
  std::vector<std::string> broken_shown;                    ///< as printed for this state
  std::vector<UnreadableFile> unreadable;
};

/// `shown_in` names the files: the catalog itself, or the other one if it is the same folder.
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
    return [&states, &catalog, keep_unknown, file, state = std::move(state),
            problems = std::move(record.problems)]() mutable {
      keep_unknown(state.name, state.activity.id);
      states.broken_shown.push_back(catalog.shown(catalog.files[file]));
      if (!state.activity.id) {
        state.activity.id = id_in_file_name(state.name);
      }
      states.problems.emplace(state.name, std::move(problems));
      states.broken.push_back(std::move(state));
    };
  };
  Progress progress(io, settings.output);
  states.unreadable = scan(catalog.files, look, pace_of(settings.jobs, progress, catalog.files.size()));
  for (const UnreadableFile& file : states.unreadable) {
    keep_unknown(file.path.substr(catalog.prefix.size()), std::nullopt);
  }
  return states;
}

void append_gaps(const States& states, const Catalog& catalog, CatalogDifference& difference) {
  for (const std::string& path : states.broken_shown) {
    difference.broken.push_back(fmt::format("{} is broken", path));
  }
  for (const UnreadableFile& file : states.unreadable) {
    difference.unreadable.push_back(fmt::format("{} cannot be read: {}", catalog.shown(file.path), file.reason));
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

/// Why nothing of a record that was broken could be read, if that is so.
std::optional<std::string_view> find_obstacle(const RecordState& before, const std::vector<Diagnostic>& problems) {
  if (before.bytes.starts_with(lfs_pointer_start)) {
    return "a pointer of Git LFS";
  }
  return problems.front().rule == Rule::syntax ? std::optional<std::string_view>("broken") : std::nullopt;
}

/// Completes the records that were broken as far as the change rules do not need what is missing. Removes those of
/// which nothing could be read. Returns what the rules miss.
std::vector<std::string> complete_broken(const States& old_states, std::vector<RecordChange>& changes) {
  std::vector<std::string> unchecked;
  std::erase_if(changes, [&](RecordChange& change) {
    if (!change.before) {
      return false;
    }
    RecordState& before = *change.before;
    const std::vector<Diagnostic>& problems = old_states.problems.find(before.name)->second;
    if (const std::optional<std::string_view> obstacle = find_obstacle(before, problems)) {
      unchecked.push_back(fmt::format("{} was {}, so its changes were not checked", before.path, *obstacle));
      return true;
    }
    if (change.after) {
      const std::vector<std::string_view> keys = assume_unchanged(problems, change.after->activity, before.activity);
      if (!keys.empty()) {
        unchecked.push_back(
            fmt::format("{} was broken, so changes of its {} were not checked", before.path, fmt::join(keys, ", ")));
      }
    }
    return false;
  });
  return unchecked;
}

/// Why git has no earlier state of a record of the working files, if that is so.
std::optional<std::string_view> find_detour(const fs::path& file, const fs::path& expected, const fs::path& root) {
  std::error_code unreadable;
  const fs::path real = fs::weakly_canonical(file, unreadable);
  if (!belongs_to(real, root)) {
    return "is in another repository, or in none";
  }
  return real == expected ? std::nullopt
                          : std::optional<std::string_view>(
                                "is reached through a symbolic link, which cme does not follow in a revision");
}

/// Removes the records of a revision that a sparse checkout omits from the working files, with a note. Those that
/// have changed are gaps.
void drop_hidden(const ChangedFiles& changes, const Settings& settings, const Io& io, CatalogStates& states) {
  std::error_code unreadable;
  const fs::path folder = fs::weakly_canonical(states.after.folder, unreadable);
  std::size_t unchanged = 0;
  states.before.files.erase_if([&](std::size_t file) {
    const std::string name(inner_path(states.before, file));
    const fs::path path = folder / name;
    if (!changes.hidden.contains(path.string()) || fs::exists(path, unreadable)) {
      return false;
    }
    if (changes.changed.contains(path.string())) {
      states.gaps.push_back(states.after.shown(states.after.prefix + name) +
                            " has changed, but is not in the sparse checkout");
    } else {
      ++unchanged;
    }
    return true;
  });
  if (unchanged > 0) {
    print_note(io, settings.output.talk,
               fmt::format("skipped {} outside the sparse checkout", counted(unchanged, "record")));
  }
}

/// Removes from both the files that have certainly not changed, and those of which git has no earlier state: they are
/// gaps.
void drop_unchanged(const ChangedFiles& changes, CatalogStates& states) {
  UnchangedFiles unchanged(changes);
  std::error_code unreadable;
  const fs::path folder = fs::weakly_canonical(states.after.folder, unreadable);
  const bool is_one_folder = states.before.folder == states.after.folder;
  std::unordered_set<std::string> dropped;
  states.after.files.erase_if([&](std::size_t file) {
    const std::string& path = states.after.files[file];
    const std::string_view name = inner_path(states.after, file);
    // An unchanged file may have been in another catalog.
    if (!is_one_folder || !unchanged.contain(path)) {
      const auto detour = find_detour(path, folder / name, changes.root);
      if (!detour) {
        return false;
      }
      states.gaps.push_back(fmt::format("{} {}", states.after.shown(path), *detour));
    }
    dropped.emplace(name);
    return true;
  });
  states.before.files.erase_if(
      [&](std::size_t file) { return dropped.contains(std::string(inner_path(states.before, file))); });
}

void drop_what_is_the_same(const ChangedFiles& changes, const Settings& settings, const Io& io, CatalogStates& states) {
  drop_hidden(changes, settings, io, states);
  drop_unchanged(changes, states);
}

}  // namespace

void report_gaps(const std::vector<std::string>& gaps, const Function<void(const std::string& line)>& report) {
  constexpr std::size_t most_named = 10;
  for (std::size_t number = 0; number < std::min(gaps.size(), most_named); ++number) {
    report(gaps[number] + ", and was not compared");
  }
  if (gaps.size() > most_named) {
    report(fmt::format("{} more files were not compared", gaps.size() - most_named));
  }
}

CatalogStates open_changes_since(const std::string& revision, const Settings& settings, const Io& io) {
  CatalogStates states{.before = open_catalog_at(revision, settings, io), .after = open_working_files(settings, io)};
  drop_what_is_the_same(find_files_changed_since(git_for(states.after.folder, io), revision), settings, io, states);
  return states;
}

CatalogStates open_changes_since(const ChangedFiles& changes, const Settings& settings, const Io& io) {
  std::error_code unreadable;
  if (!belongs_to(fs::weakly_canonical(catalog_folder(settings, io), unreadable), changes.root)) {
    throw Error("the records are not in the repository of the working directory",
                "run cme in the repository of the records");
  }
  CatalogStates states{.before = open_catalog_at(changes.base, settings, io),
                       .after = open_working_files(settings, io)};
  drop_what_is_the_same(changes, settings, io, states);
  return states;
}

CatalogDifference compare_catalogs(CatalogStates states, const Settings& settings, Io& io) {
  auto& [before, after, gaps] = states;
  // For two revisions, git has found the differences.
  if (!before.files.is_of_revision() || !after.files.is_of_revision()) {
    const std::vector<std::string> contents = hashed_contents(before, settings);
    drop_common(before, contents, after, hashed_contents(after, settings));
  }
  const bool is_one_folder = before.folder == after.folder;
  States old_states = read_states(before, is_one_folder ? after : before, settings, io);
  States new_states = read_states(after, after, settings, io);
  CatalogDifference difference{
      .changes = {}, .broken = {}, .unreadable = std::move(gaps), .of_broken = {}, .unchecked = {}};
  append_gaps(old_states, before, difference);
  append_gaps(new_states, after, difference);
  take_counterparts(new_states, old_states.states);
  difference.of_broken = match_records(std::move(old_states.broken), take_counterparts(old_states, new_states.states));
  difference.unchecked = complete_broken(old_states, difference.of_broken);
  difference.changes = match_records(std::move(old_states.states), std::move(new_states.states));
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
