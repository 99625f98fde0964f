// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string_view>

#include "cli/cli.hpp"
#include "cme/base/result.hpp"
#include "query/search_index.hpp"

namespace cme {

/// Where search indexes are kept: `cme` in XDG_CACHE_HOME, otherwise in HOME/.cache. Fails if neither names a folder.
/// Does not touch the disk.
Result<std::filesystem::path> cache_folder(const Io& io);

/// Fails with the reason if it is not a folder, or if other users could change its contents.
Result<void> check_cache_folder(const std::filesystem::path& folder);

/// Whether this is the file name of an index.
bool is_index_name(std::string_view name);

/// Whether this is the file name of an index's SQLite journal, which a killed process may have left behind.
bool is_journal_name(std::string_view name);

/// The file for the index of a records folder, in the cache folder; creates both if necessary, readable only by this
/// user. Fails with the reason if other users could change them.
Result<IndexFile> prepare_index_file(const std::filesystem::path& records, const Io& io);

}  // namespace cme
