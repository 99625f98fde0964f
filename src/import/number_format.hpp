// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "import/cells.hpp"

namespace cme {

/// The day from which a workbook counts: Excel for the Macintosh once had another one.
enum class DayZero : std::uint8_t { of_1900, of_1904 };

/// What a cell's number format makes of a number.
struct NumberFormat {
  bool is_date = false;
  std::string currency = {};  ///< a code of ISO 4217, if the format shows a sign or code other than the dollar's
};

/// The format of a code as Excel writes it: `yyyy\-mm\-dd`, `[$€-407] #,##0.00`.
NumberFormat parse_number_format(std::string_view code);

/// The format that the number means in workbooks without a code of their own. Source: ECMA-376, part 1, 18.8.30.
NumberFormat built_in_number_format(unsigned number);

/// The date that a workbook's day number means, as a cell has it: `2028-09-04`, `2028-09-04T18:00`. Nothing for numbers
/// that are no day from 1900 to 9999.
std::optional<std::string> date_of_day_number(double number, DayZero zero);

/// The shortest text for a number that Excel would show: 15 digits at most.
std::string number_text(double number);

/// A cell with a number, in the format that the workbook gives it.
Cell number_cell(double number, const NumberFormat& format, DayZero zero);

}  // namespace cme
