// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "import/cells.hpp"

namespace cme {

/// What a number format says about a number.
enum class NumberKind : std::uint8_t {
  plain,  ///< the number, possibly with a currency or words
  percent,
  date,
  time,  ///< a time of day or a duration
};

/// How a time is shown.
struct TimeForm {
  bool is_elapsed = false;  ///< whether hours may exceed 24
  bool is_of_12_hours = false;
  bool has_seconds = false;
};

/// How a cell's number format shows a number.
struct NumberFormat {
  NumberKind kind = NumberKind::plain;
  TimeForm time = {};
  std::string currency = {};  ///< a code of ISO 4217, if the format shows a sign or code other than the US dollar's
  std::string before = {};    ///< words before the number, other than a currency
  std::string behind = {};    ///< words after it
  std::string digits = {};    ///< `00000`, `000-0000`, if leading zeros are shown; `0` is a digit
};

/// The format for a code as Excel writes it: `yyyy\-mm\-dd`, `[$€-407] #,##0.00`.
NumberFormat parse_number_format(std::string_view code);

/// The built-in format with this number, which has no code in the workbook. Source: ECMA-376, part 1, 18.8.30.
NumberFormat built_in_number_format(unsigned number);

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
