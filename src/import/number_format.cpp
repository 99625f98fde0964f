// SPDX-License-Identifier: MIT
#include "import/number_format.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "import/currency_sign.hpp"

namespace cme {
namespace {

bool has_words(std::string_view text) {
  return std::ranges::any_of(text, [](char character) {
    return is_digit(character) || is_beyond_ascii(character) || character == '#' || is_ascii_letter(character);
  });
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
      const std::optional<double> than = parse_number(trim(content.substr(sign.size())));
      return than ? std::optional(NumberCondition{.holds = holds, .than = *than}) : std::nullopt;
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
      digits_ += std::exchange(after_, {}) + '#';
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
      digits_ += std::exchange(after_, {}) + character;
      commas_ = 0;
      ++at_;
    } else if (character == '@') {
      digits_ += std::exchange(after_, {}) + '#';
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

  void append_literal(std::string_view text) { (digits_.empty() ? before_ : after_) += text; }

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
    if (is_ascii_letter(byte)) {
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
    std::string_view words[] = {before_, after_};
    for (std::string_view& part : words) {
      settle_words_beside(part, language_, format_.currency);
    }
    format_.before = words[0];
    format_.after = words[1];
  }

  /// At least two digits, with only words between them, and marks such as a parenthesis before them.
  void settle_digits() {
    const auto zeros = std::ranges::count(digits_, '0');
    if (zeros >= 2 && !has_marks_ && letters_.find_first_not_of(' ') == std::string::npos &&
        digits_.find_first_of("#?") == std::string::npos) {
      const bool has_only_marks = before_.find_first_not_of("([+-/. ") == std::string::npos;
      format_.digits = std::string(trim(has_only_marks ? before_ : "")) + digits_;  // `(000) 000-0000`
    }
  }

  std::string_view code_;
  std::size_t at_ = 0;
  std::string before_;
  std::string digits_;
  std::string after_;
  std::string letters_;  ///< in lower case, with a space in place of other characters
  std::string_view language_;
  unsigned commas_ = 0;  ///< after the last digit
  bool has_marks_ = false;
  bool is_percent_ = false;
  NumberSection format_;
};

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

void settle_words_beside(std::string_view& words, std::string_view language, std::string& currency) {
  const std::string_view sign = trim(words);
  if (const auto code = find_currency_code(sign, language)) {
    currency = *code == "USD" && sign == dollar_sign ? dollar_sign : *code;
    words = {};
  } else if (!has_words(words)) {
    words = {};
  }
}

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

}  // namespace cme
