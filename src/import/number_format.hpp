// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// The numbers that a part of a format is for.
struct NumberCondition {
  bool (*holds)(double number, double than);
  double than = 0;
};

/// How a part of a number format shows a number.
struct NumberSection {
  std::optional<NumberCondition> condition = {};  ///< nothing: all numbers that no earlier part is for
  NumberKind kind = NumberKind::plain;
  TimeForm time = {};
  bool has_day = true;        ///< whether a date is shown with its day
  bool has_year = true;       ///< whether it is shown with its year
  bool shows_number = true;   ///< otherwise only the words before it
  unsigned thousands = 0;     ///< how often the number is divided by 1000 before it is shown
  std::string currency = {};  ///< a code of ISO 4217, if the format shows a currency; `$` for a dollar of no country
  std::string before = {};    ///< words before the number, other than a currency
  std::string after = {};     ///< words after it
  std::string digits = {};    ///< `00000`, `000-0000`, if leading zeros are shown; `0` is a digit
};

/// How a cell's number format shows numbers: up to three parts, usually for positive and negative ones and for zero.
struct NumberFormat {
  std::vector<NumberSection> sections = {NumberSection{}};
};

/// The format for a code as Excel writes it: `yyyy\-mm\-dd`, `[$€-407] #,##0.00`.
NumberFormat parse_number_format(std::string_view code);

/// The built-in format with this number, which has no code in the workbook. Source: ECMA-376, part 1, 18.8.30.
NumberFormat built_in_number_format(unsigned number);

/// Removes from `words`, which are next to a number, a currency, which goes into `currency`, and all of them if they
/// have no meaning. `language` is that of the number's format; it may be empty.
void settle_words_beside(std::string_view& words, std::string_view language, std::string& currency);

/// Whether `shown` is the month of a date such as `2028-09-01`, without its day.
bool shows_no_day(std::string_view date, std::string_view shown);

}  // namespace cme
