// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "cli/cli.hpp"
#include "cli/import_records.hpp"
#include "cli/import_sheet.hpp"
#include "cli/sheet_plan.hpp"

namespace cme {

/// The result for the rows of a sheet.
struct ImportedRows {
  bool are_written = true;                         ///< whether every record could be written
  std::map<std::size_t, std::uint32_t> given_ids;  ///< new ids, by the number of the row
};

/// Imports the rows of a sheet with known columns, and reports what is doubtful in them.
ImportedRows import_rows(const SheetPlan& plan, const Sheet& sheet, const SheetRequest& request,
                         const ImportTarget& target, const Settings& settings, Io& io, Progress& progress,
                         RecordImporter& importer);

/// The rows with new ids, as CSV with the ids in an additional first column.
std::string sheet_with_ids(const SheetPlan& plan, const Sheet& sheet,
                           const std::map<std::size_t, std::uint32_t>& given_ids);

}  // namespace cme
