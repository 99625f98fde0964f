// SPDX-License-Identifier: MIT
#include "catalog/changed_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "catalog/revision.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

/// Names of main branches, the most likely first.
constexpr std::string_view main_branches[] = {"origin/HEAD", "origin/main", "origin/master", "main", "master"};

constexpr std::string_view cannot_determine = "git cannot determine what has changed";

/// How many links a path may lead through: enough for any real one, and the limit of the system too.
constexpr int most_links = 40;

/// The target branch of a pull or merge request, according to the CI.
std::optional<std::string> reference_of_ci(const Environment& environment) {
  const auto github = environment.find("GITHUB_BASE_REF");
  if (github != environment.end() && !github->second.empty()) {
    return "origin/" + github->second;
  }
  const auto gitlab = environment.find("CI_MERGE_REQUEST_DIFF_BASE_SHA");
  if (gitlab != environment.end() && !gitlab->second.empty()) {
    return gitlab->second;
  }
  return std::nullopt;
}

std::string usual_reference(const Git& git, const Environment& environment) {
  if (std::optional<std::string> reference = reference_of_ci(environment)) {
    return *std::move(reference);
  }
  for (const std::string_view branch : main_branches) {
    if (is_known(git, std::string(branch))) {
      return std::string(branch);
    }
  }
  throw Error(fmt::format("there is no branch {} to compare with", either_of(main_branches)),
              "name a branch, tag or commit: --changed=REF");
}

/// Asks for the paths of all files that differ from the commit. Submodules are not examined, because their files are
/// not tracked here.
GitAnswer begin_changed(const Git& git, std::string base) {
  return git.begin({"--no-optional-locks", "-c", "diff.relative=false", "diff", "--name-only", "--no-renames",
                    "--no-ext-diff", "--ignore-submodules=all", "-z", std::move(base), "--"});
}

/// Asks for all files in the index, each after a letter and a space: `H` if git checks it for changes, `S` if a sparse
/// checkout leaves it out, another letter if it was set not to be checked.
GitAnswer begin_tracked(const Git& git) {
  return git.begin({"ls-files", "-v", "-z", "--full-name", "--", ":/"});
}

/// Whether a sparse checkout skips the file, according to a line of `git ls-files -v`. The letter is small if the
/// file is also assumed to be unchanged.
bool is_skipped(std::string_view file) {
  return file.starts_with("S ") || file.starts_with("s ");
}

/// No files yet, in the repository in which git runs.
ChangedFiles files_in(const Git& git, std::string since) {
  const std::string top = git.begin({"rev-parse", "--show-toplevel"})
                              .require(cannot_determine, "without --changed, all records are checked");
  return {.since = std::move(since), .root = without_line_break(top), .changed = {}, .tracked = {}, .hidden = {}};
}

void compare_with(const Git& git, std::string commit, ChangedFiles& changes) {
  GitAnswer tracked_answer = begin_tracked(git);  // while the other one looks at all files
  const std::string changed = begin_changed(git, commit).require(cannot_determine);
  const std::string tracked = tracked_answer.require(cannot_determine);
  changes.base = std::move(commit);
  for (const std::string_view path : split_paths(changed)) {
    changes.changed.insert((changes.root / path).string());
  }
  for (const std::string_view file : split_paths(tracked)) {
    const bool is_hidden = is_skipped(file);
    if (is_hidden || file.starts_with("H ")) {
      (is_hidden ? changes.hidden : changes.tracked).insert((changes.root / file.substr(2)).string());
    }
  }
}

}  // namespace

ChangedFiles find_changed_files(const fs::path& folder, const std::optional<std::string>& reference,
                                const Environment& environment) {
  const Git git(folder, environment);
  ChangedFiles changes = files_in(git, reference.value_or("HEAD"));
  if (is_unborn(git)) {
    changes.are_all = true;
    return changes;
  }
  if (!reference) {
    changes.since = usual_reference(git, environment);
  }
  compare_with(git, merge_base(git, changes.since, "HEAD"), changes);
  return changes;
}

ChangedFiles find_files_changed_since(const Git& git, const std::string& revision) {
  ChangedFiles changes = files_in(git, revision);
  compare_with(git, revision, changes);
  return changes;
}

std::vector<HiddenFile> find_hidden_files(const Git& git, const fs::path& folder) {
  std::error_code unreadable;
  const fs::path from = fs::weakly_canonical(git.folder(), unreadable);
  const fs::path real = fs::weakly_canonical(folder, unreadable);
  // Each file is LETTER SPACE MODE SPACE ID SPACE STAGE TAB PATH, from the folder in which git runs.
  const Result<std::string> answer =
      git.run({"--literal-pathspecs", "ls-files", "-v", "--stage", "-z", "--", real.string()});
  std::vector<HiddenFile> files;
  for (const std::string_view line : answer ? split_paths(*answer) : std::vector<std::string_view>()) {
    const std::size_t tab = line.find('\t');
    if (is_skipped(line) && tab != std::string_view::npos) {
      files.push_back({.path = (from / line.substr(tab + 1)).lexically_normal().string(),
                       .object = std::string(split(line.substr(0, tab), ' ').at(2))});
    }
  }
  return files;
}

bool belongs_to(const fs::path& path, const fs::path& root) {
  for (fs::path above = path; above != root; above = above.parent_path()) {
    std::error_code unreadable;
    if (!above.has_relative_path() || fs::exists(above / ".git", unreadable)) {
      return false;
    }
  }
  return true;
}

bool UnchangedFiles::contain(const fs::path& path) {
  if (changes_.are_all) {
    return false;
  }
  int links_left = most_links;
  const Place place = follow(folder_of(path), path.filename(), Outside::is_given, links_left);
  return place.is_certain && are_unchanged(place.real);
}

bool UnchangedFiles::report_change_of(const fs::path& path) {
  return changes_.are_all || changes_.changed.contains((folder_of(path).real / path.filename()).string());
}

bool UnchangedFiles::are_unchanged(const fs::path& real) const {
  return changes_.tracked.contains(real.native()) && !changes_.changed.contains(real.native());
}

/// The folder that `path`, as it was typed, is in.
const UnchangedFiles::Place& UnchangedFiles::folder_of(const fs::path& path) {
  const auto [found, is_new] = folders_.try_emplace(path.parent_path());
  if (is_new) {
    int links_left = most_links;
    found->second = resolve(found->first, Outside::is_given, links_left);
  }
  return found->second;
}

/// Where `name` in the real folder leads.
UnchangedFiles::Place UnchangedFiles::follow(const Place& folder, const fs::path& name, Outside outside,
                                             int& links_left) {
  if (name.empty() || name == ".") {
    return folder;
  }
  if (name == "..") {
    return {.real = folder.real.parent_path(), .is_certain = folder.is_certain};
  }
  const fs::path file = folder.real / name;
  std::error_code failed;
  if (!fs::is_symlink(fs::symlink_status(file, failed))) {
    return {.real = file, .is_certain = folder.is_certain};
  }
  const fs::path target = fs::read_symlink(file, failed);
  if (failed || links_left == 0) {
    return {.real = file, .is_certain = false};
  }
  --links_left;
  // Links on the way to the repository are not part of it, unless the repository itself leads there.
  const bool leads_in =
      outside == Outside::is_given && std::ranges::mismatch(changes_.root, file).in1 != changes_.root.end();
  Place place = resolve(folder.real / target, leads_in ? Outside::is_given : Outside::is_unknown, links_left);
  place.is_certain = place.is_certain && folder.is_certain && (leads_in || are_unchanged(file));
  return place;
}

/// Where the absolute path leads.
UnchangedFiles::Place UnchangedFiles::resolve(const fs::path& path, Outside outside, int& links_left) {
  if (!path.has_relative_path()) {
    return {.real = path};
  }
  return follow(resolve(path.parent_path(), outside, links_left), path.filename(), outside, links_left);
}

}  // namespace cme
