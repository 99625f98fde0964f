// SPDX-License-Identifier: MIT
#include "import/number_format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
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

bool has_letters(std::string_view text) {
  return has_words(text) && std::ranges::any_of(text, [](char character) {
           return character != '#' && !is_digit(character) && has_words(std::string_view(&character, 1));
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

/// `[>=100]`, `[=0]`, without the brackets; nothing for a color.
std::optional<NumberCondition> parse_condition(std::string_view content) {
  constexpr std::pair<std::string_view, bool (*)(double, double)> comparisons[] = {
      {"<=", [](double number, double than) { return number <= than; }},
      {">=", [](double number, double than) { return number >= than; }},
      {"<>", [](double number, double than) { return number != than; }},
      {"<", [](double number, double than) { return number < than; }},
      {">", [](double number, double than) { return number > than; }},
      {"=", [](double number, double than) { return number == than; }},
  };
  for (const auto& [sign, holds] : comparisons) {
    if (content.starts_with(sign)) {
      const std::string_view digits = trim(content.substr(sign.size()));
      double than = 0;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), than);
      return error == std::errc() && end == digits.data() + digits.size()
                 ? std::optional(NumberCondition{.holds = holds, .than = than})
                 : std::nullopt;
    }
  }
  return std::nullopt;
}

/// One part of a format, from where it begins to a semicolon.
class SectionReader {
 public:
  SectionReader(std::string_view code, std::size_t at) : code_(code), at_(at) {}

  [[nodiscard]] std::size_t end() const { return at_; }

  NumberSection read() {
    while (at_ < code_.size() && code_[at_] != ';') {
      read_next();
    }
    format_.shows_number = !digits_.empty() || before_.empty();
    format_.thousands += commas_;
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
      commas_ = 0;
      ++at_;
    } else if (character == '@') {
      digits_ += std::exchange(behind_, {}) + '#';
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

  /// `[$€-407]` is a currency, `[h]` hours above 24, `[=0]` a condition; colors do not matter here.
  void read_brackets(std::string_view content) {
    if (content.starts_with('$')) {
      const std::size_t dash = std::min(content.find('-'), content.size());
      language_ = content.substr(std::min(dash + 1, content.size()));
      return append_literal(content.substr(1, dash - 1));
    }
    if (!content.empty() && content.find_first_not_of("hHmMsS") == std::string_view::npos) {
      format_.time.is_elapsed = true;
      letters_ += lower_ascii(content);
    } else {
      format_.condition = parse_condition(content);
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
      // Commas after all digits, or after those before the point, divide by 1000.
      commas_ += byte == ',' && !digits_.empty() ? 1U : 0U;
      format_.thousands += byte == '.' ? std::exchange(commas_, 0U) : 0U;
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
      format_.has_day = letters_.find('d') != std::string::npos;
      return;
    }
    format_.time.is_of_12_hours = letters_.find("am") != std::string::npos || letters_.find("a p") != std::string::npos;
    format_.time.has_seconds = letters_.find('s') != std::string::npos;
    if (format_.time.has_seconds || format_.time.is_elapsed || letters_.find('h') != std::string::npos) {
      format_.kind = NumberKind::time;
    } else if (letters_.find('m') != std::string::npos) {
      format_.kind = NumberKind::date;
      format_.has_day = false;
      format_.has_year = false;
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
  unsigned commas_ = 0;  ///< after the last digit
  bool has_marks_ = false;
  bool is_percent_ = false;
  NumberSection format_;
};

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
  constexpr std::size_t most_sections = 3;  // a fourth is for text
  constexpr auto is_above = [](double number, double than) { return number > than; };
  constexpr auto is_below = [](double number, double than) { return number < than; };
  constexpr auto is_at_least = [](double number, double than) { return number >= than; };
  NumberFormat format{.sections = {}};
  for (std::size_t at = 0; format.sections.size() < most_sections;) {
    SectionReader reader(code, at);
    format.sections.push_back(reader.read());
    at = reader.end() + 1;
    if (at > code.size()) {
      break;
    }
  }
  std::vector<NumberSection>& sections = format.sections;
  const bool has_conditions =
      std::ranges::any_of(sections, [](const NumberSection& section) { return section.condition.has_value(); });
  if (!has_conditions && sections.size() == 2) {
    sections[0].condition = NumberCondition{.holds = is_at_least};
  } else if (!has_conditions && sections.size() == 3) {
    sections[0].condition = NumberCondition{.holds = is_above};
    sections[1].condition = NumberCondition{.holds = is_below};
  }
  return format;
}

NumberFormat built_in_number_format(unsigned number) {
  NumberSection section;
  const bool is_date = (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 36) ||
                       (number >= 50 && number <= 58);
  if (number == 9 || number == 10) {
    section.kind = NumberKind::percent;
  } else if (is_date) {
    section.kind = NumberKind::date;
    section.has_day = number != 17;  // mmm-yy
  } else if (number >= 18 && number <= 21) {
    section.kind = NumberKind::time;
    section.time = {.is_of_12_hours = number <= 19, .has_seconds = number % 2 == 1};
  } else if (number >= 45 && number <= 47) {
    section.kind = NumberKind::time;
    section.time = {.is_elapsed = number == 46, .has_seconds = true};
  }
  return {.sections = {section}};
}

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

namespace {

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

bool shows_no_day(std::string_view date, std::string_view shown) {
  constexpr std::size_t date_length = 10;
  constexpr std::string_view first_day = "-01";
  if (date.size() != date_length || !date.ends_with(first_day)) {
    return false;
  }
  std::size_t parts = 0;
  bool has_one = false;
  for (std::size_t at = 0; at < shown.size();) {
    const bool is_number = is_digit(shown[at]);
    std::size_t end = at + 1;
    while (end < shown.size() && is_digit(shown[end]) == is_number && has_words(shown.substr(end, 1))) {
      ++end;
    }
    const std::string_view part = shown.substr(at, end - at);
    parts += has_words(part) ? std::size_t{1} : std::size_t{0};
    has_one = has_one || part == "1" || part == "01";
    at = end;
  }
  const bool is_january = date.substr(4, 3) == first_day;
  return parts > 0 && parts < 3 && (!has_one || is_january);
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
  const bool has_unit = !section.before.empty() || !section.behind.empty();
  const double shown = has_unit ? number / std::pow(1000, section.thousands) : number;
  std::string text = is_padded(number, section) ? padded_text(number, section.digits) : number_text(shown);
  return cell_of_words(std::move(text), section.currency, section.before, section.behind);
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
  return cell_of_words(number_text(number), currency, words[0], words[1]);
}

}  // namespace cme
