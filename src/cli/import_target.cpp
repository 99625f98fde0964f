// SPDX-License-Identifier: MIT
#include "cli/import_target.hpp"

#include <fmt/format.h>

#include <iterator>
#include <optional>
#include <system_error>

#include "base/files.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "cli/activities.hpp"
#include "cli/links.hpp"
#include "cli/locate.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

void read_ids(const fs::path& root, const Settings& settings, Io& io, ImportTarget& target) {
  const RecordSource files(find_records(root, settings.project), target.home);
  std::vector<std::vector<std::uint32_t>> ids(files.size());
  const LoadOptions loading = reading_options(settings);
  const auto look = [&](std::size_t file, std::string_view bytes) {
    ids[file] = held_ids(load_record(files[file], bytes, loading), bytes);
    return Turn();
  };
  Progress progress(io, settings.output);
  const auto unreadable = scan(files, look, pace_of(settings.jobs, progress, files.size()));
  progress.clear();
  if (!unreadable.empty()) {
    throw Error(fmt::format("cannot read {}: {}", relative_to(unreadable.front().path, io.working_directory),
                            unreadable.front().reason),
                "this file may already use an id that is being imported");
  }
  for (std::size_t file = 0; file < files.size(); ++file) {
    for (const std::uint32_t id : ids[file]) {
      target.files[id].push_back(files[file]);
    }
  }
}

}  // namespace

ImportTarget open_import_target(const std::optional<std::string>& into, const Settings& settings, Io& io) {
  ImportTarget target;
  fs::path root;
  if (into) {
    target.folder = absolute_path(io, *into);
    check_links(target.folder, *into, io);
    const auto& records = settings.records;
    root = records.value && is_within(target.folder, *records.value) ? *records.value : target.folder;
  } else {
    target.folder = catalog_folder(settings, io);
    root = target.folder;
  }
  target.home = home_of_catalog(root, settings);
  target.modeline = modeline_in(target.folder);
  std::error_code unreadable;
  for (const fs::path& folder : {root, target.folder}) {
    const fs::file_status status = fs::status(folder, unreadable);
    if (fs::exists(status) && !fs::is_directory(status)) {
      throw Error(fmt::format("{} is a file, not a folder", quote(relative_to(folder, io.working_directory))));
    }
  }
  if (Result<std::vector<std::string>> names = list_names(target.folder)) {
    target.names.insert(std::make_move_iterator(names->begin()), std::make_move_iterator(names->end()));
  }
  if (is_folder(root)) {
    read_ids(root, settings, io, target);
  }
  for (const auto& [id, file] : find_hidden_ids(root, reading_options(settings), io)) {
    target.files[id].push_back(file);
  }
  return target;
}

}  // namespace cme
