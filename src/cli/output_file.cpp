// SPDX-License-Identifier: MIT
#include "cli/output_file.hpp"

#include <fmt/format.h>

#include <optional>

#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "cli/links.hpp"
#include "cli/locate.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

/// Whether the name is that of a record in the folder, under whatever path.
bool is_record_in(const fs::path& path, const std::optional<fs::path>& records) {
  return records && is_record_file(path.native()) &&
         (is_within(path, *records) || is_within(real_path(path), real_path(*records)));
}

}  // namespace

fs::path output_file(const std::string& typed, const Settings& settings, const Io& io) {
  fs::path path = absolute_path(io, typed);
  if (is_folder(path)) {
    throw Error(fmt::format("{} is a folder, not a file", quote(typed)), "name a file");
  }
  const fs::path real = real_path(path);
  check_links(path, typed, io);
  if (path.filename() == config_file_name || real.filename() == config_file_name) {
    throw Error(fmt::format("{} is the settings file and cannot be used for output", quote(typed)),
                "name another file");
  }
  for (const std::optional<fs::path>& records :
       {settings.records.value, find_records_folder(path.parent_path()), find_records_folder(real.parent_path())}) {
    if (is_record_in(path, records) || is_record_in(real, records)) {
      throw Error(fmt::format("{} is in the records folder, where each .yaml or .yml file is a record", quote(typed)),
                  "name a file in another folder");
    }
  }
  return path;
}

}  // namespace cme
