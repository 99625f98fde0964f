// SPDX-License-Identifier: MIT
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace cme {

/// Throws IndexError with SQLite's message unless `code`, the result of a call on `connection`, is SQLITE_OK.
void require_ok(int code, sqlite3* connection);

/// A database connection for one thread at a time, closed in the destructor. Every failure is thrown as IndexError.
class Connection {
 public:
  /// A private database in memory.
  Connection();
  /// An existing file with a checksum in each page; waits a few seconds for other processes that have it locked.
  explicit Connection(const std::string& path);

  /// A new or existing file that any program can read, without our checksums.
  static Connection create(const std::string& path);

  [[nodiscard]] sqlite3* get() const { return handle_.get(); }

  /// Runs one or more statements and ignores their results.
  void execute(const std::string& sql) const;

  /// The single number that a statement returns.
  [[nodiscard]] std::size_t number(const std::string& sql) const;

  /// Whether each page of the file has its checksum.
  [[nodiscard]] bool has_checksums() const;

  /// Empties the database, however damaged its file is. Other processes may continue to use it.
  void reset() const;

 private:
  explicit Connection(std::nullptr_t /*closed*/) {}

  void open(const std::string& path, int flags, const char* vfs);

  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// The version of SQLite at run time, whose FTS5 finds the words.
std::string_view sqlite_version();

/// One prepared statement, which can be run any number of times. Must not outlive its connection.
class Statement {
 public:
  Statement(const Connection& connection, const std::string& sql);

  [[nodiscard]] sqlite3_stmt* get() const { return handle_.get(); }

  /// Prepares it for the next run, whatever the result of the last one.
  void reset() const;

  /// Sets a parameter, counted from 1. Text and bytes are not copied: they must live until the run is over.
  void bind(int parameter, std::string_view text) const;
  void bind(int parameter, std::size_t number) const;
  void bind_bytes(int parameter, std::string_view bytes) const;
  void bind_null(int parameter) const;

  /// Moves to the next row; false after the last.
  [[nodiscard]] bool step() const;

  /// Runs a statement without results, and prepares it for the next run.
  void run() const;

  /// A value of the row, counted from 0. Text and bytes are valid until the next `step` or `reset`.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::string_view bytes(int column) const;
  [[nodiscard]] std::size_t number(int column) const;  ///< 0 for NULL
  [[nodiscard]] double real(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace cme
