// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "cme/model/activity.hpp"

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

}  // namespace cme
