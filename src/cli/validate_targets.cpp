// SPDX-License-Identifier: MIT
#include "cli/validate_targets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <set>
#include <system_error>

#include "base/files.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "cli/links.hpp"
#include "cli/locate.hpp"
#include "cli/talk.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

/// The name of standard input where it replaces no file.
constexpr std::string_view unnamed_input = "<stdin>";

/// What was requested in one catalog, or outside any catalog.
struct Request {
  std::set<fs::path> named;
  std::set<std::string> reported;
  std::optional<std::string> text;  ///< of standard input
};

/// By the folder that is read, or the file if it is checked by itself.
using Requests = std::map<fs::path, Request>;

/// The catalog that contains the path; the path itself if there is none.
fs::path find_root(const fs::path& path, const Settings& settings) {
  const auto& records = settings.records;
  // A folder named for this run is the only one; the project's own is one of several that may contain a path.
  const bool is_only_one = records.origin == Origin::flag || records.origin == Origin::environment;
  const bool is_inside = records.value && is_within(path, *records.value);
  const auto folder = is_only_one || is_inside ? records.value : find_records_folder(path.parent_path());
  return folder && is_within(path, *folder) ? *folder : path;
}

/// Standard input belongs to the catalog of the file that it replaces, otherwise to none.
void add_standard_input(const NamedPaths& named, const Settings& settings, Io& io, Requests& requests) {
  const fs::path path = absolute_path(io, named.stdin_filename.value_or(std::string(unnamed_input)));
  Request& request = requests[named.stdin_filename ? find_root(path, settings) : path];
  request.named.insert(path);
  // To name it twice is like naming a file twice.
  if (!request.text) {
    request.text = read_standard_input(io.in, max_record_bytes);
  }
}

/// The record that was most likely meant by a path that does not exist: with the ending of a record, or in the records
/// folder. Empty if there is none.
std::string find_meant_record(const std::string& typed, const Settings& settings, const Io& io) {
  std::vector<fs::path> paths{absolute_path(io, typed)};
  if (settings.records.value) {
    paths.push_back(*settings.records.value / typed);
  }
  for (const fs::path& path : paths) {
    for (const std::string_view ending : {".yaml", ".yml"}) {
      fs::path meant = path;
      if (is_record_file(typed)) {
        meant.replace_extension(ending);
      } else {
        meant += ending;
      }
      std::error_code unreadable;
      if (fs::is_regular_file(meant, unreadable)) {
        return relative_to(meant, io.working_directory);
      }
    }
  }
  return {};
}

/// Whether the path exists and contains records, or is rightly skipped.
bool add_path(const std::string& typed, const Settings& settings, Io& io, Requests& requests) {
  const fs::path path = absolute_path(io, typed);
  std::error_code reason;
  const fs::file_status status = fs::status(path, reason);
  if (!fs::exists(status)) {
    const std::string meant = find_meant_record(typed, settings, io);
    print_error(io, fmt::format("cannot read {}: {}", typed, system_reason(reason ? reason.value() : ENOENT)),
                meant.empty() ? meant : fmt::format("did you mean {}?", quote(meant)));
    return false;
  }
  // A file that is a link is refused where it is read.
  check_links(fs::is_directory(status) ? path : path.parent_path(), typed, io);
  if (!fs::is_directory(status)) {
    if (path == settings.project.file) {
      print_note(io, settings.output.talk, fmt::format("skipped {}: it is the settings file, not a record", typed));
    } else if (is_record_file(typed)) {
      Request& request = requests[find_root(path, settings)];
      request.named.insert(path);
      request.reported.insert(path);
    } else {
      print_note(io, settings.output.talk,
                 fmt::format("skipped {}: the name of a record ends in .yaml or .yml", typed));
    }
    return true;
  }
  const std::vector<std::string> files = find_records(path, settings.project);
  if (files.empty()) {
    print_error(io, fmt::format("there are no records in {}", quote(typed)));
    return false;
  }
  Request& request = requests[find_root(path, settings)];
  request.named.insert(path);
  request.reported.insert(files.begin(), files.end());
  return true;
}

/// The nearest folder above `path` that is read, or the end.
Requests::iterator find_outer(Requests& requests, const fs::path& path) {
  for (fs::path above = path; above.has_relative_path();) {
    above = above.parent_path();
    if (const auto outer = requests.find(above); outer != requests.end() && is_within(path, above)) {
      return outer;
    }
  }
  return requests.end();
}

/// A folder inside another one that is read is part of that one.
void merge_nested(Requests& requests) {
  for (auto inner = requests.begin(); inner != requests.end();) {
    const auto outer = inner->second.text ? requests.end() : find_outer(requests, inner->first);
    if (outer == requests.end()) {
      ++inner;
      continue;
    }
    outer->second.named.merge(inner->second.named);
    outer->second.reported.merge(inner->second.reported);
    inner = requests.erase(inner);
  }
}

Group make_group(const fs::path& root, Request request, const NamedPaths& named, const Settings& settings,
                 const Io& io) {
  const bool is_catalog = is_folder(root);
  std::set<std::string> files = request.reported;
  if (is_catalog) {
    for (std::string& file : find_records_and_report(root, request.named, settings, io)) {
      files.insert(std::move(file));
    }
  }
  if (request.text && named.stdin_filename) {
    files.erase(absolute_path(io, *named.stdin_filename));
  }
  std::vector<bool> is_reported;
  is_reported.reserve(files.size());
  for (const std::string& file : files) {
    is_reported.push_back(request.reported.contains(file));
  }
  RecordSource source({files.begin(), files.end()}, home_of_catalog(is_catalog ? root : root.parent_path(), settings));
  if (request.text) {
    source.add_text(named.stdin_filename.value_or(std::string(unnamed_input)), *std::move(request.text));
    is_reported.push_back(true);
  }
  return {.root = root,
          .files = std::move(source),
          .is_reported = std::move(is_reported),
          .shown = ShownPaths(is_catalog ? root : root.parent_path(), io),
          .is_catalog = is_catalog,
          .named = std::move(request.named)};
}

/// Whether cme.yaml is unchanged: the one in effect has not changed, and none nearer to the working directory was
/// removed.
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

/// Whether the changes removed a record whose removal is to be reported.
bool has_lost_a_record(const ChangedFiles& changes, const Group& group) {
  std::error_code unreadable;
  const fs::path real_root = fs::weakly_canonical(group.root, unreadable);
  return std::ranges::any_of(changes.changed, [&](const std::string& file) {
    // Without a PATH, the records may have been in another folder.
    return is_record_file(file) && !fs::exists(fs::symlink_status(file, unreadable)) &&
           (group.named.empty() || (is_within(file, real_root) &&
                                    is_requested(group, group.root / fs::path(file).lexically_relative(real_root))));
  });
}

}  // namespace

bool is_requested(const Group& group, const fs::path& path) {
  return group.named.empty() ||
         std::ranges::any_of(group.named, [&](const fs::path& named) { return is_within(path, named); });
}

RecordSource reported_files(const Group& group) {
  RecordSource files = group.files;
  files.erase_if([&](std::size_t file) { return !group.is_reported[file]; });
  return files;
}

Targets find_targets(const NamedPaths& named, const Settings& settings, Io& io) {
  Targets targets;
  if (named.paths.empty()) {
    Catalog catalog = open_catalog(settings, io);
    std::vector<bool> all(catalog.files.size(), true);
    targets.groups.push_back({.root = std::move(catalog.folder),
                              .files = std::move(catalog.files),
                              .is_reported = std::move(all),
                              .shown = catalog.shown});
    return targets;
  }
  Requests requests;
  for (const std::string& path : named.paths) {
    if (path == "-") {
      add_standard_input(named, settings, io, requests);
    } else if (!add_path(path, settings, io, requests)) {
      targets.are_complete = false;
    }
  }
  if (requests.empty() && targets.are_complete) {
    print_error(io, "none of the paths is a record");
    targets.are_complete = false;
  }
  merge_nested(requests);
  for (auto& [root, request] : requests) {
    targets.groups.push_back(make_group(root, std::move(request), named, settings, io));
  }
  return targets;
}

void keep_changed(const ChangedFiles& changes, const Project& project, const Io& io, Targets& targets) {
  UnchangedFiles unchanged(changes);
  if (!is_project_unchanged(unchanged, project, absolute_path(io, "."))) {
    return;
  }
  for (Group& group : targets.groups) {
    for (std::size_t file = 0; file < group.files.size(); ++file) {
      group.is_reported[file] =
          group.is_reported[file] && (group.files.is_text(file) || !unchanged.contain(group.files[file]));
    }
  }
  std::erase_if(targets.groups, [&](const Group& group) {
    return std::ranges::find(group.is_reported, true) == group.is_reported.end() && !has_lost_a_record(changes, group);
  });
}

}  // namespace cme
