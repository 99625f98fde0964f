// SPDX-License-Identifier: MIT
#include "cli/locate.hpp"

#include <system_error>

#include "cme/base/files.hpp"
#include "cme/base/result.hpp"
#include "cme/base/text.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view no_record_help = "a record is a file whose name ends in .yaml or .yml";

std::string with_slash(std::string folder) {
  if (!folder.empty() && folder.back() != '/') folder += '/';
  return folder;
}

bool is_folder(const fs::path& path) {
  std::error_code unreadable;
  return fs::is_directory(path, unreadable);
}

bool is_repository_root(const fs::path& folder) {
  std::error_code unreadable;
  return fs::exists(folder / ".git", unreadable);
}

fs::path catalogue_folder(const CommonOptions& common, const Io& io) {
  if (const auto named = named_records_folder(common, io)) {
    if (!is_folder(*named)) throw Error("there is no folder " + quote(relative_to(*named, io.working_directory)));
    return *named;
  }
  if (const auto found = find_records_folder(absolute_path(io, "."))) return *found;
  throw Error("there is no folder \"records\" here or in the folders above",
              "name the folder with --records FOLDER or the variable CME_RECORDS");
}

}  // namespace

Date today_of(const CommonOptions& common, const Io& io) {
  if (common.today) return *common.today;
  const auto variable = io.environment.find("CME_TODAY");
  if (variable == io.environment.end() || variable->second.empty()) return io.local_date;
  const Result<Date> day = Date::parse(variable->second);
  if (!day) throw Error("CME_TODAY: " + day.error());
  return *day;
}

fs::path absolute_path(const Io& io, const fs::path& path) {
  if (io.working_directory.empty() && path.is_relative()) throw Error("the working directory is gone");
  fs::path normal = (io.working_directory / path).lexically_normal();
  // `records/` and `records` are one folder; the root keeps its slash.
  return normal.has_filename() || !normal.has_relative_path() ? normal : normal.parent_path();
}

std::optional<fs::path> named_records_folder(const CommonOptions& common, const Io& io) {
  if (common.records) return absolute_path(io, *common.records);
  const auto variable = io.environment.find("CME_RECORDS");
  if (variable == io.environment.end() || variable->second.empty()) return std::nullopt;
  return absolute_path(io, variable->second);
}

std::optional<fs::path> find_records_folder(const fs::path& start) {
  for (fs::path folder = start;; folder = folder.parent_path()) {
    if (is_folder(folder / "records")) return folder / "records";
    if (is_repository_root(folder) || !folder.has_relative_path()) return std::nullopt;
  }
}

fs::path find_repository(const fs::path& start) {
  for (fs::path folder = start; folder.has_relative_path(); folder = folder.parent_path()) {
    if (is_repository_root(folder)) {
      return folder;
    }
  }
  return start;
}

ShownPaths::ShownPaths(const fs::path& folder, const Io& io)
    : folder_(with_slash(folder.generic_string())),
      shown_folder_(with_slash(relative_to(folder, io.working_directory))),
      working_directory_(with_slash(io.working_directory.generic_string())) {}

std::string ShownPaths::operator()(std::string_view path) const {
  if (path.starts_with(working_directory_)) return std::string(path.substr(working_directory_.size()));
  return shown_folder_ + std::string(path.substr(folder_.size()));
}

Catalogue open_catalogue(const CommonOptions& common, const Io& io) {
  const fs::path folder = catalogue_folder(common, io);
  Catalogue catalogue{find_record_files(folder), ShownPaths(folder, io)};
  if (catalogue.files.empty()) {
    throw Error("there is no record in " + quote(relative_to(folder, io.working_directory)),
                std::string(no_record_help));
  }
  return catalogue;
}

}  // namespace cme
