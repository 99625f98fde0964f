// SPDX-License-Identifier: MIT
#include "import/number_cell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "cme/model/date.hpp"
#include "import/currency_sign.hpp"

namespace cme {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr long seconds_of_day = 24L * 60 * 60;

/// Numbers with leading zeros have few enough digits to be exact.
constexpr double largest_padded_number = 1e15;

/// Whole seconds, without rounding up the last moment of a day (23:59:59.997), which is no time of the next one.
long whole_seconds(double days) {
  constexpr double least = 0.0005;  // Excel's times are exact to a millisecond
  return static_cast<long>(std::floor(days * static_cast<double>(seconds_of_day) + least));
}

const NumberSection& choose_section(const NumberFormat& format, double number) {
  static const NumberSection general;
  const auto chosen = std::ranges::find_if(format.sections, [&](const NumberSection& section) {
    return !section.condition || section.condition->holds(number, section.condition->than);
  });
  return chosen == format.sections.end() ? general : *chosen;
}

std::string time_text(double number, const TimeForm& form) {
  const double shown = form.is_elapsed ? number : number - std::floor(number);
  long seconds = whole_seconds(shown);
  if (!form.is_elapsed) {
    seconds %= seconds_of_day;
  }
  const long hours = seconds / 3600;
  const long shown_hours = form.is_of_12_hours ? (hours + 11) % 12 + 1 : hours;
  std::string text = fmt::format("{}:{:02}", shown_hours, seconds / 60 % 60);
  if (form.has_seconds) {
    text += fmt::format(":{:02}", seconds % 60);
  }
  return form.is_of_12_hours ? text + (hours < 12 ? " AM" : " PM") : text;
}

/// The number in the digit places, from the last; the rest goes into the first.
std::string padded_text(double number, std::string_view digits) {
  std::string rest = fmt::format("{:.0f}", number);
  std::string text;
  for (std::size_t place = digits.size(); place-- > 0;) {
    if (digits[place] != '0') {
      text += digits[place];
    } else if (rest.empty()) {
      text += '0';
    } else {
      text += rest.back();
      rest.pop_back();
    }
  }
  text.append(rest.rbegin(), rest.rend());
  return {text.rbegin(), text.rend()};
}

bool is_padded(double number, const NumberSection& format) {
  return !format.digits.empty() && number >= 0 && number < largest_padded_number && number == std::floor(number);
}

Cell cell_of_words(std::string text, std::string_view currency, std::string_view before, std::string_view after) {
  if (currency == dollar_sign) {
    text.insert(text.starts_with('-') ? 1 : 0, currency);
  } else if (!currency.empty()) {
    text.append(" ").append(currency);
  }
  if (before.empty() && after.empty()) {
    return {.text = std::move(text), .kind = CellKind::number};
  }
  return {.text = fmt::format("{}{}{}", before, text, after)};
}

/// A date, or only its month if the format shows no day and the first is what a program makes of a month.
Cell date_cell(std::string text, const NumberSection& section) {
  const Result<Date> date = Date::parse(text);
  if (section.has_day || !date || !text.ends_with("-01")) {
    return {.text = std::move(text), .kind = CellKind::date};
  }
  const std::string words = to_words(*date);
  const std::string_view month = std::string_view(words).substr(0, words.find(' '));
  return {.text = section.has_year ? fmt::format("{} {}", month, text.substr(0, 4)) : std::string(month)};
}

}  // namespace

std::optional<std::string> date_of_day_number(double number, DayZero zero) {
  constexpr double last_day = 2'958'466;  // after the end of the year 9999
  if (!(number >= 1) || number >= last_day) {
    return std::nullopt;
  }
  const double whole = std::floor(number);
  long day = static_cast<long>(whole);
  long seconds = whole_seconds(number - whole);
  if (seconds == seconds_of_day) {
    ++day;
    seconds = 0;
  }
  // Excel counts a day 60, 1900-02-29, that never existed; days before it are one later than they seem.
  const sys_days first = zero == DayZero::of_1904 ? sys_days(std::chrono::January / 1 / 1904)
                         : day < 60               ? sys_days(std::chrono::December / 31 / 1899)
                                                  : sys_days(std::chrono::December / 30 / 1899);
  const year_month_day date(first + std::chrono::days(day));
  if (date.year() < std::chrono::year(1900) || date.year() > std::chrono::year(9999)) {
    return std::nullopt;
  }
  std::string text = to_string(Date(date));
  if (const long minutes = seconds / 60; minutes != 0) {
    text += fmt::format("T{:02}:{:02}", minutes / 60, minutes % 60);
  }
  return text;
}

std::string number_text(double number) {
  return fmt::format("{:.15g}", number == 0 ? 0.0 : number);
}

Cell percent_cell(double number) {
  return {.text = number_text(number * 100) + "%"};
}

Cell number_cell(double number, const NumberFormat& format, DayZero zero) {
  const NumberSection& section = choose_section(format, number);
  if (section.kind == NumberKind::percent) {
    return percent_cell(number);
  }
  if (section.kind == NumberKind::date) {
    if (std::optional<std::string> date = date_of_day_number(number, zero)) {
      return date_cell(*std::move(date), section);
    }
  }
  constexpr double longest_time = 1e6;
  if (section.kind == NumberKind::time && number >= 0 && number < longest_time) {
    return {.text = time_text(number, section.time)};
  }
  if (!section.shows_number && !section.before.empty()) {
    return {.text = std::string(trim(section.before))};
  }
  const bool has_unit = !section.before.empty() || !section.after.empty();
  const double shown = has_unit ? number / std::pow(1000, section.thousands) : number;
  std::string text = is_padded(number, section) ? padded_text(number, section.digits) : number_text(shown);
  return cell_of_words(std::move(text), section.currency, section.before, section.after);
}

/// How often the number was divided by 1000 before it was shown, possibly rounded, with these digits; nothing if they
/// are those of something else, such as minutes.
std::optional<unsigned> find_thousands(double number, std::string_view shown) {
  constexpr unsigned most_thousands = 3;
  constexpr int most_decimals = 6;
  constexpr double upwards = 1 + 1e-12;  // programs round 1.25 to 1.3
  const auto digits_of = [](std::string_view text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), is_digit);
    return digits;
  };
  const std::string digits = digits_of(shown);
  for (unsigned thousands = 0; thousands <= most_thousands; ++thousands) {
    const double divided = number / std::pow(1000, thousands) * upwards;
    for (int decimals = 0; decimals <= most_decimals; ++decimals) {
      if (digits_of(fmt::format("{:.{}f}", divided, decimals)) == digits) {
        return thousands;
      }
    }
  }
  return std::nullopt;
}

Cell number_cell_as_shown(double number, std::string_view shown) {
  constexpr std::string_view digits = "0123456789";
  const std::size_t first = shown.find_first_of(digits);
  if (first == std::string_view::npos && has_letters(shown)) {
    return {.text = std::string(shown)};  // `Free` for 0
  }
  if (first == std::string_view::npos) {
    return {.text = number_text(number), .kind = CellKind::number};
  }
  const bool has_zeros =
      shown.starts_with('0') && shown.size() > 1 && shown.find_first_not_of("0123456789-") == std::string_view::npos;
  if (has_zeros) {
    return {.text = std::string(shown), .kind = CellKind::number};
  }
  std::string currency;
  std::string_view words[] = {shown.substr(0, first), shown.substr(shown.find_last_of(digits) + 1)};
  for (std::string_view& part : words) {
    settle_words_beside(part, {}, currency);
  }
  if (words[0].empty() && words[1].empty()) {
    return cell_of_words(number_text(number), currency, {}, {});
  }
  const std::optional<unsigned> thousands = find_thousands(number, shown.substr(first));
  return thousands ? cell_of_words(number_text(number / std::pow(1000, *thousands)), currency, words[0], words[1])
                   : Cell{.text = std::string(shown)};
}

}  // namespace cme
