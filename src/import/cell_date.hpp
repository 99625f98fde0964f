// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "cme/model/date.hpp"
#include "import/cells.hpp"
#include "model/date_order.hpp"

namespace cme {

/// The order of the date in the cell, if the day exists in only one order; otherwise nothing.
std::optional<DateOrder> find_date_order(const Cell& cell);

/// The days that the text may mean, in any order of day, month and year; all days of the month if it only names one;
/// none if it is not a date.
std::vector<Date> possible_days(std::string_view text);

/// A date that was read from a cell.
struct CellDate {
  Date date;
  std::string remark = {};  ///< a sentence on how it was read, if a person should check it; usually empty
};

/// The date in a cell: a date cell, text in any unambiguous form, possibly with a weekday, a time or words before a
/// colon (`Valid through: 09/24/2028`), or a workbook's day number. `order` decides about `9/4/2028` and `26-12-31`,
/// which could not be read otherwise. Fails with a sentence.
Result<CellDate> read_cell_date(const Cell& cell, std::optional<DateOrder> order, DayZero zero = DayZero::of_1900);

}  // namespace cme
