// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/function.hpp"
#include "cli/cli.hpp"
#include "import/headings.hpp"
#include "import/sheet_file.hpp"
#include "settings/column_map.hpp"

namespace cme {

/// How one sheet is read.
struct SheetPlan {
  std::string origin;  ///< the file, as printed
  Headings headings;
  SheetReading reading = {};      ///< the columns of the sheet, then the constants of the map
  bool may_be_list = false;       ///< whether `cme list` may have written it, without proof
  bool is_text = false;           ///< in a text table, a row has as many cells as there are headings
  std::optional<IdRule> id = {};  ///< the source of ids, if no column has them
  std::optional<std::size_t> id_from = {};
  std::optional<std::size_t> group_by = {};

  [[nodiscard]] std::size_t width() const { return headings.names.size(); }
};

/// The map in `file`, or an empty one if there is none. Throws Error if it cannot be read, BadProject if it is wrong.
LoadedColumnMap read_column_map(const std::optional<std::string>& file, YamlReader reader, const Io& io);

/// Determines what each column holds, from the map or its heading. Throws Error if the map has headings that are not in
/// the sheet.
SheetPlan plan_sheet(std::string origin, const SheetFile& file, const Sheet& sheet, const LoadedColumnMap& map);

/// In columns of addresses, replaces the words of each cell with the address that it links to. Returns, for each other
/// column that is read, how many cells link to an address that no cell of their row has.
std::map<std::size_t, std::size_t> use_links(const SheetPlan& plan, Sheet& sheet);

/// Throws Error if two columns have the same key and the key takes only one value.
void check_keys(const SheetPlan& plan);

/// The indices of the columns whose content is unknown.
std::vector<std::size_t> unknown_columns(const SheetPlan& plan);

/// Whether the plan has a source of ids.
bool has_ids(const SheetPlan& plan);

/// Calls for each nonempty cell of a column below the headings, except in total rows.
void for_each_cell(const SheetPlan& plan, const Sheet& sheet, std::size_t column,
                   const Function<void(const Cell&)>& take);

}  // namespace cme
