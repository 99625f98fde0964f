// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "import/cells.hpp"
#include "import/number_format.hpp"

namespace cme {

/// The date for a workbook's day number, in the form of a cell: `2028-09-04`, `2028-09-04T18:00`. Nothing for numbers
/// that are not a day from 1900 to 9999.
std::optional<std::string> date_of_day_number(double number, DayZero zero);

/// The shortest text for a number that Excel would show: at most 15 digits.
std::string number_text(double number);

/// A cell with a number that is shown as a percentage: `50%` for 0.5.
Cell percent_cell(double number);

/// A cell with a number, in its format in the workbook.
Cell number_cell(double number, const NumberFormat& format, DayZero zero);

/// A cell with a number that OpenDocument shows as `shown`, with more than its digits: `90 min`, `¥5,000`, `02115`.
Cell number_cell_as_shown(double number, std::string_view shown);

}  // namespace cme
