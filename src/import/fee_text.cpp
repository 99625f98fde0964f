// SPDX-License-Identifier: MIT
#include "import/fee_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "import/page/page_lines.hpp"

namespace cme {
namespace {

/// No readable fee is longer.
constexpr std::size_t longest_fee = 300;

/// The longest price, `$180 - $305`, `25 – 95 EUR`, has this many words.
constexpr std::size_t most_price_words = 5;

/// A price in any unambiguous spelling; `$180 = $305`, which the directory has once, is a range. A currency code must
/// be in capitals: "50 all" is not fifty Albanian lek.
std::optional<Money> parse_price(std::string_view text) {
  text = trim_spaces(text);
  const bool is_free = lower_ascii(text) == "free";
  if (!is_free && std::ranges::any_of(text, is_small_letter)) {
    return std::nullopt;
  }
  std::string spelling(text);
  std::ranges::replace(spelling, '=', '-');
  return guess_money(spelling);
}

bool has_digits(std::string_view text) {
  return std::ranges::any_of(text, is_digit);
}

/// A price, and the text after it.
struct PriceAndRest {
  Money price;
  std::string_view rest;
  bool has_sign = false;  ///< or a code; a bare number may mean something else
};

PriceAndRest with_rest(const Money& price, std::string_view text, std::size_t length) {
  const bool has_sign = std::ranges::any_of(text.substr(0, length), [](char character) {
    return !is_digit(character) && character != '.' && character != ',' && character != ' ';
  });
  return {price, trim_spaces(text.substr(length)), has_sign};
}

/// The longest price at the start of the text, in complete words; a slash also ends a word: `$25/module`.
std::optional<PriceAndRest> parse_leading_price(std::string_view text) {
  std::optional<PriceAndRest> longest;
  std::size_t end = 0;
  for (std::size_t words = 0; words < most_price_words && end < text.size(); ++words) {
    end = std::min(text.find_first_of(" /", end + 1), text.size());
    if (const auto price = parse_price(text.substr(0, end))) {
      longest = with_rest(*price, text, end);
    }
  }
  return longest;
}

/// Removes `beginning` from the text if words follow it.
bool skip(std::string_view& text, std::string_view beginning) {
  const std::string_view rest = trim_spaces(text.substr(std::min(beginning.size(), text.size())));
  if (!text.starts_with(beginning) || rest.empty()) {
    return false;
  }
  text = rest;
  return true;
}

/// One tier: `$30`, `$25 per module`, `$50 for members`, `$199 annual subscription`.
std::optional<Fee> parse_tier(std::string_view text) {
  const auto found = parse_leading_price(text);
  if (!found) {
    return std::nullopt;
  }
  Fee tier{.amount = found->price, .per = {}, .audience = {}, .note = {}};
  std::string_view rest = found->rest;
  if (rest.empty()) {
    return tier;
  }
  // A second number may be a second price or a condition of the first, so nothing is certain.
  if (has_digits(rest) || begins_with_code(rest)) {
    return std::nullopt;
  }
  if (skip(rest, "per ") || skip(rest, "/")) {
    const std::size_t audience = rest.find(" for ");
    tier.per = std::string(trim_spaces(rest.substr(0, audience)));
    if (audience != std::string_view::npos) {
      tier.audience = std::string(trim_spaces(rest.substr(audience + std::string_view(" for ").size())));
    }
  } else if (skip(rest, "for ")) {
    tier.audience = std::string(rest);
  } else if (found->has_sign && !found->price.is_free() && !mentions_price(rest)) {
    tier.note = std::string(rest);
  } else {
    return std::nullopt;
  }
  return tier;
}

/// Whether a new tier begins here: with a currency sign, a digit or "free".
bool begins_tier(std::string_view text) {
  return !text.empty() && (is_digit(text.front()) || text.starts_with('$') || text.starts_with("€") ||
                           text.starts_with("£") || lower_ascii(text.substr(0, 5)) == "free ");
}

/// The tiers between commas and semicolons; empty if one of them cannot be read, or if only one names its audience.
std::vector<Fee> parse_tiers(std::string_view text) {
  std::vector<Fee> tiers;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_mark = text[at] == ',' || text[at] == ';';
    const bool is_end = at + 1 == text.size();
    const bool is_boundary = is_mark && text.substr(at + 1, 1) == " " && begins_tier(trim_spaces(text.substr(at + 1)));
    if (!is_boundary && !is_end) {
      continue;
    }
    const auto tier = parse_tier(trim_spaces(text.substr(begin, is_boundary ? at - begin : std::string_view::npos)));
    if (!tier) {
      return {};
    }
    tiers.push_back(*tier);
    begin = at + 1;
  }
  return tiers;
}

/// Whether the first other character before or after a word is a digit.
bool is_beside_digit(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t before = begin == 0 ? std::string_view::npos : text.find_last_not_of(' ', begin - 1);
  const std::size_t after = text.find_first_not_of(' ', end);
  return (before != std::string_view::npos && is_digit(text[before])) ||
         (after != std::string_view::npos && is_digit(text[after]));
}

}  // namespace

bool begins_with_code(std::string_view text) {
  return Currency::parse(text.substr(0, text.find_first_of(" ,;/()"))).has_value();
}

bool has_currency_sign(std::string_view text) {
  constexpr std::string_view signs[] = {"$", "€", "£"};
  return std::ranges::any_of(signs, [&](std::string_view sign) { return text.find(sign) != std::string_view::npos; });
}

bool names_currency(std::string_view text) {
  constexpr std::string_view words[] = {"dollar", "euro", "pound"};
  const std::string lower = lower_ascii(text);
  if (has_currency_sign(text) ||
      std::ranges::any_of(words, [&](std::string_view word) { return lower.find(word) != std::string::npos; })) {
    return true;
  }
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && is_ascii_letter(text[end])) {
      ++end;
    }
    if (Currency::parse(text.substr(begin, end - begin)) && is_beside_digit(text, begin, end)) {
      return true;
    }
    begin = end + 1;
  }
  return false;
}

bool mentions_price(std::string_view words) {
  constexpr std::string_view phrases[] = {"no charge", "no fee", "no cost", "complimentary", " free "};
  std::string apart = " " + lower_ascii(words) + " ";
  std::ranges::replace_if(
      apart, [](char byte) { return byte == '(' || byte == ')' || byte == ',' || byte == ';' || byte == ':'; }, ' ');
  return has_currency_sign(words) ||
         std::ranges::any_of(phrases, [&](std::string_view phrase) { return apart.find(phrase) != std::string::npos; });
}

std::vector<Fee> parse_fee(std::string_view text, std::vector<std::string>& problems) {
  text = trim_spaces(text);
  if (text.empty()) {
    return {};
  }
  if (text.size() <= longest_fee) {
    if (const auto price = parse_price(text)) {
      return {Fee{.amount = *price, .per = {}, .audience = {}, .note = {}}};
    }
    if (auto tiers = parse_tiers(text); !tiers.empty()) {
      return tiers;
    }
  }
  problems.push_back(
      fmt::format("{} is not a price that cme can read; it was kept in the note of the fee", quote(text)));
  return {Fee{.amount = {}, .per = {}, .audience = {}, .note = std::string(text)}};
}

}  // namespace cme
