// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>

#include "catalog/git.hpp"

namespace cme {

/// What git knows of the files of a repository as they are now, compared with a commit. All paths are absolute, and
/// real within the repository.
struct ChangedFiles {
  std::string since;           ///< the reference that was compared with, as it was named
  std::string base = {};       ///< the commit that was compared with; empty if there is none
  std::filesystem::path root;  ///< of the files
  /// There is no commit yet, so that every file is new; the sets are empty.
  bool are_all = false;
  std::unordered_set<std::string> changed;  ///< committed since, or not committed yet; some may be gone
  std::unordered_set<std::string> tracked;  ///< the files whose changes git looks for
};

/// Asks git what has changed in the repository that `folder` is in since the merge base of HEAD and the reference.
/// Without one, since the branch that a request is to be merged into, where the CI names it, otherwise since the
/// repository's main branch. Throws Error where there is no git, no repository, no such reference, or nothing in
/// common.
ChangedFiles find_changed_files(const std::filesystem::path& folder, const std::optional<std::string>& reference,
                                const Environment& environment);

/// The same for what has changed since the revision itself, a commit as it was named.
ChangedFiles find_files_changed_since(const std::filesystem::path& folder, const std::string& revision,
                                      const Environment& environment);

/// Decides which files are certain to be as they were: those that git tracks and finds unchanged, reached by nothing
/// but such links. All others count as changed: what git ignores, what another repository or a submodule holds, what is
/// outside of any. `changes` outlives this.
class UnchangedFiles {
 public:
  explicit UnchangedFiles(const ChangedFiles& changes) : changes_(changes) {}

  /// Whether the file, also through links, is what it was. `path` is absolute; looks at the disk.
  bool contain(const std::filesystem::path& path);

  /// Whether git reports this very name, which may be a link or gone, as changed.
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
  Place follow(const Place& folder, const std::filesystem::path& name, Outside outside, int links_left);
  Place resolve(const std::filesystem::path& path, Outside outside, int links_left);

  const ChangedFiles& changes_;
  std::map<std::filesystem::path, Place> folders_;
};

}  // namespace cme
