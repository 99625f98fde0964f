// SPDX-License-Identifier: MIT
#include "query/sqlite.hpp"

#include "query/search_index.hpp"
#include "query/sqlite_checksums.hpp"

namespace cme {

namespace {

constexpr int milliseconds_to_wait = 5'000;

IndexTrouble trouble_of(int code) {
  switch (code & 0xFF) {  // the other bits only add detail
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return IndexTrouble::in_use;
    case SQLITE_CANTOPEN:
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      return IndexTrouble::other;
    default:
      // SQLITE_CORRUPT and SQLITE_NOTADB; also SQLITE_ERROR and similar codes, such as for a missing table.
      return IndexTrouble::damaged;
  }
}

}  // namespace

void require_ok(int code, sqlite3* connection) {
  if (code != SQLITE_OK) {
    throw IndexError(trouble_of(code), std::string("the database failed: ") + sqlite3_errmsg(connection));
  }
}

std::string_view sqlite_version() {
  return sqlite3_sourceid();
}

Connection::Connection() {
  open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
}

Connection::Connection(const std::string& path) {
  open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, checksum_vfs_name());
  require_ok(sqlite3_busy_timeout(get(), milliseconds_to_wait), get());
  execute("PRAGMA page_size = " + std::to_string(checked_page_bytes));
  // SQLite would not write pages that are freed before they were written, yet it may read them again: without a
  // checksum, they would count as damaged.
  execute("PRAGMA secure_delete = on");
  int reserved = checksum_bytes;
  require_ok(sqlite3_file_control(get(), "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved), get());
}

Connection Connection::create(const std::string& path) {
  Connection connection(nullptr);
  connection.open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  return connection;
}

void Connection::open(const std::string& path, int flags, const char* vfs) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX, vfs);
  // SQLite returns a connection even if it fails, and it must still be closed.
  handle_.reset(handle);
  require_ok(code, get());
}

void Connection::execute(const std::string& sql) const {
  require_ok(sqlite3_exec(get(), sql.c_str(), nullptr, nullptr, nullptr), get());
}

std::size_t Connection::number(const std::string& sql) const {
  const Statement statement(*this, sql);
  return statement.step() ? statement.number(0) : 0;
}

bool Connection::has_checksums() const {
  bool answer = false;
  require_ok(sqlite3_file_control(get(), "main", ask_for_checksums, &answer), get());
  return answer;
}

void Connection::reset() const {
  require_ok(sqlite3_file_control(get(), "main", stop_checking, nullptr), get());
  require_ok(sqlite3_db_config(get(), SQLITE_DBCONFIG_RESET_DATABASE, 1, nullptr), get());
  const int code = sqlite3_exec(get(), "VACUUM", nullptr, nullptr, nullptr);
  require_ok(sqlite3_db_config(get(), SQLITE_DBCONFIG_RESET_DATABASE, 0, nullptr), get());
  require_ok(code, get());
}

Statement::Statement(const Connection& connection, const std::string& sql) {
  sqlite3_stmt* handle = nullptr;
  const int size = static_cast<int>(sql.size()) + 1;
  const int code = sqlite3_prepare_v3(connection.get(), sql.c_str(), size, SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  require_ok(code, connection.get());
  handle_.reset(handle);
}

void Statement::reset() const {
  // Its answer repeats the failure of the last step, which was thrown already.
  sqlite3_reset(get());
}

void Statement::bind(int parameter, std::string_view text) const {
  // A null pointer would bind NULL, not the empty text.
  const char* bytes = text.empty() ? "" : text.data();
  require_ok(sqlite3_bind_text64(get(), parameter, bytes, text.size(), SQLITE_STATIC, SQLITE_UTF8),
             sqlite3_db_handle(get()));
}

void Statement::bind(int parameter, std::size_t number) const {
  require_ok(sqlite3_bind_int64(get(), parameter, static_cast<sqlite3_int64>(number)), sqlite3_db_handle(get()));
}

void Statement::bind_bytes(int parameter, std::string_view bytes) const {
  require_ok(sqlite3_bind_blob64(get(), parameter, bytes.data(), bytes.size(), SQLITE_STATIC),
             sqlite3_db_handle(get()));
}

void Statement::bind_null(int parameter) const {
  require_ok(sqlite3_bind_null(get(), parameter), sqlite3_db_handle(get()));
}

bool Statement::step() const {
  const int code = sqlite3_step(get());
  if (code == SQLITE_ROW) {
    return true;
  }
  if (code != SQLITE_DONE) {
    require_ok(code, sqlite3_db_handle(get()));
  }
  return false;
}

void Statement::run() const {
  (void)step();
  reset();
}

std::string_view Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(get(), column);
  if (bytes == nullptr) {
    return {};
  }
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(get(), column))};
}

std::string_view Statement::bytes(int column) const {
  const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(get(), column));
  return {bytes, bytes == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(get(), column))};
}

std::size_t Statement::number(int column) const {
  return static_cast<std::size_t>(sqlite3_column_int64(get(), column));
}

double Statement::real(int column) const {
  return sqlite3_column_double(get(), column);
}

}  // namespace cme
