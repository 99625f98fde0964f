// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/cli.hpp"
#include "cli/import_records.hpp"

namespace cme {

/// A spreadsheet that the command line names.
struct SheetSource {
  std::string origin;  ///< as printed: the path as typed, or `<stdin>`
  std::string bytes;
};

/// The largest spreadsheet that is read: 256 MiB.
inline constexpr std::size_t max_sheet_bytes = std::size_t{256} << 20;

/// How spreadsheets are read.
struct SheetRequest {
  std::optional<std::string> map;       ///< a file that says what the headings mean
  std::optional<std::string> sheet;     ///< of a workbook
  std::optional<std::string> encoding;  ///< of a table that is text
  bool ignore_unknown = false;          ///< skip columns that are not recognized
  bool warns_of_missing = true;         ///< of what records require and rows do not say
};

/// Writes a map of the spreadsheet to a new file, or to standard output if it is `-`. Throws Error if it cannot be
/// written.
void write_map(const SheetSource& source, const SheetRequest& request, const std::string& file,
               const Settings& settings, Io& io);

/// Imports the rows of a spreadsheet. Returns false if a record could not be written. Throws Error if the spreadsheet
/// cannot be read or a heading is unknown, BadProject if the map is invalid.
bool import_sheet(const SheetSource& source, const SheetRequest& request, const Settings& settings, Io& io,
                  Progress& progress, RecordImporter& importer);

}  // namespace cme
