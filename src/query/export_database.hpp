// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "cme/model/activity.hpp"

namespace cme {

/// In the file's header: whose format it is ("cmeX").
inline constexpr std::uint32_t export_application_id = 0x636D'6558;

/// A database of activities for other programs (docs/database.md), being written. Throws IndexError where SQLite fails.
class ExportDatabase {
 public:
  /// Into an empty file that is there.
  explicit ExportDatabase(const std::string& path);
  ~ExportDatabase();
  ExportDatabase(const ExportDatabase&) = delete;
  ExportDatabase(ExportDatabase&&) = delete;
  ExportDatabase& operator=(const ExportDatabase&) = delete;
  ExportDatabase& operator=(ExportDatabase&&) = delete;

  /// Adds an activity and the path of its record. False, and nothing added, without an id or with one that is there.
  bool add(const Activity& activity, std::string_view file);

  /// Writes what is left to write. Nothing can be added afterwards.
  void finish();

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace cme
