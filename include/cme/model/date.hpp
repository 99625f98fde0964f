// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "cme/base/result.hpp"

namespace cme {

/// A day of the Gregorian calendar, from 1900-01-01 to 9999-12-31. It always exists.
class Date {
 public:
  /// Parses YYYY-MM-DD. The failure says how to write the date, if that can be determined.
  static Result<Date> parse(std::string_view text);

  /// A day that is known to exist.
  explicit Date(std::chrono::year_month_day day) : day_(day) {}

  [[nodiscard]] std::chrono::year_month_day day() const { return day_; }

  /// The day `days` later, or earlier if negative; the calendar's end is the limit.
  [[nodiscard]] Date plus_days(int days) const;

  /// The same day `months` later; a day that the month does not have becomes its last.
  [[nodiscard]] Date plus_months(int months) const;

  friend auto operator<=>(const Date&, const Date&) = default;

 private:
  std::chrono::year_month_day day_;
};

/// The number of days from `from` to `to`; negative if `to` is earlier.
int days_between(Date from, Date to);

/// YYYY-MM-DD.
std::string to_string(Date date);

/// As the directory writes it: September 4, 2028.
std::string to_words(Date date);

/// The one date that `text` can mean, however it is written: `2028-9-4`, `September 4, 2028`, `4 Sep 2028`,
/// `2028/09/04`. Nothing if the order is uncertain (`04/09/2028`) or the day does not exist.
std::optional<Date> read_any_date(std::string_view text);

}  // namespace cme
