// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include "cli/cli.hpp"

#include "cli/import_records.hpp"
#include "cli/settings.hpp"

namespace cme {

/// A spreadsheet to import.
struct SheetRequest {
  std::string file;                 ///< `-`: standard input
  std::optional<std::string> map;   ///< the file that says what the headings mean
  std::optional<std::string> into;  ///< the folder to write into; none: the records folder
  ImportMode mode = ImportMode::write;
  ExistingRecords existing = ExistingRecords::refused;
  bool all_or_nothing = false;  ///< whether one wrong row keeps all from being written
};

/// Imports the rows of a spreadsheet. Throws Error if it cannot be read or has a heading that
/// is not known, BadProject if the map is wrong.
ExitCode import_csv(const SheetRequest& request, const Settings& settings, Io& io);

}  // namespace cme
