// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/changed_files.hpp"
#include "cli/cli.hpp"
#include "cli/locate.hpp"
#include "cli/settings.hpp"
#include "cme/record/load.hpp"

namespace cme {

/// A record from standard input.
struct TypedRecord {
  std::string text;
  LoadedRecord record;
};

/// Records that are read together, as an id must be unique among them.
struct Group {
  RecordSource files;                ///< absolute, in order of their bytes
  std::vector<bool> is_reported;     ///< one for each of `files`: whether its problems are asked for
  std::optional<TypedRecord> typed;  ///< none of `files`
  ShownPaths shown;
  bool is_catalog = true;  ///< whether all is read that a record is compared with
  bool is_named = false;   ///< whether a person named the files: then no other's problems are reported
};

/// Those of the group's files whose problems are asked for.
std::vector<std::string> reported_files(const Group& group);

/// What is named on the command line.
struct NamedPaths {
  std::vector<std::string> paths;             ///< files and folders, or `-`; none: the whole catalog
  std::optional<std::string> stdin_filename;  ///< the file that standard input replaces
};

/// What `validate` and `fmt` read.
struct Targets {
  std::vector<Group> groups;
  bool are_complete = true;  ///< whether all that was named is there, and a record among it
};

/// Finds the files that `named` names and the catalogs that they lie in; without a path, the whole
/// catalog. Reports what does not exist, and what is skipped.
Targets find_targets(const NamedPaths& named, const Settings& settings, const LoadOptions& loading, Io& io);

/// Takes from the files to be reported those that are unchanged, and from the targets what has nothing to report. Where
/// the project's file has changed, also by being deleted or moved, all stay, as any record may be judged otherwise.
void keep_changed(const ChangedFiles& changes, const Project& project, const Io& io, Targets& targets);

}  // namespace cme
