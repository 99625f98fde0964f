// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "cli/settings.hpp"

namespace cme {

/// Where imported records go, and the existing records there.
struct ImportTarget {
  std::filesystem::path folder;  ///< absolute; may not exist yet
  std::filesystem::path home;    ///< where links in the catalog may lead to, as for `read_file`
  std::string modeline;          ///< the first line of a record in it, with its line break; empty without a schema
  std::set<std::string, std::less<>> names;                 ///< of everything in the folder
  std::map<std::uint32_t, std::vector<std::string>> files;  ///< of the catalog, absolute and in order, by id
};

/// The folder `into`, or the records folder in effect. Reads the ids of the catalog that contains it. Throws Error if
/// there is no folder, or if a record's file cannot be read.
ImportTarget open_import_target(const std::optional<std::string>& into, const Settings& settings, Io& io);

}  // namespace cme
