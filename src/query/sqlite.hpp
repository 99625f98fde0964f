// SPDX-License-Identifier: MIT
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace cme {

/// Throws Error with SQLite's own words unless `code`, the answer of a call on `connection`, is SQLITE_OK.
void require_ok(int code, sqlite3* connection);

/// A database in memory, private to its owner. Every failure is thrown as Error.
class Connection {
 public:
  Connection();

  [[nodiscard]] sqlite3* get() const { return handle_.get(); }

  /// Runs one or more statements that answer nothing of interest.
  void execute(const std::string& sql) const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// One prepared statement, to be run any number of times. Must not outlive its connection.
class Statement {
 public:
  Statement(const Connection& connection, const std::string& sql);

  [[nodiscard]] sqlite3_stmt* get() const { return handle_.get(); }

  /// Makes it ready for the next run, whatever became of the last one.
  void reset() const;

  /// Sets a parameter, counted from 1. The text is not copied: it must last until the run is over.
  void bind(int parameter, std::string_view text) const;
  void bind(int parameter, std::size_t number) const;

  /// Goes on to the next row; false behind the last.
  [[nodiscard]] bool step() const;

  /// A value of the row, counted from 0. The text is good until the next `step` or `reset`.
  [[nodiscard]] std::string_view text(int column) const;
  [[nodiscard]] std::size_t number(int column) const;
  [[nodiscard]] double real(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

}  // namespace cme
