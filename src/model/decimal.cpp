// SPDX-License-Identifier: MIT
#include "cme/model/decimal.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

constexpr std::size_t fraction_digits = 4;
constexpr std::size_t whole_digits = 9;

/// A number as written, without redundant zeros.
struct Digits {
  std::string_view whole;
  std::string_view fraction;
};

bool is_all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::optional<Digits> parse_digits(std::string_view text) {
  const std::size_t point = text.find('.');
  std::string_view whole = text.substr(0, point);
  std::string_view fraction;
  if (point != std::string_view::npos) {
    fraction = text.substr(point + 1);
    if (!is_all_digits(fraction)) {
      return std::nullopt;
    }
    fraction = fraction.substr(0, fraction.find_last_not_of('0') + 1);
  }
  if (!is_all_digits(whole)) {
    return std::nullopt;
  }
  whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
  return Digits{whole, fraction};
}

bool fits(const Digits& digits) {
  return digits.whole.size() <= whole_digits && digits.fraction.size() <= fraction_digits;
}

/// The number times 10,000.
std::int64_t count_ten_thousandths(const Digits& digits) {
  std::int64_t count = 0;
  for (const char digit : digits.whole) {
    count = count * 10 + (digit - '0');
  }
  for (std::size_t i = 0; i < fraction_digits; ++i) {
    count = count * 10 + (i < digits.fraction.size() ? digits.fraction[i] - '0' : 0);
  }
  return count;
}

}  // namespace

Result<Decimal> Decimal::parse(std::string_view text) {
  const auto digits = parse_digits(text);
  if (digits && fits(*digits)) {
    return Decimal(count_ten_thousandths(*digits));
  }
  const std::string shown = quote(text);
  if (digits && digits->whole.size() > whole_digits) {
    return failure(shown + " is too large; write at most 9 digits before the decimal point");
  }
  if (digits) {
    return failure(shown + " is too precise; write at most 4 digits after the decimal point");
  }
  if (text.starts_with('-') && guess_decimal(text.substr(1))) {
    return failure(shown + " is negative; write 0 or a number above it");
  }
  if (const auto guess = guess_decimal(text)) {
    return failure(shown + " is not a number; write " + to_string(*guess));
  }
  return failure(shown + " is not a number; write digits with an optional fraction, for example 1 or 0.25");
}

std::string to_string(Decimal number) {
  const std::int64_t count = number.ten_thousandths();
  std::string text = std::to_string(count / 10'000);
  if (count % 10'000 == 0) {
    return text;
  }
  std::string fraction =
      std::to_string(10'000 + count % 10'000);  // the leading 1 preserves the zeros, and the point replaces it
  fraction[0] = '.';
  fraction.erase(fraction.find_last_not_of('0') + 1);
  text += fraction;
  return text;
}

std::optional<Decimal> guess_decimal(std::string_view text) {
  constexpr std::size_t longest = 64;
  text = trim(text);
  if (text.starts_with('+')) {
    text = trim(text.substr(1));
  }
  if (text.empty() || text.size() > longest) {
    return std::nullopt;
  }
  std::string spelling(text);
  const std::size_t comma = spelling.find(',');
  // Three digits after a comma may be thousands.
  if (comma != std::string::npos && spelling.size() - comma == 4) {
    return std::nullopt;
  }
  if (comma != std::string::npos) {
    spelling[comma] = '.';
  }
  if (spelling.ends_with('.')) {
    spelling.pop_back();
  }
  if (spelling.starts_with('.')) {
    spelling.insert(0, 1, '0');
  }
  const auto digits = parse_digits(spelling);
  if (!digits || !fits(*digits)) {
    return std::nullopt;
  }
  return *Decimal::parse(spelling);
}

}  // namespace cme
