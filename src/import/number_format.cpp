// SPDX-License-Identifier: MIT
#include "import/number_format.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

#include "base/ascii.hpp"
#include "cme/model/date.hpp"

namespace cme {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr double minutes_of_day = 24 * 60;

/// The code of the currency that a format's `[$€-407]` or bare sign shows; the dollar needs none.
std::string find_currency(std::string_view code) {
  struct Sign {
    std::string_view text;
    std::string_view code;
  };
  constexpr Sign signs[] = {{"€", "EUR"},   {"£", "GBP"},  {"EUR", "EUR"}, {"GBP", "GBP"}, {"CHF", "CHF"},
                            {"CAD", "CAD"}, {"C$", "CAD"}, {"CA$", "CAD"}, {"AUD", "AUD"}, {"A$", "AUD"}};
  for (const Sign& sign : signs) {
    if (code.find(sign.text) != std::string_view::npos) {
      return std::string(sign.code);
    }
  }
  return {};
}

/// The code without text in quotes, characters after `\`, `_` and `*`, and conditions in brackets. Elapsed hours,
/// `[h]`, are conditions too: they are no date.
std::string without_literals(std::string_view code) {
  std::string bare;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (code[i] == '[') {
      i = std::min(code.find(']', i + 1), code.size());
    } else if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
      ++i;
    } else {
      bare += code[i];
    }
  }
  return bare;
}

}  // namespace

NumberFormat parse_number_format(std::string_view code) {
  const std::string bare = lower_ascii(without_literals(code));
  // `General` has letters too, and times of day have none of these two.
  const bool is_date = bare.find("general") == std::string::npos && bare.find_first_of("yd") != std::string::npos;
  return {.is_date = is_date, .currency = is_date ? std::string() : find_currency(code)};
}

NumberFormat built_in_number_format(unsigned number) {
  const bool is_date = (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 36) ||
                       (number >= 50 && number <= 58);
  return {.is_date = is_date};
}

std::optional<std::string> date_of_day_number(double number, DayZero zero) {
  constexpr double last_day = 2'958'466;  // after the end of the year 9999
  if (!(number >= 1) || number >= last_day) {
    return std::nullopt;
  }
  const double whole = std::floor(number);
  long day = static_cast<long>(whole);
  long minutes = std::lround((number - whole) * minutes_of_day);
  if (minutes == static_cast<long>(minutes_of_day)) {
    ++day;
    minutes = 0;
  }
  // Excel counts a day 60, 1900-02-29, that never was; days before it are one later than they seem.
  const sys_days first = zero == DayZero::of_1904 ? sys_days(std::chrono::January / 1 / 1904)
                         : day < 60               ? sys_days(std::chrono::December / 31 / 1899)
                                                  : sys_days(std::chrono::December / 30 / 1899);
  const year_month_day date(first + std::chrono::days(day));
  if (date.year() < std::chrono::year(1900) || date.year() > std::chrono::year(9999)) {
    return std::nullopt;
  }
  std::string text = to_string(Date(date));
  if (minutes != 0) {
    text += fmt::format("T{:02}:{:02}", minutes / 60, minutes % 60);
  }
  return text;
}

std::string number_text(double number) {
  return fmt::format("{:.15g}", number == 0 ? 0.0 : number);
}

Cell number_cell(double number, const NumberFormat& format, DayZero zero) {
  if (format.is_date) {
    if (std::optional<std::string> date = date_of_day_number(number, zero)) {
      return {.text = *std::move(date), .kind = CellKind::date};
    }
  }
  std::string text = number_text(number);
  if (!format.currency.empty()) {
    text += " " + format.currency;
  }
  return {.text = std::move(text), .kind = CellKind::number};
}

}  // namespace cme
