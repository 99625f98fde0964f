// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/git.hpp"
#include "catalog/source.hpp"
#include "cli/cli.hpp"
#include "cli/settings.hpp"

namespace cme {

/// `path`, typed by a person, as an absolute path without `.`, and without `..` except after a link, where the system
/// goes to a different folder than the text says. Throws Error if no file could have a path that long.
std::filesystem::path absolute_path(const Io& io, const std::filesystem::path& path);

/// The path with all links resolved, as far as it exists.
std::filesystem::path real_path(const std::filesystem::path& path);

/// Whether it is a folder, possibly through a link. False if it cannot be examined.
bool is_folder(const std::filesystem::path& path);

/// The same for a file.
bool is_file(const std::filesystem::path& path);

/// `name` in `start` or the nearest folder above it for which `is_it` is true, up to the root of the repository (a
/// folder with `.git`), or nothing.
std::optional<std::filesystem::path> find_above(const std::filesystem::path& start, std::string_view name,
                                                bool (*is_it)(const std::filesystem::path&));

/// The folder `records` in `start` or the nearest folder above it, up to the root of the repository, or nothing.
std::optional<std::filesystem::path> find_records_folder(const std::filesystem::path& start);

/// Whether the folder has a `.git`.
bool is_repository_root(const std::filesystem::path& folder);

/// The root of the repository that contains `start`; otherwise `start` itself.
std::filesystem::path find_repository(const std::filesystem::path& start);

/// The records folder in effect. Throws Error if there is none.
std::filesystem::path catalog_folder(const Settings& settings, const Io& io);

/// Turns the paths of files into the paths that are printed. A name that is not a path in the folder stays as it is.
class ShownPaths {
 public:
  /// Absolute paths in one folder are shown from the working directory.
  ShownPaths(const std::filesystem::path& folder, const Io& io);

  /// Paths in a revision are shown from the root of the repository, as git does: `HEAD:records/1.yaml`. The complete id
  /// of a commit is shortened.
  static ShownPaths of_revision(std::string_view revision);

  [[nodiscard]] std::string operator()(std::string_view path) const;

 private:
  ShownPaths() = default;

  // Each ends with `/`.
  std::string folder_;
  std::string shown_folder_;
  std::string working_directory_;
};

/// A folder of records and the record files in it, on disk or in a revision.
struct Catalog {
  std::filesystem::path folder;  ///< absolute
  std::string prefix;            ///< the common start of all files' paths: the folder and its slash, if it has one
  RecordSource files;            ///< absolute, or from the root of the repository; sorted by their bytes
  ShownPaths shown;
};

/// The path of a record within its catalog.
std::string_view inner_path(const Catalog& catalog, std::size_t file);

/// git for the repository of `folder`, which is absolute. It runs in the working directory if that is in the same
/// repository: variables such as GIT_DIR may be relative to it, and GIT_CEILING_DIRECTORIES may end the search from
/// below.
Git git_for(const std::filesystem::path& folder, const Io& io);

/// The record files in `folder` from `find_record_files`, without cme.yaml.
std::vector<std::string> find_records(const std::filesystem::path& folder, const Project& project);

/// The catalog in effect, which may have no records. Throws Error if there is none.
Catalog open_working_files(const Settings& settings, const Io& io);

/// The record files in `folder` without cme.yaml, with a note about each other file whose name resembles a record's,
/// and about each linked folder in which no `named` path is.
std::vector<std::string> find_records_and_report(const std::filesystem::path& folder,
                                                 const std::set<std::filesystem::path>& named, const Settings& settings,
                                                 const Io& io);

/// The catalog in effect. Throws Error if there is none, or if it has no records.
Catalog open_catalog(const Settings& settings, const Io& io);

/// The catalog in effect as it was at a revision of its repository: a branch, tag or commit. It may have no records. If
/// its folder comes from cme.yaml or is the default, the cme.yaml of that revision says which one it was. Throws Error
/// if there is no catalog, no git, no repository or no such revision.
Catalog open_catalog_at(const std::string& revision, const Settings& settings, const Io& io);

/// Two states of a catalog.
struct CatalogStates {
  Catalog before;
  Catalog after;
  std::vector<std::string> gaps = {};  ///< what is in neither although it may have changed: a file, and why
};

/// The catalog in effect at two revisions of its repository, without the files in its folder that are the same in both.
/// Throws Error like `open_catalog_at`.
CatalogStates open_differing_catalogs(const std::string& before, const std::string& after, const Settings& settings,
                                      const Io& io);

/// The first line of a record in `folder`, which names its schema for editors, with its line break; empty if the
/// repository has no schema/activity.schema.json.
std::string modeline_in(const std::filesystem::path& folder);

}  // namespace cme
