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

}  // namespace

std::optional<FeeHeading> read_fee_heading(std::string_view heading) {
  if (heading.size() > longest_heading) {
    return std::nullopt;
  }
  std::string words(heading);
  std::ranges::replace_if(
      words, [](char character) { return std::string_view("()[]:_*").find(character) != std::string_view::npos; }, ' ');
  FeeHeading read;
  std::string others;
  bool has_price = false;
  for (const std::string_view word : split(words, ' ')) {
    const std::string folded = fold(word);
    const auto* const currency =
        std::ranges::find(currencies, folded, &std::pair<std::string_view, std::string_view>::first);
    if (contains(prices, folded)) {
      has_price = true;
    } else if (currency != currencies.end() && !read.currency) {
      read.currency = *Currency::parse(currency->second);
    } else if (!folded.empty() && !contains(fillers, folded)) {
      others.append(others.empty() ? "" : " ").append(word);
    }
  }
  if (!has_price || (!others.empty() && !is_audience(others))) {
    return std::nullopt;
  }
  if (!others.empty()) {
    read.audience = std::move(others);
  }
  return read;
}

}  // namespace cme
