// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "import/cells.hpp"

namespace cme {

/// What a number format shows that its number does not say.
enum class NumberKind : std::uint8_t {
  plain,  ///< the number, perhaps with a currency or words
  date,
  time,  ///< a time of day, or how long something takes
};

/// How a time is shown.
struct TimeForm {
  bool is_elapsed = false;  ///< hours above 24 too
  bool is_of_12_hours = false;
  bool has_seconds = false;
};

/// What a cell's number format makes of a number.
struct NumberFormat {
  NumberKind kind = NumberKind::plain;
  TimeForm time = {};
  std::string currency = {};  ///< a code of ISO 4217, if the format shows a sign or code other than the US dollar's
  std::string before = {};    ///< words before the number, other than a currency
  std::string behind = {};    ///< words after it
  std::string digits = {};    ///< `00000`, `000-0000`, where leading zeros are shown; `0` is a digit
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

/// A cell with a number that is `shown` with more than its digits, as OpenDocument has it: `90 min`, `¥5,000`, `02115`.
Cell number_cell_as_shown(double number, std::string_view shown);

}  // namespace cme
