// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "cli/settings.hpp"
#include "import/csv.hpp"
#include "import/sheet.hpp"
#include "settings/column_map.hpp"

namespace cme {

/// What the headings of a spreadsheet mean, by the map or by themselves. Throws Error on one that is not known, on two
/// for one key, on a heading of the map that the spreadsheet lacks, and where there is no id.
std::vector<Column> read_columns(const std::string& file, const CsvRow& head, const std::vector<ColumnName>& map);

/// The map in the file, none without one. Throws Error if it cannot be read, BadProject if it is wrong.
std::vector<ColumnName> read_column_map(const std::optional<std::string>& file, YamlReader reader, const Io& io);

/// Says which columns are passed over, as they follow from others.
void tell_derived(const std::vector<Column>& columns, Talk talk, Io& io);

}  // namespace cme
