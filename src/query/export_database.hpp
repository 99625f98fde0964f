// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"
#include "query/sqlite.hpp"

namespace cme {

/// The application id in the file's header: "cmeX".
inline constexpr std::uint32_t export_application_id = 0x636D'6558;

/// Writes a database of activities for other programs (docs/database.md). Throws IndexError if SQLite fails.
class ExportDatabase {
 public:
  /// Writes to an existing empty file.
  explicit ExportDatabase(const std::string& path);
  ~ExportDatabase();
  ExportDatabase(const ExportDatabase&) = delete;
  ExportDatabase(ExportDatabase&&) = delete;
  ExportDatabase& operator=(const ExportDatabase&) = delete;
  ExportDatabase& operator=(ExportDatabase&&) = delete;

  /// Adds an activity and the path of its record. Returns false, and adds nothing, if it has no id or its id was
  /// already added.
  bool add(const Activity& activity, std::string_view file);

  /// Writes the rest. Nothing can be added afterward.
  void finish();

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

/// The endings of the files that SQLite keeps beside a database. It would read them into any other database that takes
/// the same name.
inline constexpr std::string_view database_companions[] = {"-wal", "-shm", "-journal"};

/// A database from an earlier export that is about to be replaced. Its companions are merged into it, and no other
/// program can change it while this object lives. Throws IndexError if another program is using it, or if it is
/// damaged.
class EarlierExport {
 public:
  explicit EarlierExport(const std::string& path);

  /// What exports do not have: tables, views and so on, and columns as `TABLE.COLUMN`. Sorted by name.
  [[nodiscard]] std::vector<std::string> additions() const;

 private:
  Connection connection_;
};

}  // namespace cme
