// SPDX-License-Identifier: MIT
#include "cme/model/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int first_year = 1900;
constexpr int last_year = 9999;
constexpr year_month_day first_day{std::chrono::year(first_year), std::chrono::January, std::chrono::day(1)};
constexpr year_month_day last_day{std::chrono::year(last_year), std::chrono::December, std::chrono::day(31)};

constexpr std::string_view month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                            "July",    "August",   "September", "October", "November", "December"};

/// A date as written; the day need not exist.
struct Written {
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;
};

year_month_day to_day(const Written& written) {
  return {std::chrono::year(static_cast<int>(written.year)), std::chrono::month(written.month),
          std::chrono::day(written.day)};
}

/// The reason why the day does not exist; empty if it does.
std::string find_fault(const Written& written) {
  if (written.year < first_year || written.year > last_year) {
    return fmt::format("the year must be from {} to {}", first_year, last_year);
  }
  if (written.month < 1 || written.month > 12) {
    return fmt::format("there is no month {}", written.month);
  }
  if (to_day(written).ok()) {
    return {};
  }
  if (written.day == 0) {
    return "there is no day 0";
  }
  const std::chrono::year_month_day_last last(std::chrono::year(static_cast<int>(written.year)),
                                              std::chrono::month_day_last(std::chrono::month(written.month)));
  return fmt::format("{} {} has {} days", month_names[written.month - 1], written.year,
                     static_cast<unsigned>(last.day()));
}

/// YYYY-MM-DD and nothing else; the day need not exist.
std::optional<Written> parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto number = [text](std::size_t begin, std::size_t length) -> std::optional<unsigned> {
    unsigned value = 0;
    for (const char digit : text.substr(begin, length)) {
      if (!is_digit(digit)) {
        return std::nullopt;
      }
      value = value * 10 + static_cast<unsigned>(digit - '0');
    }
    return value;
  };
  const auto year = number(0, 4);
  const auto month = number(5, 2);
  const auto day = number(8, 2);
  if (!year || !month || !day) {
    return std::nullopt;
  }
  return Written{*year, *month, *day};
}

/// The numbers and words of folded text, without separators and without "th" after a number.
std::vector<std::string_view> split_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto kind = is_digit(text[begin]) ? is_digit : is_small_letter;
    std::size_t end = begin;
    while (end < text.size() && kind(text[end])) {
      ++end;
    }
    const std::string_view word = text.substr(begin, end - begin);
    const bool ordinal =
        begin > 0 && is_digit(text[begin - 1]) && (word == "st" || word == "nd" || word == "rd" || word == "th");
    if (!word.empty() && !ordinal) {
      words.push_back(word);
    }
    begin = std::max(end, begin + 1);
  }
  return words;
}

/// The month with the name `word`, or whose name starts with it (at least three letters); 0 if there is none.
unsigned find_month(std::string_view word) {
  if (word.size() < 3) {
    return 0;
  }
  for (unsigned month = 1; month <= 12; ++month) {
    if (fold(month_names[month - 1]).starts_with(word)) {
      return month;
    }
  }
  return 0;
}

/// A day of the month, or a month, in digits; 0 if it is neither.
unsigned find_small_number(std::string_view word) {
  return word.size() <= 2 ? parse_whole_number(word).value_or(0) : 0;
}

/// The day and month that two numbers in unknown order mean: certain only if one cannot be a month, or both are equal.
std::optional<Written> order_numbers(unsigned year, unsigned first, unsigned second) {
  if (first == 0 || second == 0 || (first <= 12 && second <= 12 && first != second)) {
    return std::nullopt;
  }
  return first > 12 ? Written{year, second, first} : Written{year, first, second};
}

/// The date that three words name, in any unambiguous order; the day need not exist.
std::optional<Written> parse_words(std::span<const std::string_view> words) {
  if (words.size() != 3) {
    return std::nullopt;
  }
  const bool year_first = words[0].size() == 4 && is_digit(words[0][0]);
  const std::string_view year_word = year_first ? words[0] : words[2];
  const std::string_view first = year_first ? words[1] : words[0];
  const std::string_view second = year_first ? words[2] : words[1];
  const auto year = year_word.size() == 4 ? parse_whole_number(year_word) : std::nullopt;
  if (!year) {
    return std::nullopt;
  }
  if (const unsigned month = find_month(first)) {
    if (const unsigned day = find_small_number(second)) {
      return Written{*year, month, day};
    }
    return std::nullopt;
  }
  const unsigned number = find_small_number(first);
  if (number == 0) {
    return std::nullopt;
  }
  if (const unsigned month = find_month(second)) {
    return Written{*year, month, number};
  }
  if (!year_first) {
    return order_numbers(*year, number, find_small_number(second));
  }
  if (const unsigned day = find_small_number(second)) {
    return Written{*year, number, day};
  }
  return std::nullopt;
}

/// The date that the text names, in any form; the day need not exist.
std::optional<Written> parse_written(std::string_view text) {
  constexpr std::size_t longest = 64;  // no date is longer
  if (text.size() > longest) {
    return std::nullopt;
  }
  const std::string_view trimmed = trim(text);
  if (const auto iso = parse_iso(trimmed)) {
    return iso;
  }
  if (trimmed.size() == 8 && std::all_of(trimmed.begin(), trimmed.end(), is_digit)) {
    return parse_iso(fmt::format("{}-{}-{}", trimmed.substr(0, 4), trimmed.substr(4, 2), trimmed.substr(6, 2)));
  }
  const std::string folded = fold(trimmed);
  if (folded.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789 ,./-") != std::string::npos) {
    return std::nullopt;
  }
  return parse_words(split_words(folded));
}

}  // namespace

Result<Date> Date::parse(std::string_view text) {
  if (const auto iso = parse_iso(text); iso && find_fault(*iso).empty()) {
    return Date(to_day(*iso));
  }
  const std::string problem = quote(text) + " is not a date";
  const auto written = parse_written(text);
  if (!written) {
    return failure(problem + "; write year, month and day, for example 2028-09-04");
  }
  if (const std::string fault = find_fault(*written); !fault.empty()) {
    return failure(problem + ": " + fault);
  }
  return failure(problem + "; write " + to_string(Date(to_day(*written))));
}

Date Date::plus_days(int days) const {
  const sys_days moved = sys_days(day_) + std::chrono::days(days);
  return Date(year_month_day(std::clamp(moved, sys_days(first_day), sys_days(last_day))));
}

Date Date::plus_months(int months) const {
  const auto month_number = [](year_month_day day) {
    return std::int64_t{static_cast<int>(day.year())} * 12 + static_cast<unsigned>(day.month()) - 1;
  };
  const std::int64_t moved = month_number(day_) + months;
  if (moved < month_number(first_day)) {
    return Date(first_day);
  }
  if (moved > month_number(last_day)) {
    return Date(last_day);
  }
  const std::chrono::year year(static_cast<int>(moved / 12));
  const std::chrono::month month(static_cast<unsigned>(moved % 12) + 1);
  const std::chrono::day last = std::chrono::year_month_day_last(year, std::chrono::month_day_last(month)).day();
  return Date(year_month_day(year, month, std::min(day_.day(), last)));
}

int days_between(Date from, Date to) {
  return static_cast<int>((sys_days(to.day()) - sys_days(from.day())).count());
}

std::string to_string(Date date) {
  // Written by hand for speed: pages, tables and calendars are full of dates.
  const year_month_day day = date.day();
  std::string text = "0000-00-00";
  const auto write = [&text](std::size_t end, unsigned number) {
    for (; number > 0; number /= 10) {
      text[--end] = static_cast<char>('0' + number % 10);
    }
  };
  write(4, static_cast<unsigned>(static_cast<int>(day.year())));
  write(7, static_cast<unsigned>(day.month()));
  write(10, static_cast<unsigned>(day.day()));
  return text;
}

std::string to_words(Date date) {
  const year_month_day day = date.day();
  return fmt::format("{} {}, {}", month_names[static_cast<unsigned>(day.month()) - 1], static_cast<unsigned>(day.day()),
                     static_cast<int>(day.year()));
}

std::optional<Date> read_any_date(std::string_view text) {
  const auto written = parse_written(text);
  if (!written || !find_fault(*written).empty()) {
    return std::nullopt;
  }
  return Date(to_day(*written));
}

}  // namespace cme
