// SPDX-License-Identifier: MIT
#include "cli/compared_catalogs.hpp"

#include <fmt/format.h>

#include <algorithm>
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

/// Removes from both what has the same path and the same content. Contents that are not known differ.
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

/// A hash of the content of each record; empty for what cannot be read.
std::vector<std::string> hashed_contents(const Catalog& catalog, const Settings& settings) {
  std::vector<std::string> contents(catalog.files.size());
  const auto look = [&](std::size_t file, std::string_view bytes) -> Turn {
    contents[file] = std::string(hash_content(bytes).view());
    return {};
  };
  scan(catalog.files, look, {.jobs = settings.jobs, .on_progress = {}});
  return contents;
}

/// The records of one state, and what could not be read of it.
struct States {
  std::vector<RecordState> states;
  std::set<std::string> broken_paths;     ///< as in the states
  std::set<std::uint32_t> broken_ids;     ///< that broken records have or seem to have
  std::vector<std::string> broken_shown;  ///< as people name them in this state
  std::vector<UnreadableFile> unreadable;
};

States read_states(const Catalog& catalog, const ShownPaths& shown, const std::string& shown_prefix,
                   const Settings& settings, Io& io) {
  States states;
  const auto look = [&](std::size_t file, std::string_view bytes) -> Turn {
    const std::string path = shown(shown_prefix + std::string(inner_path(catalog, file)));
    ParsedRecord record = read_record(bytes, settings.reader);
    if (record.is_whole()) {
      return
          [&states, state = RecordState{
                        .path = path, .bytes = std::string(bytes), .activity = std::move(record.activity)}]() mutable {
            states.states.push_back(std::move(state));
          };
    }
    std::optional<std::uint32_t> id = record.activity.id;
    if (!id) {
      id = id_in_file_name(path);
    }
    return [&states, &catalog, file, path, id] {
      states.broken_paths.insert(path);
      if (id) {
        states.broken_ids.insert(*id);
      }
      states.broken_shown.push_back(catalog.shown(catalog.files[file]));
    };
  };
  Progress progress(io, settings.output);
  states.unreadable = scan(catalog.files, look, pace_of(settings.jobs, progress, catalog.files.size()));
  return states;
}

void append_gaps(const States& states, const Catalog& catalog, CatalogDifference& difference) {
  for (const std::string& path : states.broken_shown) {
    difference.not_compared.push_back(fmt::format("{} is broken", path));
  }
  for (const UnreadableFile& file : states.unreadable) {
    difference.not_compared.push_back(fmt::format("{} cannot be read: {}", catalog.shown(file.path), file.reason));
  }
}

/// Removes the states whose counterpart is broken: what has become of them is not known.
void drop_counterparts(const States& broken, std::vector<RecordState>& states) {
  std::erase_if(states, [&](const RecordState& state) {
    return broken.broken_paths.contains(state.path) || broken.broken_ids.contains(state.activity.id.value_or(0));
  });
}

}  // namespace

CatalogDifference compare_catalogs(Catalog before, Catalog after, const Settings& settings, Io& io) {
  // Of two revisions git has found what differs.
  if (!before.files.is_of_revision() || !after.files.is_of_revision()) {
    const std::vector<std::string> contents = hashed_contents(before, settings);
    drop_common(before, contents, after, hashed_contents(after, settings));
  }
  States old_states = read_states(before, after.shown, after.prefix, settings, io);
  States new_states = read_states(after, after.shown, after.prefix, settings, io);
  drop_counterparts(new_states, old_states.states);
  drop_counterparts(old_states, new_states.states);
  CatalogDifference difference;
  append_gaps(old_states, before, difference);
  append_gaps(new_states, after, difference);
  difference.changes = match_records(std::move(old_states.states), std::move(new_states.states));
  return difference;
}

void drop_unchanged_files(const std::string& revision, Catalog& before, Catalog& after, const Io& io) {
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
