// SPDX-License-Identifier: MIT
#include "query/index_database.hpp"

#include "base/fold.hpp"
#include "query/columns.hpp"
#include "query/indexed_words.hpp"

namespace cme {
namespace {

/// In the file's header: the application id ("cmeI") and the version of the format.
constexpr std::size_t application_id = 0x636D'6549;
constexpr std::size_t format_version = 4;

/// `contents` has a row for each search that added something: the first of the rows of `activities` that it filled, and
/// what is known about them. `spellings` has all words that were ever indexed, and their stems. There is no prose,
/// because every search reads all of it, and FTS5 needs it only to delete a row, which we never do.
void create_tables(const Connection& connection) {
  connection.execute(
      "CREATE TABLE catalog (folder BLOB NOT NULL, program TEXT NOT NULL, files INTEGER NOT NULL);"
      "CREATE TABLE contents (first_row INTEGER PRIMARY KEY, entries BLOB NOT NULL);"
      "CREATE TABLE approval_types (type TEXT, activity INTEGER, PRIMARY KEY (type, activity)) WITHOUT ROWID;"
      "CREATE TABLE spellings (stem TEXT, word TEXT, PRIMARY KEY (stem, word)) WITHOUT ROWID;"
      "CREATE VIRTUAL TABLE activities USING fts5(" +
      indexed_columns() +
      ", content = '', columnsize = 0, tokenize = 'cme');"
      // Early merging, FTS5's default, makes the first fill a third slower.
      "INSERT INTO activities(activities, rank) VALUES ('crisismerge', 256), ('automerge', 0)");
}

std::string program_of(const IndexFile& file) {
  std::string program = file.program;
  program.append(", SQLite ").append(sqlite_version()).append(", Unicode ").append(unicode_version());
  return program;
}

void create_index(const Connection& connection, const IndexFile& file) {
  create_tables(connection);
  connection.execute("PRAGMA application_id = " + std::to_string(application_id) +
                     "; PRAGMA user_version = " + std::to_string(format_version));
  const std::string program = program_of(file);
  const Statement insert(connection, "INSERT INTO catalog VALUES (?1, ?2, 0)");
  insert.bind_bytes(1, file.folder);
  insert.bind(2, program);
  insert.run();
}

enum class Contents : std::uint8_t { none, index, foreign };

Contents contents_of(const Connection& connection) {
  const std::size_t id = connection.number("PRAGMA application_id");
  if (id == application_id && !connection.has_checksums()) {
    throw IndexError(IndexTrouble::damaged, "the search index has no checksums");
  }
  if (id == application_id) {
    return Contents::index;
  }
  const bool is_empty = id == 0 && connection.number("SELECT count(*) FROM sqlite_schema") == 0;
  return is_empty ? Contents::none : Contents::foreign;
}

/// Whether the index was made by this build, so that both agree about words and broken records.
bool is_usable(const Connection& connection, const IndexFile& file) {
  if (connection.number("PRAGMA user_version") != format_version) {
    return false;
  }
  const Statement read(connection, "SELECT folder, program FROM catalog");
  if (!read.step() || read.text(1) != program_of(file)) {
    return false;
  }
  if (read.bytes(0) != file.folder) {
    throw IndexError(IndexTrouble::foreign, "the search index is for another folder");
  }
  return true;
}

void configure(const Connection& connection) {
  connection.execute(
      "PRAGMA trusted_schema = off;"
      "PRAGMA cell_size_check = on;"
      "PRAGMA cache_size = -32768;"
      "PRAGMA synchronous = normal");
}

[[noreturn]] void refuse_foreign() {
  throw IndexError(IndexTrouble::foreign, "the file is not a search index of cme");
}

/// The database at `path`, if it is an index of any version or empty.
Connection open_any_index(const std::string& path) {
  Connection connection(path);
  configure(connection);
  if (contents_of(connection) == Contents::foreign) {
    refuse_foreign();
  }
  return connection;
}

}  // namespace

std::string indexed_columns() {
  std::string names;
  for (const SearchColumnInfo& column : search_columns) {
    names += std::string(column.name) + ", ";
  }
  return names + "codes";
}

Connection open_memory_database() {
  Connection connection;
  register_indexed_words(connection);
  connection.execute("PRAGMA journal_mode = off; BEGIN");
  create_tables(connection);
  return connection;
}

Connection open_file_database(const IndexFile& file, IndexAccess access) {
  Connection connection(file.path);
  configure(connection);
  register_indexed_words(connection);
  if (connection.number("PRAGMA page_count") == 0) {
    // Nothing waits for the disk: if the machine stops during a first fill, the file has pages without checksums.
    connection.execute("PRAGMA synchronous = off");
  }
  const std::string begin = access == IndexAccess::write ? "BEGIN IMMEDIATE" : "BEGIN";
  connection.execute(begin);
  Contents contents = contents_of(connection);
  if (contents == Contents::index && !is_usable(connection, file)) {
    connection.execute("ROLLBACK");
    connection.reset();
    connection.execute(begin);
    // Another process may have filled it in the meantime.
    contents = contents_of(connection);
    if (contents == Contents::index && !is_usable(connection, file)) {
      throw IndexError(IndexTrouble::in_use, "another version of cme is using the search index");
    }
  }
  if (contents == Contents::foreign) {
    refuse_foreign();
  }
  if (contents == Contents::none) {
    create_index(connection, file);
  }
  return connection;
}

void begin_first_fill(const Connection& connection, std::size_t files) {
  constexpr std::size_t many_files = 50'000;
  constexpr std::size_t mebibyte = std::size_t{1} << 20U;
  const std::size_t bytes = files < many_files ? 4 * mebibyte : 8 * mebibyte;
  connection.execute("INSERT INTO activities(activities, rank) VALUES ('hashsize', " + std::to_string(bytes) + ")");
}

void end_first_fill(const Connection& connection) {
  // As many parts as FTS5 leaves by default.
  connection.execute("INSERT INTO activities(activities, rank) VALUES ('automerge', 4)");
}

IndexSummary summarize_index(const std::string& path) {
  const Connection connection = open_any_index(path);
  if (contents_of(connection) == Contents::none) {
    return {};
  }
  const Statement read(connection, "SELECT folder, files FROM catalog");
  return read.step() ? IndexSummary{std::string(read.bytes(0)), read.number(1)} : IndexSummary{};
}

void reset_index(const std::string& path) {
  Connection(path).reset();
}

void with_index_unused(const std::string& path, const Function<void()>& remove_files) {
  std::optional<Connection> connection;
  try {
    connection.emplace(open_any_index(path));
    connection->execute("BEGIN EXCLUSIVE");
  } catch (const IndexError& error) {
    if (error.trouble() != IndexTrouble::damaged) {
      throw;
    }
  }
  remove_files();
}

}  // namespace cme
