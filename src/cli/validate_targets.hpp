// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catalog/changed_files.hpp"
#include "cli/cli.hpp"
#include "cli/locate.hpp"
#include "cli/settings.hpp"

namespace cme {

/// Records that are read together, because an id must be unique among them.
struct Group {
  std::filesystem::path root;     ///< absolute: the folder that is read, or the file if it is checked by itself
  RecordSource files;             ///< absolute, sorted by their bytes; then standard input, if it is named
  std::vector<bool> is_reported;  ///< for each of `files`, whether its problems are reported
  ShownPaths shown;
  bool is_catalog = true;  ///< whether all records to compare with are read
  /// Absolute: the files and folders that were named, so that no other's problems are reported; if empty, none was.
  std::set<std::filesystem::path> named = {};
};

/// The files of the group whose problems are reported.
RecordSource reported_files(const Group& group);

/// Whether problems of the file, which may no longer exist, are to be reported. `path` is absolute, as it was typed.
bool is_requested(const Group& group, const std::filesystem::path& path);

/// The paths on the command line.
struct NamedPaths {
  std::vector<std::string> paths;             ///< files and folders, or `-`; if empty, the whole catalog
  std::optional<std::string> stdin_filename;  ///< the file that standard input replaces
};

/// What `validate` and `fmt` read.
struct Targets {
  std::vector<Group> groups;
  bool are_complete = true;  ///< whether everything that was named exists and includes a record
};

/// Finds the named files and the catalogs that contain them; without a path, the whole catalog. Reads standard input if
/// it is named. Reports what does not exist and what is skipped.
Targets find_targets(const NamedPaths& named, const Settings& settings, Io& io);

/// Removes unchanged files from those to be reported, and groups with nothing to report from the targets. A catalog
/// stays if a record was removed, because that is reported and may concern others. If cme.yaml was changed, deleted or
/// moved, all are kept, because any record may now have different findings.
void keep_changed(const ChangedFiles& changes, const Project& project, const Io& io, Targets& targets);

}  // namespace cme
