// SPDX-License-Identifier: MIT
#include "import/fee_heading.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "import/cell_fee.hpp"

namespace cme {
namespace {

/// No heading that can be read is longer.
constexpr std::size_t longest_heading = 80;

constexpr auto prices = std::to_array<std::string_view>({"cost", "costs", "fee", "fees", "price", "prices"});

/// Words beside them that change nothing.
constexpr auto fillers = std::to_array<std::string_view>({"-", "amount", "for", "in", "registration", "to"});

/// Only codes that are not English words; `ALL` and `TOP` are.
constexpr auto currencies = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"$", "USD"},
    {"us$", "USD"},
    {"usd", "USD"},
    {"€", "EUR"},
    {"eur", "EUR"},
    {"£", "GBP"},
    {"gbp", "GBP"},
    {"c$", "CAD"},
    {"cad", "CAD"},
    {"a$", "AUD"},
    {"aud", "AUD"},
    {"nzd", "NZD"},
    {"chf", "CHF"},
    {"jpy", "JPY"},
    {"inr", "INR"},
});

bool contains(const auto& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// The words of a heading.
struct FeeWords {
  std::optional<Currency> currency = {};
  std::string others = {};  ///< that are not about prices
  bool has_price = false;
  bool has_rate = false;  ///< whether it has the word `rate`, which may also be another: `Pass Rate`
};

FeeWords split_fee_heading(std::string_view heading) {
  std::string words(heading);
  std::ranges::replace_if(
      words, [](char character) { return std::string_view("()[]:_*").find(character) != std::string_view::npos; }, ' ');
  FeeWords read;
  for (const std::string_view word : split(words, ' ')) {
    const std::string folded = fold(word);
    const auto* const currency =
        std::ranges::find(currencies, folded, &std::pair<std::string_view, std::string_view>::first);
    if (contains(prices, folded)) {
      read.has_price = true;
    } else if (folded == "rate" || folded == "rates") {
      read.has_rate = true;
    } else if (currency != currencies.end() && !read.currency) {
      read.currency = *Currency::parse(currency->second);
    } else if (!folded.empty() && !contains(fillers, folded)) {
      read.others.append(read.others.empty() ? "" : " ").append(word);
    }
  }
  return read;
}

}  // namespace

std::optional<FeeHeading> read_fee_heading(std::string_view heading) {
  if (heading.size() > longest_heading) {
    return std::nullopt;
  }
  FeeWords words = split_fee_heading(heading);
  const bool has_audience = is_audience(words.others);
  if ((!words.has_price && !(words.has_rate && has_audience)) || (!words.others.empty() && !has_audience)) {
    return std::nullopt;
  }
  FeeHeading read{.audience = {}, .currency = words.currency};
  if (has_audience) {
    read.audience = std::move(words.others);
  }
  return read;
}

bool has_word_for_price(std::string_view heading) {
  const FeeWords words = heading.size() > longest_heading ? FeeWords() : split_fee_heading(heading);
  return words.has_price || words.has_rate;
}

std::optional<std::string> guess_audience(std::string_view heading) {
  if (heading.size() > longest_heading) {
    return std::nullopt;
  }
  FeeWords words = split_fee_heading(heading);
  return words.others.empty() ? std::nullopt : std::optional(std::move(words.others));
}

}  // namespace cme
