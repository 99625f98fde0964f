// SPDX-License-Identifier: MIT
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace cme {

/// Throws IndexError with SQLite's own words unless `code`, the answer of a call on `connection`, is SQLITE_OK.
void require_ok(int code, sqlite3* connection);

/// A database, closed by its owner, for one thread at a time. Every failure is thrown as IndexError.
class Connection {
 public:
  /// In memory, private to its owner.
  Connection();
  /// A file that is there, with a checksum in each page; waits a few seconds for other processes that have it locked.
  explicit Connection(const std::string& path);

  /// A file that may be there, as any program reads it, without checksums of ours.
  static Connection create(const std::string& path);

  [[nodiscard]] sqlite3* get() const { return handle_.get(); }

  /// Runs one or more statements that answer nothing of interest.
  void execute(const std::string& sql) const;

  /// The one number that a statement answers.
  [[nodiscard]] std::size_t number(const std::string& sql) const;

  /// Whether each page of the file has its checksum.
  [[nodiscard]] bool has_checksums() const;

  /// Makes the database empty, however damaged its file is. Other processes may go on using it.
  void reset() const;

 private:
  explicit Connection(std::nullptr_t /*closed*/) {}

  void open(const std::string& path, int flags, const char* vfs);

  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// The version of SQLite that runs, whose FTS5 finds the words.
std::string_view sqlite_version();

/// One prepared statement, to be run any number of times. Must not outlive its connection.
class Statement {
 public:
  Statement(const Connection& connection, const std::string& sql);

  [[nodiscard]] sqlite3_stmt* get() const { return handle_.get(); }

  /// Makes it ready for the next run, whatever became of the last one.
  void reset() const;

  /// Sets a parameter, counted from 1. Text and bytes are not copied: they must last until the run is over.
  void bind(int parameter, std::string_view text) const;
  void bind(int parameter, std::size_t number) const;
  void bind_bytes(int parameter, std::string_view bytes) const;
  void bind_null(int parameter) const;

  /// Goes on to the next row; false after the last.
  [[nodiscard]] bool step() const;

  /// Runs a statement that answers nothing, and makes it ready for the next run.
  void run() const;

  /// A value of the row, counted from 0. Text and bytes are good until the next `step` or `reset`.
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
