// SPDX-License-Identifier: MIT
#include "import/credit_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "import/page/page_lines.hpp"

namespace cme {
namespace {

/// An amount of credit in the directory's form: `1`, `1.00`, `.25`.
std::optional<Decimal> parse_number(std::string_view text) {
  text = trim_spaces(text);
  const std::string digits = (text.starts_with('.') ? "0" : "") + std::string(text);
  const auto number = Decimal::parse(digits);
  return number ? std::optional(*number) : std::nullopt;
}

/// The text before and after the first `mark`; nothing if there is none or either part is empty.
struct Halves {
  std::string_view before;
  std::string_view after;
};

std::optional<Halves> split_once(std::string_view text, std::string_view mark) {
  const std::size_t place = text.find(mark);
  if (place == std::string_view::npos) {
    return std::nullopt;
  }
  const Halves halves{trim_spaces(text.substr(0, place)), trim_spaces(text.substr(place + mark.size()))};
  return halves.before.empty() || halves.after.empty() ? std::nullopt : std::optional(halves);
}

/// `5-20`, with any kind of dash.
std::optional<Credit> parse_range(std::string_view text) {
  for (const std::string_view dash : range_dashes) {
    const auto halves = split_once(text, dash);
    const auto low = halves ? parse_number(halves->before) : std::nullopt;
    const auto high = halves ? parse_number(halves->after) : std::nullopt;
    if (low && high && *high > *low) {
      Credit credit;
      credit.amount = low;
      credit.max = high;
      return credit;
    }
  }
  return std::nullopt;
}

/// A unit consists of words: `cycle`, not `2 cycles` or `8 ABPN SA`.
bool is_unit(std::string_view text) {
  return std::ranges::none_of(text, is_digit) && text.find('/') == std::string_view::npos;
}

/// `0.5/cycle`, `0.5 per cycle`.
std::optional<Credit> parse_unit(std::string_view text) {
  for (const std::string_view mark : {"/", " per "}) {
    const auto halves = split_once(text, mark);
    const auto amount = halves ? parse_number(halves->before) : std::nullopt;
    if (amount && is_unit(halves->after)) {
      Credit credit;
      credit.amount = amount;
      credit.per = std::string(halves->after);
      return credit;
    }
  }
  return std::nullopt;
}

/// `70 (10 AP and 10 CP)`.
std::optional<Credit> parse_remark(std::string_view text) {
  const auto halves = split_once(text, "(");
  const auto amount = halves && text.ends_with(')') ? parse_number(halves->before) : std::nullopt;
  const std::string_view remark = amount ? trim_spaces(halves->after.substr(0, halves->after.size() - 1)) : "";
  if (remark.empty() || remark.find_first_of("()") != std::string_view::npos) {
    return std::nullopt;
  }
  Credit credit;
  credit.amount = amount;
  credit.note = std::string(remark);
  return credit;
}

/// The amount that a learner can claim according to the text, without its type.
std::optional<Credit> parse_amount(std::string_view text) {
  if (const auto number = parse_number(text)) {
    Credit credit;
    credit.amount = number;
    return credit;
  }
  for (const auto read : {parse_range, parse_unit, parse_remark}) {
    if (auto credit = read(text)) {
      return credit;
    }
  }
  return std::nullopt;
}

/// `8 ABPN SA`: a number, a board in any spelling, and the kind of credit.
std::optional<Credit> parse_board_credit(std::string_view text) {
  const auto halves = split_once(text, " ");
  const auto amount = halves ? parse_number(halves->before) : std::nullopt;
  if (!amount) {
    return std::nullopt;
  }
  const std::string_view words = halves->after;
  for (std::size_t end = words.size(); end != std::string_view::npos && end > 0; end = words.rfind(' ', end - 1)) {
    const auto board = find_any_spelling(vocabulary<Board>(), words.substr(0, end));
    if (!board) {
      continue;
    }
    Credit credit;
    credit.amount = amount;
    credit.board = static_cast<Board>(*board);
    const std::string_view rest = trim_spaces(words.substr(end));
    if (!rest.empty()) {
      credit.note = std::string(rest);
    }
    return credit;
  }
  return std::nullopt;
}

/// `16 CME/8 ABPN SA`: first the CME credit, then that of boards. Empty if it does not have this form.
std::vector<Credit> parse_board_credits(std::string_view text) {
  const auto parts = split(text, '/');
  const auto first = split_once(parts.front(), " ");
  const auto amount = first && lower_ascii(first->after) == "cme" ? parse_number(first->before) : std::nullopt;
  if (!amount) {
    return {};
  }
  std::vector<Credit> credits(1);
  credits.front().amount = amount;
  for (const std::string_view part : std::span(parts).subspan(1)) {
    const auto credit = parse_board_credit(trim_spaces(part));
    if (!credit) {
      return {};
    }
    credits.push_back(*credit);
  }
  return credits;
}

/// One entry for each type, or one without a type if there are none.
std::vector<Credit> with_types(const Credit& credit, std::span<const CreditType> types) {
  std::vector<Credit> credits;
  for (const CreditType type : types) {
    credits.push_back(credit);
    credits.back().type = type;
  }
  if (credits.empty() && credit.amount) {
    credits.push_back(credit);
  }
  return credits;
}

/// No real credit is longer.
constexpr std::size_t longest_credit = 200;

}  // namespace

std::vector<Credit> parse_credit(std::string_view text, std::span<const CreditType> types,
                                 std::vector<std::string>& problems) {
  text = trim_spaces(text);
  if (text.empty()) {
    return with_types({}, types);
  }
  const bool is_short = text.size() <= longest_credit;
  if (const auto credit = is_short ? parse_amount(text) : std::nullopt) {
    return with_types(*credit, types);
  }
  if (const auto parts = is_short ? parse_board_credits(text) : std::vector<Credit>(); !parts.empty()) {
    auto credits = with_types(parts.front(), types);
    credits.insert(credits.end(), parts.begin() + 1, parts.end());
    return credits;
  }
  problems.push_back(
      fmt::format("{} is not a credit amount that cme can read; it was kept in the note of the credit", quote(text)));
  Credit unread;
  unread.note = std::string(text);
  return with_types(unread, types);
}

}  // namespace cme
