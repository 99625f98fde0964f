// SPDX-License-Identifier: MIT
#include "import/cell_date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "import/number_cell.hpp"

namespace cme {
namespace {

/// No date, with all its words, is longer.
constexpr std::size_t longest_text = 100;

constexpr std::string_view weekdays[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                                         "sunday", "mon",     "tue",       "tues",     "wed",    "thu",
                                         "thur",   "thurs",   "fri",       "sat",      "sun"};

constexpr std::string_view months[] = {"january", "february", "march",     "april",   "may",      "june",
                                       "july",    "august",   "september", "october", "november", "december"};

/// Words that may be part of a time of day.
constexpr std::string_view time_words[] = {"am", "pm",  "a",   "p",  "m",   "t",   "z",  "at",  "et",  "est", "edt",
                                           "ct", "cst", "cdt", "mt", "mst", "mdt", "pt", "pst", "pdt", "utc", "gmt"};

bool is_one_of(std::string_view word, auto& words) {
  return std::ranges::find(words, word) != std::end(words);
}

/// A run of digits, a run of letters, or one other byte; a dash of any kind is folded to `-`.
using Tokens = std::vector<std::string_view>;

bool is_number(std::string_view token) {
  return is_digit(token.front());
}

bool is_word(std::string_view token) {
  return is_small_letter(token.front());
}

Tokens split_tokens(std::string_view text) {
  Tokens tokens;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    const auto kind = is_digit(text[begin]) ? is_digit : is_small_letter(text[begin]) ? is_small_letter : nullptr;
    while (kind != nullptr && end < text.size() && kind(text[end])) {
      ++end;
    }
    if (text[begin] != ' ') {
      tokens.push_back(text.substr(begin, end - begin));
    }
    begin = end;
  }
  return tokens;
}

/// Removes words before a colon, such as `expires:`, and the weekday.
void drop_beginning(Tokens& tokens) {
  const auto colon = std::ranges::find(tokens, ":");
  if (colon != tokens.end() && std::none_of(tokens.begin(), colon, is_number)) {
    tokens.erase(tokens.begin(), colon + 1);
  }
  if (!tokens.empty() && is_one_of(tokens.front(), weekdays)) {
    tokens.erase(tokens.begin());
    while (!tokens.empty() && (tokens.front() == "," || tokens.front() == ".")) {
      tokens.erase(tokens.begin());
    }
  }
}

/// Where a time of day begins: at a number before a colon, "am" or "pm".
std::size_t find_time(const Tokens& tokens) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const std::string_view next = tokens[i + 1];
    if (is_number(tokens[i]) && (next == ":" || next == "am" || next == "pm")) {
      return i;
    }
  }
  return tokens.size();
}

/// Removes a time of day at the end, if all of the rest belongs to one.
void drop_time(Tokens& tokens) {
  const std::size_t begin = find_time(tokens);
  const bool is_time = std::all_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin), tokens.end(), [](auto token) {
    return is_number(token) || is_one_of(token, time_words) ||
           std::string_view(":.+-()").find(token) != std::string::npos;
  });
  if (is_time) {
    tokens.resize(begin);
  }
  while (!tokens.empty() && (is_one_of(tokens.back(), time_words) || tokens.back() == "," || tokens.back() == ".")) {
    tokens.pop_back();
  }
}

/// The numbers and the name of the month, in their order; empty if there is anything else.
Tokens values_of(const Tokens& tokens) {
  constexpr std::array<std::string_view, 5> marks = {",", ".", "/", "-", "of"};
  constexpr std::array<std::string_view, 4> ordinals = {"st", "nd", "rd", "th"};
  Tokens values;
  bool is_after_number = false;
  for (const std::string_view token : tokens) {
    const bool is_ordinal = is_after_number && is_one_of(token, ordinals);
    is_after_number = is_number(token);
    if (is_number(token) || (is_word(token) && !is_ordinal && token != "of")) {
      values.push_back(token);
    } else if (!is_ordinal && !is_one_of(token, marks)) {
      return {};
    }
  }
  return values;
}

/// The month with the name `word`, or whose name starts with it (at least three letters); 0 if there is none.
unsigned find_month(std::string_view word) {
  if (word.size() >= 3) {
    for (unsigned month = 1; month <= std::size(months); ++month) {
      if (months[month - 1].starts_with(word)) {
        return month;
      }
    }
  }
  return 0;
}

/// A year of four digits, or of two: those of 1970 to 2069. 0 if it is neither.
unsigned read_year(std::string_view digits) {
  const unsigned number = parse_whole_number(digits).value_or(0);
  return digits.size() == 4 ? number : digits.size() == 2 ? number + (number < 70 ? 2000U : 1900U) : 0;
}

unsigned read_small_number(std::string_view digits) {
  return digits.size() <= 2 ? parse_whole_number(digits).value_or(0) : 0;
}

/// A day as written.
struct WrittenDate {
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;
  std::optional<DateOrder> order = {};  ///< the order used to read it, if several are possible
};
using WrittenDates = std::vector<WrittenDate>;

bool may_be_day(const WrittenDate& date) {
  return date.year > 0 && date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31;
}

/// `Sep 4 2028`, `4 Sep 2028`, `2028 Sep 4`.
WrittenDates read_named_month(const Tokens& values, std::size_t place) {
  const unsigned month = find_month(values[place]);
  std::string_view first = values[place == 0 ? 1 : 0];
  std::string_view second = values[place == 2 ? 1 : 2];
  if (first.size() == 4) {
    std::swap(first, second);
  }
  const unsigned day = read_small_number(first);
  const unsigned year = read_year(second);
  return month == 0 || day == 0 || year == 0 ? WrittenDates() : WrittenDates{{year, month, day}};
}

/// Three numbers, with the year last or first: `9/4/2028`, `26-12-31`.
WrittenDates read_numbers(const Tokens& values, bool may_begin_with_year) {
  const unsigned first = read_small_number(values[0]);
  const unsigned second = read_small_number(values[1]);
  const WrittenDate orders[] = {{read_year(values[2]), first, second, DateOrder::month_first},
                                {read_year(values[2]), second, first, DateOrder::day_first},
                                {read_year(values[0]), second, read_small_number(values[2]), DateOrder::year_first}};
  WrittenDates dates;
  for (const WrittenDate& date : orders) {
    if (may_be_day(date) && (may_begin_with_year || date.order != DateOrder::year_first)) {
      dates.push_back(date);
    }
  }
  if (dates.empty() && first > 0 && second > 0 && orders[0].year > 0) {
    return {{orders[0].year, first, second}};  // no such day
  }
  return dates;
}

/// The days that the values may mean; none if they are not a date.
WrittenDates read_values(const Tokens& values, bool may_begin_with_year) {
  if (values.size() == 1 && values[0].size() == 8 && is_number(values[0])) {
    return read_values({values[0].substr(0, 4), values[0].substr(4, 2), values[0].substr(6)}, may_begin_with_year);
  }
  if (values.size() != 3) {
    return {};
  }
  const auto word = std::ranges::find_if(values, is_word);
  if (word != values.end()) {
    const bool has_one = std::ranges::count_if(values, is_word) == 1;
    return has_one ? read_named_month(values, static_cast<std::size_t>(word - values.begin())) : WrittenDates();
  }
  if (values[0].size() == 4) {
    return {{read_year(values[0]), read_small_number(values[1]), read_small_number(values[2])}};
  }
  return read_numbers(values, may_begin_with_year);
}

/// The days that the text may mean; none if it is not a date.
WrittenDates read_written(std::string_view text, std::optional<DateOrder> order = {}) {
  if (text.size() > longest_text) {
    return {};
  }
  const std::string folded = fold(text);
  Tokens tokens = split_tokens(folded);
  drop_beginning(tokens);
  drop_time(tokens);
  // A two-digit year comes first only between hyphens, or if the map says so.
  const bool may_begin_with_year = order == DateOrder::year_first || std::ranges::count(tokens, "-") == 2;
  return read_values(values_of(tokens), may_begin_with_year);
}

/// All days of `January 2027`, `Jan-27` and `1/2027`; some are not in every month.
WrittenDates read_month(std::string_view text) {
  constexpr unsigned most_days = 31;
  const std::string folded = fold(text.substr(0, longest_text));
  const Tokens tokens = split_tokens(folded);
  const Tokens values = values_of(tokens);
  if (values.size() != 2) {
    return {};
  }
  // `January 27` is a day without its year.
  const bool has_year = values[1].size() == 4 || (is_word(values[0]) && tokens.size() == 3 && tokens[1] == "-");
  const unsigned month = is_word(values[0]) ? find_month(values[0]) : read_small_number(values[0]);
  const unsigned year = has_year && month > 0 ? read_year(values[1]) : 0;
  WrittenDates dates;
  for (unsigned day = 1; year > 0 && day <= most_days; ++day) {
    dates.push_back({year, month, day});
  }
  return dates;
}

Result<Date> make_date(unsigned year, unsigned month, unsigned day) {
  return Date::parse(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

/// A day that is written in the one way that leaves no doubt.
std::optional<Date> read_iso_date(std::string_view text) {
  constexpr std::string_view form = "2028-09-04";
  const bool may_be_date = text.size() == form.size() && text[form.find('-')] == '-';
  const Result<Date> date = may_be_date ? Date::parse(text) : failure("");
  return date ? std::optional(*date) : std::nullopt;
}

std::string not_a_date(std::string_view text) {
  return fmt::format("{} is not a date", quote(trim(text)));
}

/// Numbers that a workbook uses for days from 1970 to 2099; others are probably something else.
std::optional<Date> read_day_number(std::string_view text, DayZero zero) {
  const std::uint32_t shift = zero == DayZero::of_1904 ? 1'462 : 0;
  const std::uint32_t first = 25'569 - shift;
  const std::uint32_t last = 73'050 - shift;
  const auto number = parse_whole_number(trim(text));
  if (!number || *number < first || *number > last) {
    return std::nullopt;
  }
  const auto day = date_of_day_number(*number, zero);
  const auto date = Date::parse(day.value_or(""));
  return date ? std::optional(*date) : std::nullopt;
}

std::string_view name_of(DateOrder order) {
  return date_orders[static_cast<std::size_t>(order)];
}

/// The day that the text means, according to `order` if there are several.
Result<CellDate> choose_date(std::string_view text, const WrittenDates& written, std::optional<DateOrder> order) {
  std::vector<std::pair<Date, std::string_view>> days;
  for (const WrittenDate& each : written) {
    const Result<Date> date = make_date(each.year, each.month, each.day);
    if (date && order && each.order == order) {
      return CellDate{.date = *date};
    }
    if (date && std::ranges::find(days, *date, &std::pair<Date, std::string_view>::first) == days.end()) {
      days.emplace_back(*date, each.order ? name_of(*each.order) : std::string_view());
    }
  }
  if (days.empty()) {
    return failure(not_a_date(text) + "; there is no such day");
  }
  if (days.size() == 1) {
    const auto& [date, name] = days.front();
    const bool is_in_order = !order || name.empty() || name == name_of(*order);
    return CellDate{
        .date = date,
        .remark = is_in_order ? std::string()
                              : fmt::format("{} is not in the order {} and was read as {}; if the order is wrong, so "
                                            "are other dates in this column",
                                            quote(trim(text)), name_of(*order), to_words(date))};
  }
  std::vector<std::string> meanings;
  std::vector<std::string> orders;
  for (const auto& [date, name] : days) {
    meanings.push_back(to_words(date));
    orders.push_back(fmt::format("\"dates: {}\"", name));
  }
  return failure(fmt::format("{} can mean {}; in a map, write {}", quote(trim(text)), fmt::join(meanings, " or "),
                             fmt::join(orders, " or ")));
}

}  // namespace

std::vector<Date> possible_days(std::string_view text) {
  WrittenDates written = read_written(text);
  if (written.empty()) {
    written = read_month(text);
  }
  std::vector<Date> days;
  for (const WrittenDate& each : written) {
    if (const Result<Date> date = make_date(each.year, each.month, each.day)) {
      days.push_back(*date);
    }
  }
  return days;
}

std::optional<DateOrder> find_date_order(const Cell& cell) {
  if (cell.kind != CellKind::text || read_iso_date(cell.text)) {
    return std::nullopt;
  }
  const WrittenDates dates = read_written(cell.text);
  return dates.size() == 1 ? dates.front().order : std::nullopt;
}

Result<CellDate> read_cell_date(const Cell& cell, std::optional<DateOrder> order, DayZero zero) {
  if (const std::optional<Date> date = read_iso_date(cell.text)) {
    return CellDate{.date = *date};
  }
  if (const std::optional<Date> date = read_day_number(cell.text, zero)) {
    return CellDate{
        .date = *date,
        .remark = fmt::format("{} is a date stored as a number; it was read as {}; format the column as a date",
                              quote(trim(cell.text)), to_string(*date))};
  }
  const WrittenDates written = read_written(cell.text, order);
  if (written.empty()) {
    return failure(not_a_date(cell.text) + "; write year, month and day, for example 2028-09-04");
  }
  return choose_date(cell.text, written, order);
}

}  // namespace cme
