// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.hpp"
#include "cli/cli.hpp"
#include "cli/settings.hpp"

namespace cme {

/// `path`, typed by a person, as an absolute one without `.`, and without `..` but where a link comes before it: there
/// the system goes to another folder than the text says.
std::filesystem::path absolute_path(const Io& io, const std::filesystem::path& path);

/// Whether there is a folder, perhaps through a link. What cannot be looked at is none.
bool is_folder(const std::filesystem::path& path);

/// `name` in `start` or the nearest folder above in which `is_it` takes it, as far as the root of the repository (a
/// folder with `.git`), or nothing.
std::optional<std::filesystem::path> find_above(const std::filesystem::path& start, std::string_view name,
                                                bool (*is_it)(const std::filesystem::path&));

/// The folder `records` in `start` or the nearest folder above, as far as the root of the repository, or nothing.
std::optional<std::filesystem::path> find_records_folder(const std::filesystem::path& start);

/// The root of the repository (a folder with `.git`) that `start` lies in; `start` itself if it lies in none.
std::filesystem::path find_repository(const std::filesystem::path& start);

/// Whether `path` is `folder` or lies in it; both are as `absolute_path` makes them.
bool is_within(const std::filesystem::path& path, const std::filesystem::path& folder);

/// The records folder in effect. Throws Error if there is none.
std::filesystem::path catalog_folder(const Settings& settings, const Io& io);

/// Turns the paths of files into paths as people see them.
class ShownPaths {
 public:
  /// Of absolute paths in one folder: from the working directory.
  ShownPaths(const std::filesystem::path& folder, const Io& io);

  /// Of paths in a revision, from the root of the repository: `HEAD:records/1.yaml`, as git has them.
  static ShownPaths of_revision(std::string_view revision);

  [[nodiscard]] std::string operator()(std::string_view path) const;

 private:
  ShownPaths() = default;

  // Each with the `/` at its end.
  std::string folder_;
  std::string shown_folder_;
  std::string working_directory_;
};

/// A folder of records and the record files in it, on disk or in a revision.
struct Catalog {
  std::filesystem::path folder;  ///< absolute
  std::string prefix;            ///< what the paths of all files begin with: the folder and its slash, if it has one
  RecordSource files;            ///< absolute, or from the root of the repository; in order of their bytes
  ShownPaths shown;
};

/// The record files in `folder`, as `find_record_files` has them; the project's own file is none.
std::vector<std::string> find_records(const std::filesystem::path& folder, const Project& project);

/// The catalog in effect, which may have no record. Throws Error if there is none.
Catalog open_working_files(const Settings& settings, const Io& io);

/// The same, and a note on each file beside them whose name resembles a record's.
std::vector<std::string> find_records_and_report(const std::filesystem::path& folder, const Settings& settings,
                                                 const Io& io);

/// The catalog in effect. Throws Error if there is none, or no record in it.
Catalog open_catalog(const Settings& settings, const Io& io);

/// The catalog in effect as it was at a revision of its repository: a branch, tag or commit. It may have no record.
/// Where its folder comes from cme.yaml, or from nobody, the cme.yaml of that revision says which one it was. Throws
/// Error if there is no catalog, no git, no repository or no such revision.
Catalog open_catalog_at(const std::string& revision, const Settings& settings, const Io& io);

/// Two states of a catalog.
struct CatalogStates {
  Catalog before;
  Catalog after;
};

/// What the catalog in effect had at two revisions of its repository, less the files that are the same in both where
/// its folder is. Throws Error as `open_catalog_at` does.
CatalogStates open_differing_catalogs(const std::string& before, const std::string& after, const Settings& settings,
                                      const Io& io);

/// The first line of a record in `folder`, which names its schema for editors, with its line break; empty where the
/// repository has no schema/activity.schema.json.
std::string modeline_in(const std::filesystem::path& folder);

}  // namespace cme
