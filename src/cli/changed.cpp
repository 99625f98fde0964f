// SPDX-License-Identifier: MIT
#include "cli/changed.hpp"

#include <algorithm>

#include "cli/locate.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

/// Whether the project's file is what it was: the one in force unchanged, and none nearer to the working directory
/// gone.
bool is_project_unchanged(UnchangedFiles& unchanged, const Project& project, const fs::path& working_directory) {
  for (fs::path folder = working_directory;; folder = folder.parent_path()) {
    const fs::path file = folder / config_file_name;
    if (file == project.file) {
      return unchanged.contain(file);
    }
    if (unchanged.report_change_of(file)) {
      return false;
    }
    if (!folder.has_relative_path()) {
      return true;
    }
  }
}

}  // namespace

void keep_changed(const Changes& changes, const Project& project, const Io& io, Targets& targets) {
  UnchangedFiles unchanged(changes);
  if (!is_project_unchanged(unchanged, project, absolute_path(io, "."))) {
    return;
  }
  for (Group& group : targets.groups) {
    for (std::size_t file = 0; file < group.files.size(); ++file) {
      group.is_reported[file] = group.is_reported[file] && !unchanged.contain(group.files[file]);
    }
  }
  std::erase_if(targets.groups, [](const Group& group) {
    return !group.typed && std::ranges::find(group.is_reported, true) == group.is_reported.end();
  });
}

}  // namespace cme
