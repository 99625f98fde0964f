// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "cme/model/activity.hpp"

namespace cme {

/// A cell below a key of the record, as in the sheet.
struct ListedCell {
  std::string key;  ///< of the record, or `x-…`
  std::string text;
};

/// Removes from `news` each value whose cell is exactly what `cme list` prints for `old`: such a cell is unchanged,
/// whatever it would be read as. A note with leftovers of other cells stays.
void drop_listed(std::span<const ListedCell> cells, const Activity& old, bool has_leftovers, Activity& news);

}  // namespace cme
