// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "query/columns.hpp"
#include "query/search_index.hpp"
#include "query/sqlite.hpp"

namespace cme {

/// The names, or the weights, of all searched columns as a list in SQL.
std::string joined_columns(std::string_view SearchColumnInfo::*part);

/// A database in memory with the tables of an index, all of them empty, within a transaction.
Connection open_memory_database();

/// The database of `file` within a transaction, with the tables of an index: as it was left if it is about the same
/// folder and made by the same program, else empty.
Connection open_file_database(const IndexFile& file, IndexAccess access);

}  // namespace cme
