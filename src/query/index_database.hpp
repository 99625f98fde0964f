// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "query/search_index.hpp"
#include "query/sqlite.hpp"

namespace cme {

/// The names of all columns of the full-text table, the codes last, as a list in SQL.
std::string indexed_columns();

/// A database in memory with the tables of an index, all of them empty, within a transaction.
Connection open_memory_database();

/// The database of `file` within a transaction, with the tables of an index: as it was left if it is about the same
/// folder and made by the same program, else empty.
Connection open_file_database(const IndexFile& file, IndexAccess access);

}  // namespace cme
