// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string_view>

#include "cli/cli.hpp"
#include "cme/base/result.hpp"
#include "query/search_index.hpp"

namespace cme {

/// Where search indexes are kept: `cme` in XDG_CACHE_HOME, else in HOME/.cache. Fails if neither names a folder. Does
/// not touch the disk.
Result<std::filesystem::path> cache_folder(const Io& io);

/// Fails with the reason if it is not a folder, or others could change what is in it.
Result<void> check_cache_folder(const std::filesystem::path& folder);

/// Whether an index is kept under this name.
bool is_index_name(std::string_view name);

/// Whether it is the name that SQLite gives its journal of an index, which a killed process may have left behind.
bool is_journal_name(std::string_view name);

/// The file for the index of a records folder, in the cache folder; makes both if need be, for nobody else to read.
/// Fails with the reason if others could change what is there.
Result<IndexFile> prepare_index_file(const std::filesystem::path& records, const Io& io);

}  // namespace cme
