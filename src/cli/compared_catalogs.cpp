// SPDX-License-Identifier: MIT
#include "cli/compared_catalogs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/hash.hpp"
#include "catalog/changed_files.hpp"
#include "catalog/scan.hpp"
#include "cli/activities.hpp"
#include "cli/progress.hpp"
#include "cli/talk.hpp"
#include "cme/record/parsed_record.hpp"

namespace cme {
namespace {

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
  std::vector<std::string> broken_shown;  ///< as printed for this state
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
    if (record.is_whole()) {
      return [&states, state = RecordState{.path = shown_in.shown(shown_in.prefix + name),
                                           .name = name,
                                           .bytes = std::string(bytes),
                                           .activity = std::move(record.activity)}]() mutable {
        states.states.push_back(std::move(state));
      };
    }
    return [&states, &catalog, keep_unknown, file, name, id = record.activity.id] {
      keep_unknown(name, id);
      states.broken_shown.push_back(catalog.shown(catalog.files[file]));
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

/// Removes the records whose counterpart is unknown, because their changes are unknown too.
void drop_counterparts(const States& other, std::vector<RecordState>& states) {
  std::erase_if(states, [&](const RecordState& state) {
    return is_unknown(other, state.name) || other.unknown_ids.contains(state.activity.id.value_or(0));
  });
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

CatalogDifference compare_catalogs(Catalog before, Catalog after, const Settings& settings, Io& io) {
  // For two revisions, git has found the differences.
  if (!before.files.is_of_revision() || !after.files.is_of_revision()) {
    const std::vector<std::string> contents = hashed_contents(before, settings);
    drop_common(before, contents, after, hashed_contents(after, settings));
  }
  const bool is_one_folder = before.folder == after.folder;
  States old_states = read_states(before, is_one_folder ? after : before, settings, io);
  States new_states = read_states(after, after, settings, io);
  drop_counterparts(new_states, old_states.states);
  drop_counterparts(old_states, new_states.states);
  CatalogDifference difference;
  append_gaps(old_states, before, difference);
  append_gaps(new_states, after, difference);
  difference.changes = match_records(std::move(old_states.states), std::move(new_states.states));
  return difference;
}

void drop_unchanged_files(const std::string& revision, Catalog& before, Catalog& after, const Io& io) {
  if (before.folder != after.folder) {  // otherwise an unchanged file may have been in another catalog
    return;
  }
  const ChangedFiles changes = find_files_changed_since(after.folder, revision, io.environment);
  UnchangedFiles unchanged(changes);
  std::unordered_set<std::string> dropped;
  after.files.erase_if([&](std::size_t file) {
    const bool is_unchanged = unchanged.contain(after.files[file]);
    if (is_unchanged) {
      dropped.emplace(inner_path(after, file));
    }
    return is_unchanged;
  });
  before.files.erase_if([&](std::size_t file) { return dropped.contains(std::string(inner_path(before, file))); });
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
