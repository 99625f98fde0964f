// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
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
  std::string origin;  ///< the file, as people see it
  Headings headings;
  SheetReading reading = {};      ///< the columns of the sheet, then the constants of the map
  bool may_be_list = false;       ///< whether `cme list` may have written it, though nothing proves it
  bool is_text = false;           ///< a row of text has as many cells as there are headings
  std::optional<IdRule> id = {};  ///< where the ids come from, if no column has them
  std::optional<std::size_t> id_from = {};
  std::optional<std::size_t> group_by = {};

  [[nodiscard]] std::size_t width() const { return headings.names.size(); }
};

/// The map in `file`, or an empty one if there is none. Throws Error if it cannot be read, BadProject if it is wrong.
LoadedColumnMap read_column_map(const std::optional<std::string>& file, YamlReader reader, const Io& io);

/// Settles what each column holds, by the map or by its heading. Throws Error on headings of the map that the sheet
/// lacks.
SheetPlan plan_sheet(std::string origin, const SheetFile& file, const Sheet& sheet, const LoadedColumnMap& map);

/// Puts the address that a cell leads to in the place of its words, in columns of addresses.
void use_links(const SheetPlan& plan, Sheet& sheet);

/// Throws Error if two columns have a key that has one value only.
void check_keys(const SheetPlan& plan);

/// The places of the columns of which nobody has said what they hold.
std::vector<std::size_t> unknown_columns(const SheetPlan& plan);

/// Whether something in the plan gives each row an id.
bool has_ids(const SheetPlan& plan);

/// The cells of a column below the headings that are not empty, without those of rows that add up others.
void for_each_cell(const SheetPlan& plan, const Sheet& sheet, std::size_t column,
                   const Function<void(const Cell&)>& take);

}  // namespace cme
