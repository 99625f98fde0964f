// SPDX-License-Identifier: MIT
#include "import/number_format.hpp"

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

bool has_words(std::string_view text) {
  return std::ranges::any_of(text, [](char character) {
    return is_digit(character) || static_cast<unsigned char>(character) >= 0x80 || character == '#' ||
           (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
  });
}

/// Removes a currency and meaningless words next to a number; other words are kept.
void settle_words_beside(std::string_view& words, std::string_view language, std::string& currency) {
  if (const auto code = find_currency_code(trim(words), language)) {
    currency = *code == "USD" ? "" : *code;
    words = {};
  } else if (!has_words(words)) {
    words = {};
  }
}

/// The parts of the format for positive numbers.
class FormatReader {
 public:
  explicit FormatReader(std::string_view code) : code_(code) {}

  NumberFormat read() {
    while (at_ < code_.size() && code_[at_] != ';') {
      read_next();
    }
    settle_kind();
    if (format_.kind == NumberKind::plain) {
      settle_words();
      settle_digits();
    }
    return std::move(format_);
  }

 private:
  void read_next() {
    constexpr std::string_view general = "general";
    const char character = code_[at_];
    if (lower_ascii(code_.substr(at_, general.size())) == general) {
      letters_ += general;
      digits_ += std::exchange(behind_, {}) + '#';
      at_ += general.size();
    } else if (character == '"') {
      const std::size_t end = std::min(code_.find('"', at_ + 1), code_.size());
      append_literal(code_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
    } else if (character == '[') {
      const std::size_t end = std::min(code_.find(']', at_), code_.size());
      read_brackets(code_.substr(at_ + 1, end - at_ - 1));
      at_ = end + 1;
    } else if (character == '\\') {
      ++at_;
      append_literal(next_character());
    } else if (character == '_' || character == '*') {
      ++at_;
      next_character();
    } else if (std::string_view("0#?").find(character) != std::string_view::npos) {
      // Words between digits are part of the number; those after the last digit are not.
      digits_ += std::exchange(behind_, {}) + character;
      ++at_;
    } else {
      append_bare(next_character());
    }
  }

  std::string_view next_character() {
    const std::size_t begin = at_;
    if (at_ < code_.size()) {
      next_code_point(code_, at_);
    }
    return code_.substr(begin, at_ - begin);
  }

  void append_literal(std::string_view text) { (digits_.empty() ? before_ : behind_) += text; }

  /// `[$€-407]` is a currency, `[h]` hours above 24; colors and conditions do not matter here.
  void read_brackets(std::string_view content) {
    if (content.starts_with('$')) {
      const std::size_t dash = std::min(content.find('-'), content.size());
      language_ = content.substr(std::min(dash + 1, content.size()));
      return append_literal(content.substr(1, dash - 1));
    }
    if (!content.empty() && content.find_first_not_of("hHmMsS") == std::string_view::npos) {
      format_.time.is_elapsed = true;
      letters_ += lower_ascii(content);
    }
  }

  /// A letter of a date or time, a currency sign, or a mark such as `.` or `%`.
  void append_bare(std::string_view character) {
    const char byte = character.front();
    if (character.size() > 1 || byte == '$') {
      return append_literal(character);
    }
    if ((byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z')) {
      letters_ += lower_ascii(character);
      return;
    }
    letters_ += letters_.ends_with(' ') ? "" : " ";
    if (byte == '-' || byte == '(' || byte == ')' || byte == ' ') {
      append_literal(character);
    } else {
      has_marks_ = true;
      is_percent_ = is_percent_ || byte == '%';
    }
  }

  void settle_kind() {
    if (is_percent_) {
      format_.kind = NumberKind::percent;
      return;
    }
    if (letters_.starts_with("general")) {
      return;
    }
    if (letters_.find_first_of("yd") != std::string::npos) {
      format_.kind = NumberKind::date;
      return;
    }
    format_.time.is_of_12_hours = letters_.find("am") != std::string::npos || letters_.find("a p") != std::string::npos;
    format_.time.has_seconds = letters_.find('s') != std::string::npos;
    if (format_.time.has_seconds || format_.time.is_elapsed || letters_.find('h') != std::string::npos) {
      format_.kind = NumberKind::time;
    } else if (letters_.find('m') != std::string::npos) {
      format_.kind = NumberKind::date;
    }
  }

  void settle_words() {
    std::string_view words[] = {before_, behind_};
    for (std::string_view& part : words) {
      settle_words_beside(part, language_, format_.currency);
    }
    format_.before = words[0];
    format_.behind = words[1];
  }

  /// At least two digits, with only words between them.
  void settle_digits() {
    const auto zeros = std::ranges::count(digits_, '0');
    if (zeros >= 2 && !has_marks_ && letters_.find_first_not_of(' ') == std::string::npos &&
        digits_.find_first_of("#?") == std::string::npos) {
      format_.digits = digits_;
    }
  }

  std::string_view code_;
  std::size_t at_ = 0;
  std::string before_;
  std::string digits_;
  std::string behind_;
  std::string letters_;  ///< in lower case, with a space in place of other characters
  std::string_view language_;
  bool has_marks_ = false;
  bool is_percent_ = false;
  NumberFormat format_;
};

std::string time_text(double number, const TimeForm& form) {
  const double shown = form.is_elapsed ? number : number - std::floor(number);
  long seconds = std::lround(shown * static_cast<double>(seconds_of_day));
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

bool is_padded(double number, const NumberFormat& format) {
  return !format.digits.empty() && number >= 0 && number < largest_padded_number && number == std::floor(number);
}

Cell cell_of_words(std::string text, std::string_view currency, std::string_view before, std::string_view behind) {
  if (!currency.empty()) {
    text.append(" ").append(currency);
  }
  if (before.empty() && behind.empty()) {
    return {.text = std::move(text), .kind = CellKind::number};
  }
  return {.text = fmt::format("{}{}{}", before, text, behind)};
}

}  // namespace

NumberFormat parse_number_format(std::string_view code) {
  return FormatReader(code).read();
}

NumberFormat built_in_number_format(unsigned number) {
  if (number == 9 || number == 10) {
    return {.kind = NumberKind::percent};
  }
  const bool is_date = (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 36) ||
                       (number >= 50 && number <= 58);
  if (is_date) {
    return {.kind = NumberKind::date};
  }
  if (number >= 18 && number <= 21) {
    return {.kind = NumberKind::time, .time = {.is_of_12_hours = number <= 19, .has_seconds = number % 2 == 1}};
  }
  if (number >= 45 && number <= 47) {
    return {.kind = NumberKind::time, .time = {.is_elapsed = number == 46, .has_seconds = true}};
  }
  return {};
}

std::optional<std::string> date_of_day_number(double number, DayZero zero) {
  constexpr double last_day = 2'958'466;  // after the end of the year 9999
  if (!(number >= 1) || number >= last_day) {
    return std::nullopt;
  }
  const double whole = std::floor(number);
  long day = static_cast<long>(whole);
  long seconds = std::lround((number - whole) * static_cast<double>(seconds_of_day));
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
  if (format.kind == NumberKind::percent) {
    return percent_cell(number);
  }
  if (format.kind == NumberKind::date) {
    if (std::optional<std::string> date = date_of_day_number(number, zero)) {
      return {.text = *std::move(date), .kind = CellKind::date};
    }
  }
  constexpr double longest_time = 1e6;
  if (format.kind == NumberKind::time && number >= 0 && number < longest_time) {
    return {.text = time_text(number, format.time)};
  }
  std::string text = is_padded(number, format) ? padded_text(number, format.digits) : number_text(number);
  return cell_of_words(std::move(text), format.currency, format.before, format.behind);
}

Cell number_cell_as_shown(double number, std::string_view shown) {
  constexpr std::string_view digits = "0123456789";
  const std::size_t first = shown.find_first_of(digits);
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
  return cell_of_words(number_text(number), currency, words[0], words[1]);
}

}  // namespace cme
