// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "catalog/git.hpp"

namespace cme {

/// What git knows about the current files of a repository compared with a commit. All paths are absolute, without links
/// inside the repository.
struct ChangedFiles {
  std::string since;           ///< the revision to compare with, as it was named
  std::string base = {};       ///< the commit to compare with; empty if there is none
  std::filesystem::path root;  ///< of the files
  /// There is no commit yet, so that every file is new; the sets are empty.
  bool are_all = false;
  std::unordered_set<std::string> changed;  ///< committed since then, or not yet committed; some may no longer exist
  std::unordered_set<std::string> tracked;  ///< the files that git checks for changes
  std::unordered_set<std::string> hidden;   ///< the files that a sparse checkout omits; some may exist
};

/// Asks git what has changed in the repository of `folder` since the merge base of HEAD and the revision. Without a
/// revision, since the target branch of a request, if the CI names it, otherwise since the repository's main branch.
/// Throws Error if there is no git, no repository, no such revision or no common commit, or if git cannot read it.
ChangedFiles find_changed_files(const std::filesystem::path& folder, const std::optional<std::string>& reference,
                                const Environment& environment);

/// The same for changes since the revision itself.
ChangedFiles find_files_changed_since(const Git& git, const std::string& revision);

/// A file that git's index has but a sparse checkout omits.
struct HiddenFile {
  std::string path;    ///< absolute, without links
  std::string object;  ///< the id of its content
};

/// The hidden files in `folder`. Empty if git does not know the folder.
std::vector<HiddenFile> find_hidden_files(const Git& git, const std::filesystem::path& folder);

/// Whether a file or folder is in the repository at `root`, and in none below that. Both paths are absolute, without
/// links.
bool belongs_to(const std::filesystem::path& path, const std::filesystem::path& root);

/// Decides which files are certainly unchanged: those that git tracks and finds unchanged, reached only through such
/// links. All others count as changed: files that git ignores, files in another repository or a submodule, and files
/// outside any repository. `changes` outlives this object.
class UnchangedFiles {
 public:
  explicit UnchangedFiles(const ChangedFiles& changes) : changes_(changes) {}

  /// Whether the file is unchanged, even through links. `path` is absolute; reads the disk.
  bool contain(const std::filesystem::path& path);

  /// Whether git reports exactly this name, which may be a link or no longer exist, as changed.
  bool report_change_of(const std::filesystem::path& path);

 private:
  /// Where a path leads, and whether git finds each link on the way unchanged.
  struct Place {
    std::filesystem::path real;
    bool is_certain = true;
  };
  enum class Outside : std::uint8_t { is_given, is_unknown };

  [[nodiscard]] bool are_unchanged(const std::filesystem::path& real) const;
  const Place& folder_of(const std::filesystem::path& path);
  Place follow(const Place& folder, const std::filesystem::path& name, Outside outside, int& links_left);
  Place resolve(const std::filesystem::path& path, Outside outside, int& links_left);

  const ChangedFiles& changes_;
  std::map<std::filesystem::path, Place> folders_;
};

}  // namespace cme
