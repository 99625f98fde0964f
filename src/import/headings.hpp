// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/function.hpp"
#include "import/cells.hpp"

namespace cme {

/// Where the headings of a sheet are.
struct Headings {
  std::size_t first_row = 0;  ///< index in the sheet's rows
  std::size_t row = 0;  ///< the last row of headings: another one than the first if groups of columns have headings
  std::vector<std::string>
      words;  ///< one for each column, without outer spaces and line breaks; `column C` if there is none
  std::vector<std::string> names;  ///< the same, made unique: the second of two equal ones is `Title (2)`
};

/// Finds the row of headings below rows of titles: of the first rows, the one with the most known headings (at least
/// two), otherwise the first that is about as wide as the rows below. Two rows are headings if the upper one has
/// headings of groups of columns: `Fee` above `Members` and `Others` gives `Fee Members` and `Fee Others`. A group ends
/// with its merged cell; in a row without merged cells, a heading that may not belong to the group stays as it is.
/// Nothing if the sheet has no rows.
std::optional<Headings> find_headings(const Sheet& sheet, const Function<bool(std::string_view heading)>& is_known);

/// Whether it is a number, possibly with a sign and a unit: `4.5 hours`, `$45`.
bool is_number_text(std::string_view text);

/// Whether the row is a total of those above it: words such as "Total" or "Cardiology Total", followed only by numbers.
bool is_total(const SheetRow& row);

/// Whether the row repeats a row of headings, as at the top of a printed page.
bool repeats_headings(const SheetRow& row, const Sheet& sheet, const Headings& headings);

/// Whether the column has no heading.
bool is_unnamed(const Headings& headings, std::size_t column);

/// Whether all cells of the column below the headings are whole numbers that count up by one.
bool is_counter(const Sheet& sheet, std::size_t heading_row, std::size_t column);

}  // namespace cme
