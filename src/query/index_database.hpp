// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "query/search_index.hpp"
#include "query/sqlite.hpp"

namespace cme {

/// The names of all columns of the full-text table, the codes last, as a list in SQL.
std::string indexed_columns();

/// An in-memory database with the empty tables of an index, in a transaction.
Connection open_memory_database();

/// The database of `file`, in a transaction, with the tables of an index: unchanged if it is for the same folder and
/// made by the same program, otherwise empty.
Connection open_file_database(const IndexFile& file, IndexAccess access);

/// Sets how much FTS5 collects in memory before it writes a part of the index: little for few files, because the last
/// part is written when nothing else is left to do; more for many, because each search looks through all parts.
void begin_first_fill(const Connection& connection, std::size_t files);

/// Has FTS5 merge what later searches add, so that each looks through few parts of the index. Nothing is merged before
/// that, since the first fill would take longer by a tenth.
void end_first_fill(const Connection& connection);

}  // namespace cme
