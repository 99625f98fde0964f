// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <set>
#include <system_error>

#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "catalog/catalog.hpp"
#include "cli/activities.hpp"
#include "cli/cli.hpp"
#include "cli/locate.hpp"
#include "cli/modeline.hpp"
#include "cli/new_answers.hpp"
#include "cli/talk.hpp"
#include "edit/skeleton.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

/// What there is already.
struct Known {
  std::map<std::uint32_t, std::string> ids;  ///< each with the first file that has it, as people see it
  std::optional<LoadedRecord> model;         ///< the record that the new one is to be like
};

/// The records that the new one must not clash with: those of the catalog, and those of the folder it goes into.
std::vector<std::string> find_others(const fs::path& folder, const CommonOptions& common, const Project& project,
                                     const Io& io) {
  std::set<std::string> files;
  for (const std::optional<fs::path>& each :
       {records_in_force(common, project, io).value, std::optional<fs::path>(folder)}) {
    if (each && is_folder(*each)) {
      const std::vector<std::string> found = find_records(*each, project);
      files.insert(found.begin(), found.end());
    }
  }
  return {files.begin(), files.end()};
}

Known read_others(const std::vector<std::string>& files, const NewOptions& options, Io& io) {
  std::vector<std::optional<std::uint32_t>> ids(files.size());
  std::map<std::size_t, LoadedRecord> models;
  std::mutex mutex;
  const LoadOptions loading{.reader = yaml_reader_of(io)};
  const auto take = [&](std::size_t file, LoadedRecord record) {
    ids[file] = find_id(record);
    if (options.like && ids[file] == options.like) {
      const std::lock_guard lock(mutex);
      models.emplace(file, std::move(record));
    }
  };
  Progress progress(io, options.common);
  const auto unreadable = for_each_record(files, loading, take, pace_of(options.common, progress, files.size()));
  progress.clear();
  if (!unreadable.empty()) {
    throw Error(fmt::format("cannot read {}: {}", relative_to(unreadable.front().path, io.working_directory),
                            unreadable.front().reason),
                "its id may be the one of the new record");
  }
  Known known;
  for (std::size_t file = 0; file < files.size(); ++file) {
    if (ids[file]) {
      known.ids.emplace(*ids[file], relative_to(files[file], io.working_directory));
    }
  }
  if (!models.empty()) {
    known.model = std::move(models.begin()->second);
  }
  return known;
}

/// What the new record begins with: what it is to be like, and what the options say.
Activity begin_activity(const NewOptions& options, const Known& known, const Io& io) {
  Activity activity;
  if (options.like) {
    if (!known.model) {
      throw Error(fmt::format("no activity has the id {}", *options.like), "\"cme list\" has the ids");
    }
    if (!known.model->activity) {
      throw Error(fmt::format("{} is broken, and cannot be taken as a model",
                              relative_to(known.model->path, io.working_directory)),
                  "see \"cme validate\"");
    }
    activity = common_parts(*known.model->activity);
  }
  activity.id = options.id;
  activity.title = options.title;
  activity.provider = options.provider ? options.provider : activity.provider;
  activity.url = options.url;
  activity.format = options.format ? options.format : activity.format;
  activity.expires = options.expires;
  return activity;
}

Result<void> check_free(std::uint32_t id, const Known& known) {
  const auto used = known.ids.find(id);
  if (used != known.ids.end()) {
    return failure(fmt::format("the id {} is used already, by {}", id, used->second));
  }
  return {};
}

std::uint32_t find_next_id(const Known& known) {
  const std::uint32_t largest = known.ids.empty() ? 0 : known.ids.rbegin()->first;
  if (largest >= max_activity_id) {
    throw Error(fmt::format("there is no id above the largest, {}", largest), "name one: cme new 90100");
  }
  return largest + 1;
}

void write_record(const fs::path& path, std::string_view text, const Io& io) {
  const std::string shown = relative_to(path, io.working_directory);
  std::error_code reason;
  fs::create_directories(path.parent_path(), reason);
  if (reason) {
    throw Error(fmt::format("cannot make the folder of {}: {}", shown, system_reason(reason.value())));
  }
  if (const Result<void> created = create_file(path, text); !created) {
    throw Error(fmt::format("cannot write {}: {}", shown, created.error()));
  }
}

}  // namespace

ExitCode run(const NewOptions& options, Io& io) {
  const Project project = read_project(io);
  const fs::path folder = options.into ? absolute_path(io, *options.into) : catalog_folder(options.common, project, io);
  const Known known = read_others(find_others(folder, options.common, project, io), options, io);
  Activity activity = begin_activity(options, known, io);
  const auto check_id = [&known](std::uint32_t id) { return check_free(id, known); };
  if (activity.id) {
    if (const Result<void> usable = check_id(*activity.id); !usable) {
      throw Error(usable.error(), "\"cme new\" without an id takes the next one that is free");
    }
  }
  const std::uint32_t next_id = activity.id ? *activity.id : find_next_id(known);
  if (io.in_is_terminal) {
    ask_for_missing(io, activity, next_id, check_id);
  }
  activity.id = activity.id.value_or(next_id);
  const fs::path path = folder / fmt::format("{}.yaml", *activity.id);
  write_record(path, modeline_in(folder) + encode_skeleton(activity), io);
  write(io, printable(relative_to(path, io.working_directory)) + "\n");
  return ExitCode::yes;
}

}  // namespace cme
