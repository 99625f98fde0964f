// SPDX-License-Identifier: MIT
#include "query/sqlite.hpp"

#include "cme/base/result.hpp"

namespace cme {

void require_ok(int code, sqlite3* connection) {
  if (code != SQLITE_OK) {
    throw Error(std::string("the search index failed: ") + sqlite3_errmsg(connection));
  }
}

Connection::Connection() {
  sqlite3* handle = nullptr;
  // SQLite hands out a connection even when it fails, and it must be closed all the same.
  const int code = sqlite3_open(":memory:", &handle);
  handle_.reset(handle);
  require_ok(code, get());
}

void Connection::execute(const std::string& sql) const {
  require_ok(sqlite3_exec(get(), sql.c_str(), nullptr, nullptr, nullptr), get());
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

std::string_view Statement::text(int column) const {
  const unsigned char* bytes = sqlite3_column_text(get(), column);
  if (bytes == nullptr) {
    return {};
  }
  return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(get(), column))};
}

std::size_t Statement::number(int column) const {
  return static_cast<std::size_t>(sqlite3_column_int64(get(), column));
}

double Statement::real(int column) const {
  return sqlite3_column_double(get(), column);
}

}  // namespace cme
