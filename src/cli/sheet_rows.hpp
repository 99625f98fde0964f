// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include "cli/cli.hpp"
#include "cli/import_records.hpp"
#include "cli/import_sheet.hpp"
#include "cli/row_groups.hpp"
#include "cli/sheet_plan.hpp"

namespace cme {

/// The new ids of rows, by their numbers.
using GivenIds = std::map<std::size_t, std::uint32_t>;

/// The ids that a map with `id: next` gives to the rows that become records, from `first` on.
GivenIds next_ids(const SheetPlan& plan, const GroupedRows& rows, std::uint32_t first);

/// Imports the activities in a sheet with known columns, and reports what is doubtful in them. `given_ids` are those of
/// `next_ids`, or none. Returns whether every record could be written.
bool import_rows(const SheetPlan& plan, GroupedRows rows, const GivenIds& given_ids, const SheetRequest& request,
                 const Settings& settings, Io& io, Progress& progress, RecordImporter& importer);

/// The rows with new ids, as CSV with the ids in an additional first column, which is empty in rows with an id of
/// `others`.
std::string sheet_with_ids(const SheetPlan& plan, const Sheet& sheet, const GivenIds& given_ids,
                           const std::set<std::uint32_t>& others = {});

}  // namespace cme
