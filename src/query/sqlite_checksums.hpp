// SPDX-License-Identifier: MIT
#pragma once

namespace cme {

/// The only page size that is checked.
inline constexpr int checked_page_bytes = 4'096;

/// How many bytes SQLite must reserve at the end of each page (SQLITE_FCNTL_RESERVE_BYTES) for the checksum.
inline constexpr int checksum_bytes = 16;

/// Asks `sqlite3_file_control` whether the pages of the database have checksums; the argument is a bool.
inline constexpr int ask_for_checksums = 1'001;

/// Asks `sqlite3_file_control` to let through pages whose checksum is wrong, so that they can be rewritten.
inline constexpr int stop_checking = 1'000;

/// The name, for `sqlite3_open_v2`, of SQLite's usual way to files, but with a checksum in each page of the database. A
/// page that has not come back as it was written is SQLITE_CORRUPT: SQLite itself notices only what it stumbles over.
/// Databases that leave no room for checksums are read and written as they are.
const char* checksum_vfs_name();

}  // namespace cme
