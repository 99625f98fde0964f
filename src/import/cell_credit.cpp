// SPDX-License-Identifier: MIT
#include "import/cell_credit.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "import/cell_text.hpp"
#include "import/credit_text.hpp"
#include "import/page/page_lines.hpp"

namespace cme {
namespace {

/// No real credit is longer.
constexpr std::size_t longest_part = 300;

/// No activity has more.
constexpr std::size_t most_parts = 200;

/// Words that only say that the number is an amount of credit.
constexpr std::string_view generic_words[] = {
    "credit",         "credits",      "credit(s)",     "cme",      "ce",        "cme/ce",      "ce/cme",
    "cme credit",     "hour",         "hours",         "h",        "hr",        "hrs",         "cme credits",
    "ce credit",      "ce credits",   "cme/ce credit", "cme hour", "cme hours", "credit hour", "credit hours",
    "cme/ce credits", "contact hour", "contact hours", "hour(s)",  "cr",        "crs",         "cr.",
    "cred.",          "hrs.",         "hr.",
};

/// Words after an amount that say that it is the largest.
constexpr std::string_view endings[] = {"max", "max.", "maximum"};

constexpr std::string_view beginnings[] = {"maximum of ", "a maximum of ", "max. ", "max ", "up to ", "maximum "};

/// Abbreviations that offices use.
struct ShortType {
  std::string_view words;
  CreditType type;
};
constexpr ShortType short_types[] = {
    {"ama", CreditType::ama_pra_category_1},
    {"ama pra", CreditType::ama_pra_category_1},
    {"ama pra credit", CreditType::ama_pra_category_1},
    {"ama pra credits", CreditType::ama_pra_category_1},
    {"ama cat 1", CreditType::ama_pra_category_1},
    {"ama cat. 1", CreditType::ama_pra_category_1},
    {"ama pra cat 1", CreditType::ama_pra_category_1},
    {"ama pra cat. 1", CreditType::ama_pra_category_1},
    {"ama pra cat 1 credit", CreditType::ama_pra_category_1},
    {"ama pra cat. 1 credit", CreditType::ama_pra_category_1},
    {"ama pra cat 1 credits", CreditType::ama_pra_category_1},
    {"ama pra cat. 1 credits", CreditType::ama_pra_category_1},
    {"aafp", CreditType::aafp_prescribed},
    {"acog", CreditType::acog_cognates},
    {"ancc contact hour(s)", CreditType::ancc_contact_hours},
    {"acpe contact hour(s)", CreditType::acpe_contact_hours},
    {"ancc contact hours", CreditType::ancc_contact_hours},
};

/// The text after `beginning`, in any case; nothing if it starts differently.
std::optional<std::string_view> without_beginning(std::string_view text, std::string_view beginning) {
  return lower_ascii(text.substr(0, beginning.size())) == beginning
             ? std::optional(trim_spaces(text.substr(beginning.size())))
             : std::nullopt;
}

/// The number at the start of the text, with a decimal comma if the sheet uses it.
struct LeadingNumber {
  Decimal number;
  std::size_t length = 0;
};

/// Part of an amount after a whole number, as in `1½` and `1 1/2`; the sign may also be alone.
struct Fraction {
  std::string_view sign;
  std::string_view words;
  std::string_view decimals;
};
constexpr Fraction fractions[] = {{"¼", "1/4", ".25"}, {"½", "1/2", ".5"}, {"¾", "3/4", ".75"}};

/// Adds the fraction that follows the digits to them; returns its length in bytes, or 0.
std::size_t read_fraction(std::string_view after, std::string& digits) {
  const std::size_t space = after.starts_with(' ') ? 1 : 0;
  const std::string_view text = after.substr(space);
  for (const Fraction& fraction : fractions) {
    const bool is_sign = text.starts_with(fraction.sign);
    const bool is_words = space > 0 && text.starts_with(fraction.words) && !digits.empty() &&
                          text.find_first_of("0123456789/", fraction.words.size()) != fraction.words.size();
    if (is_sign || is_words) {
      digits += fraction.decimals;
      return space + (is_sign ? fraction.sign : fraction.words).size();
    }
  }
  return 0;
}

std::optional<LeadingNumber> read_leading_number(std::string_view text, DecimalSign sign) {
  const std::string_view characters = sign == DecimalSign::comma ? "0123456789.," : "0123456789.";
  std::size_t end = std::min(text.find_first_not_of(characters), text.size());
  std::string digits(text.substr(0, end));
  std::ranges::replace(digits, ',', '.');
  if (digits.find('.') == std::string::npos) {
    end += read_fraction(text.substr(end), digits);
  }
  if (digits.starts_with('.')) {
    digits.insert(0, 1, '0');
  }
  const auto number = Decimal::parse(digits);
  return number ? std::optional(LeadingNumber{*number, end}) : std::nullopt;
}

/// The type, board and remark that follow an amount: `AMA PRA Category 1 Credit per cycle (10 AP)`.
class PartReader {
 public:
  PartReader(std::string_view text, DecimalSign sign) : rest_(trim_spaces(text)), sign_(sign) {}

  std::optional<Credit> read() {
    for (const std::string_view beginning : beginnings) {
      if (const auto rest = without_beginning(rest_, beginning)) {
        rest_ = *rest;
        break;
      }
    }
    if (!read_amount()) {
      return std::nullopt;
    }
    drop_ending();
    take_note();
    take_after(" per ", credit_.per);
    if (!read_names()) {
      return std::nullopt;
    }
    take_type_from_note();
    return credit_;
  }

 private:
  bool read_amount() {
    const auto low = read_leading_number(rest_, sign_);
    if (!low) {
      return false;
    }
    credit_.amount = low->number;
    rest_ = trim_spaces(rest_.substr(low->length));
    for (const std::string_view dash : range_dashes) {
      if (!rest_.starts_with(dash)) {
        continue;
      }
      const std::string_view after = trim_spaces(rest_.substr(dash.size()));
      const auto high = read_leading_number(after, sign_);
      if (high && high->number > low->number) {
        credit_.max = high->number;
        rest_ = trim_spaces(after.substr(high->length));
      }
      break;
    }
    return true;
  }

  void drop_ending() {
    const std::size_t space = rest_.rfind(' ');
    const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
    if (std::ranges::find(endings, lower_ascii(rest_.substr(begin))) != std::end(endings)) {
      rest_ = trim_spaces(rest_.substr(0, begin));
    }
  }

  void take_note() {
    const std::size_t open = rest_.find(" (") != std::string_view::npos ? rest_.find(" (") + 1
                             : rest_.starts_with('(')                   ? 0
                                                                        : std::string_view::npos;
    if (open == std::string_view::npos || !rest_.ends_with(')')) {
      return;
    }
    const std::string_view note = trim_spaces(rest_.substr(open + 1, rest_.size() - open - 2));
    if (note.find_first_of("()") == std::string_view::npos) {
      credit_.note = note.empty() ? std::nullopt : std::optional(std::string(note));
      rest_ = trim_spaces(rest_.substr(0, open));
    }
  }

  /// `6.5 (AMA PRA Category 1)`.
  void take_type_from_note() {
    const bool has_name = credit_.type || credit_.board;
    if (const auto type = credit_.note && !has_name ? find_credit_type(*credit_.note) : std::nullopt) {
      credit_.type = type;
      credit_.note = std::nullopt;
    }
  }

  void take_after(std::string_view mark, std::optional<std::string>& target) {
    const std::string padded = " " + std::string(rest_);
    const std::size_t place = padded.find(mark);
    if (place != std::string::npos && place + mark.size() < padded.size()) {
      target = std::string(trim_spaces(std::string_view(padded).substr(place + mark.size())));
      rest_ = trim_spaces(rest_.substr(0, place == 0 ? 0 : place - 1));
    }
  }

  /// The words between the amount and the remarks: a type, a board, both, or words without meaning.
  bool read_names() {
    std::optional<std::string> audience;
    const std::string whole(rest_);
    take_after(" for ", audience);
    if (audience && !credit_.note) {
      credit_.note = "for " + *audience;
    } else if (audience) {
      rest_ = whole;
    }
    if (rest_.empty() || std::ranges::find(generic_words, lower_ascii(rest_)) != std::end(generic_words)) {
      return true;
    }
    for (std::size_t end = rest_.size(); end != std::string_view::npos && end > 0; end = rest_.rfind(' ', end - 1)) {
      if (const auto type = find_credit_type(rest_.substr(0, end))) {
        const std::string_view after = trim_spaces(rest_.substr(end));
        const auto board = find_any_spelling(vocabulary<Board>(), after);
        if (!after.empty() && !board) {
          return false;
        }
        credit_.type = type;
        credit_.board = board ? std::optional(static_cast<Board>(*board)) : std::nullopt;
        return true;
      }
    }
    if (const auto board = find_any_spelling(vocabulary<Board>(), rest_)) {
      credit_.board = static_cast<Board>(*board);
      return true;
    }
    return false;
  }

  std::string_view rest_;
  DecimalSign sign_;
  Credit credit_;
};

/// `AMA PRA Category 1 Credits™: 6.5`.
std::optional<Credit> read_type_and_amount(std::string_view text, DecimalSign sign) {
  const std::size_t colon = text.find(':');
  const auto type = colon == std::string_view::npos ? std::nullopt : find_credit_type(text.substr(0, colon));
  std::optional<Credit> credit = type ? PartReader(text.substr(colon + 1), sign).read() : std::nullopt;
  if (credit && (credit->type || credit->board)) {
    return std::nullopt;
  }
  if (credit) {
    credit->type = type;
  }
  return credit;
}

std::optional<Credit> read_part(std::string_view part, DecimalSign sign) {
  const auto credit = PartReader(part, sign).read();
  return credit ? credit : read_type_and_amount(part, sign);
}

/// `6.5 AMA / 7.8 ANCC`, `6.5 AMA and 6.5 ANCC contact hours`, if each amount has its type or board; otherwise empty.
std::vector<Credit> read_joined_parts(std::string_view text, DecimalSign sign) {
  std::vector<Credit> credits;
  const auto is_typed = [&](std::string_view part) {
    const auto credit = read_part(part, sign);
    return credit && (credit->type || credit->board);
  };
  const std::vector<std::string_view> parts = split_joined_names(text, is_typed);
  for (const std::string_view part : parts) {
    if (auto credit = parts.size() > 1 ? read_part(part, sign) : std::nullopt) {
      credits.push_back(*std::move(credit));
    }
  }
  return credits;
}

void append_with_types(const Credit& credit, std::span<const CreditType> types, std::vector<Credit>& credits) {
  if (credit.type || credit.board || types.empty()) {
    credits.push_back(credit);
    return;
  }
  for (const CreditType type : types) {
    credits.push_back(credit);
    credits.back().type = type;
  }
}

/// Several parts where semicolons or line breaks separate them.
std::vector<std::string_view> split_parts(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(";\n\r", begin), text.size());
    if (const std::string_view part = trim_spaces(text.substr(begin, end - begin)); !part.empty()) {
      parts.push_back(part);
    }
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::optional<CreditType> find_credit_type(std::string_view words) {
  const std::string folded = fold(words);
  const auto found = std::ranges::find(short_types, std::string_view(folded), &ShortType::words);
  if (found != std::end(short_types)) {
    return found->type;
  }
  const auto type = find_any_spelling(vocabulary<CreditType>(), words);
  return type ? std::optional(static_cast<CreditType>(*type)) : std::nullopt;
}

std::vector<std::string> split_credit_types(std::string_view words) {
  if (words.size() > longest_part) {
    return {std::string(words)};
  }
  const auto names =
      split_joined_names(words, [](std::string_view name) { return find_credit_type(name).has_value(); });
  return {names.begin(), names.end()};
}

CellCredits read_cell_credits(std::string_view text, std::span<const CreditType> types, DecimalSign sign) {
  CellCredits read;
  const std::vector<std::string_view> parts = split_parts(text);
  if (parts.size() > most_parts) {
    return {.credits = {}, .unread = {std::string(text)}};
  }
  for (const std::string_view part : parts) {
    if (part.size() > longest_part) {
      read.unread.emplace_back(part);
      continue;
    }
    if (const auto credit = read_part(part, sign)) {
      append_with_types(*credit, types, read.credits);
      continue;
    }
    if (const std::vector<Credit> joined = read_joined_parts(part, sign); !joined.empty()) {
      read.credits.insert(read.credits.end(), joined.begin(), joined.end());
      continue;
    }
    std::vector<std::string> problems;
    const std::vector<Credit> credits = parse_credit(part, types, problems);
    if (problems.empty() && !credits.empty()) {
      read.credits.insert(read.credits.end(), credits.begin(), credits.end());
    } else {
      read.unread.emplace_back(part);
    }
  }
  return read;
}

}  // namespace cme
