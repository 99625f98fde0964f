// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cme/base/result.hpp"
#include "cme/model/date.hpp"
#include "import/cells.hpp"
#include "model/date_order.hpp"

namespace cme {

/// The order that the date in the cell shows, because there is no such day in another one; nothing if it shows none.
std::optional<DateOrder> find_date_order(const Cell& cell);

/// A date that was read from a cell.
struct CellDate {
  Date date;
  std::string remark = {};  ///< a sentence about how it was read, where a person should look; usually empty
};

/// The date of a cell: of its type, or as text in any form that means one day, with its weekday, a time or words before
/// a colon (`Valid through: 09/24/2028`), or as the day number of a workbook. `order` settles `9/4/2028` and
/// `26-12-31`, which could not be read otherwise. Fails with a sentence.
Result<CellDate> read_cell_date(const Cell& cell, std::optional<DateOrder> order, DayZero zero = DayZero::of_1900);

}  // namespace cme
