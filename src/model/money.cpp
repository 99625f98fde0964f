// SPDX-License-Identifier: MIT
#include "cme/model/money.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

/// Source: ISO 4217, list one (active codes), funds and precious metals omitted.
constexpr std::string_view codes[] = {
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD", "BIF", "BMD", "BND",
    "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE",
    "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD",
    "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY",
    "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD",
    "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO",
    "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF",
    "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB",
    "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VED", "VES", "VND",
    "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG"};
static_assert(std::is_sorted(std::begin(codes), std::end(codes)));

bool is_active(std::string_view code) {
  return std::binary_search(std::begin(codes), std::end(codes), code);
}

struct CurrencySign {
  std::string_view text;
  std::string_view code;
};

constexpr CurrencySign currency_signs[] = {
    {"$", "USD"},  {"us$", "USD"}, {"€", "EUR"},   {"£", "GBP"},   {"ca$", "CAD"}, {"c$", "CAD"},
    {"a$", "AUD"}, {"au$", "AUD"}, {"nz$", "NZD"}, {"hk$", "HKD"}, {"mx$", "MXN"}, {"r$", "BRL"},
};

/// Dollars and pesos, which share a sign: `$30 CAD`.
constexpr std::string_view codes_with_dollar_sign[] = {"USD", "CAD", "AUD", "NZD", "MXN", "SGD", "HKD", "TWD", "ARS",
                                                       "CLP", "COP", "UYU", "DOP", "JMD", "BBD", "BSD", "TTD", "BZD",
                                                       "FJD", "NAD", "XCD", "KYD", "GYD", "BMD", "BND", "SRD"};

/// One end of a price, as written.
struct Price {
  Decimal amount;
  std::optional<Currency> currency;
};

/// A price, with a second one if it is a range.
struct Prices {
  Price first;
  std::optional<Price> second;
};

/// Digits, optionally with a point and two more digits.
std::optional<Decimal> parse_amount(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos && text.size() - point != 3) {
    return std::nullopt;
  }
  const auto amount = Decimal::parse(text);
  return amount ? std::optional(*amount) : std::nullopt;
}

/// A price in the record format's own spelling: `$30`, `30 EUR`, or `30` within a range.
std::optional<Price> parse_stored_price(std::string_view text) {
  Price price;
  if (text.starts_with('$')) {
    price.currency = Currency::usd();
    text.remove_prefix(1);
  } else if (const std::size_t space = text.find(' '); space != std::string_view::npos) {
    const auto currency = Currency::parse(trim(text.substr(space)));
    if (!currency) {
      return std::nullopt;
    }
    price.currency = *currency;
    text = text.substr(0, space);
  }
  const auto amount = parse_amount(text);
  if (!amount) {
    return std::nullopt;
  }
  price.amount = *amount;
  return price;
}

/// `1,000` as 1000, `.5` as 0.50. Other commas are kept: `10,00` may be $10.00, or $10,000 with a missing zero.
std::string normalize_digits(std::string_view text) {
  std::string digits(text);
  const auto parts = split(std::string_view(digits).substr(0, digits.find('.')), ',');
  if (parts[0].size() <= 3 && !parts[0].empty() && parts[0].front() != '0') {
    const bool thousands =
        std::all_of(parts.begin() + 1, parts.end(), [](std::string_view part) { return part.size() == 3; });
    if (thousands) {
      std::erase(digits, ',');
    }
  }
  if (digits.starts_with('.')) {
    digits.insert(0, 1, '0');
  }
  if (digits.ends_with('.')) {
    digits.pop_back();
  }
  if (digits.size() >= 2 && digits[digits.size() - 2] == '.') {
    digits += '0';
  }
  return digits;
}

/// The currency of a sign or a code in folded text.
std::optional<Currency> find_currency(std::string_view word) {
  for (const CurrencySign& sign : currency_signs) {
    if (word == sign.text) {
      return *Currency::parse(sign.code);
    }
  }
  const auto currency = Currency::parse(upper_ascii(word));
  return currency ? std::optional(*currency) : std::nullopt;
}

bool has_dollar(Currency currency) {
  return std::ranges::find(codes_with_dollar_sign, currency.code()) != std::end(codes_with_dollar_sign);
}

/// A price in any unambiguous spelling, in folded text: `$1,000`, `30 eur`, `€30`, `usd 30`, `$ 30 usd`.
std::optional<Price> parse_likely_price(std::string_view text) {
  constexpr std::string_view number_characters = "0123456789.,";
  const std::size_t begin = text.find_first_of(number_characters);
  if (begin == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t end = text.find_last_of(number_characters) + 1;
  const auto amount = parse_amount(normalize_digits(text.substr(begin, end - begin)));
  if (!amount) {
    return std::nullopt;
  }
  Price price{*amount, std::nullopt};
  bool has_dollar_sign = false;
  for (const std::string_view words : {text.substr(0, begin), text.substr(end)}) {
    for (const std::string_view word : split(words, ' ')) {
      if (word.empty() || word == "$") {
        has_dollar_sign = has_dollar_sign || word == "$";
        continue;
      }
      const auto currency = find_currency(word);
      if (!currency || (price.currency && price.currency != currency)) {
        return std::nullopt;
      }
      price.currency = currency;
    }
  }
  if (has_dollar_sign && !price.currency) {
    price.currency = Currency::usd();
  } else if (has_dollar_sign && !has_dollar(*price.currency)) {
    return std::nullopt;
  }
  return price;
}

std::optional<Prices> parse_prices(std::string_view text, std::optional<Price> (*parse_price)(std::string_view)) {
  for (const std::string_view dash : range_dashes) {
    const std::size_t place = text.find(dash);
    if (place == std::string_view::npos) {
      continue;
    }
    const auto first = parse_price(trim(text.substr(0, place)));
    const auto second = parse_price(trim(text.substr(place + dash.size())));
    if (!first || !second) {
      return std::nullopt;
    }
    return Prices{*first, second};
  }
  const auto only = parse_price(text);
  if (!only) {
    return std::nullopt;
  }
  return Prices{*only, std::nullopt};
}

/// The prices as Money, in US dollars if they name no currency.
Result<Money> to_money(const Prices& prices) {
  const Price& first = prices.first;
  if (!prices.second) {
    return Money::make(first.amount, std::nullopt, first.currency.value_or(Currency::usd()));
  }
  const Price& second = *prices.second;
  if (first.currency && second.currency && first.currency != second.currency) {
    return failure("both amounts must have the same currency");
  }
  const auto currency = first.currency ? first.currency : second.currency;
  return Money::make(first.amount, second.amount, currency.value_or(Currency::usd()));
}

/// The letters after an amount, where a currency code would be, that are not a currency: `30 XYZ`.
std::optional<std::string_view> find_unknown_code(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos || !parse_amount(text.substr(0, space))) {
    return std::nullopt;
  }
  const std::string_view code = text.substr(space + 1);
  const bool capitals = std::all_of(code.begin(), code.end(), [](char c) { return is_capital_letter(c); });
  return capitals && code.size() == 3 ? std::optional(code) : std::nullopt;
}

/// Whether the text contains words, which could go in a note.
bool has_words(std::string_view text) {
  std::size_t run = 0;
  for (const char character : lower_ascii(text)) {
    run = is_small_letter(character) ? run + 1 : 0;
    if (run == 3) {
      return true;
    }
  }
  return false;
}

void append_price(Decimal amount, std::string& text) {
  const std::string number = to_string(amount);
  text += number;
  if (number.size() >= 2 && number[number.size() - 2] == '.') {
    text += '0';
  }
}

}  // namespace

Result<Currency> Currency::parse(std::string_view code) {
  if (is_active(code)) {
    return Currency({code[0], code[1], code[2]});
  }
  const std::string problem = quote(code) + " is not a currency";
  const std::string capitals = upper_ascii(trim(code));
  if (is_active(capitals)) {
    return failure(problem + "; write " + capitals);
  }
  return failure(problem + "; write the three letters of ISO 4217, for example EUR");
}

Result<Money> Money::make(Decimal amount, std::optional<Decimal> max, Currency currency) {
  for (const Decimal price : {amount, max.value_or(amount)}) {
    if (price.ten_thousandths() % 100 != 0) {
      return failure("a price has at most 2 digits after the decimal point");
    }
  }
  if (max && *max <= amount) {
    return failure("the second amount must be greater than the first");
  }
  Money money;
  if (!max && amount == Decimal()) {
    return money;
  }
  money.amount_ = amount;
  money.max_ = max;
  money.currency_ = currency;
  return money;
}

Result<Money> Money::parse(std::string_view text) {
  if (text == "free") {
    return free();
  }
  if (const auto prices = parse_prices(text, parse_stored_price)) {
    const bool sign_comes_late = prices->second && !prices->first.currency && text.find('$') != std::string_view::npos;
    const bool tells_currency = prices->first.currency || (prices->second && prices->second->currency);
    auto money = to_money(*prices);
    if (money && tells_currency && !sign_comes_late) {
      return money;
    }
    if (!money) {
      return failure(quote(text) + " is not a fee: " + money.error());
    }
  }
  const std::string problem = quote(text) + " is not a fee";
  if (const auto guess = guess_money(text)) {
    return failure(problem + "; write " + to_string(*guess));
  }
  if (const auto code = find_unknown_code(text)) {
    return failure(problem + ": " + Currency::parse(*code).error());
  }
  return failure(problem + "; write an amount such as $30, 30 EUR, $25–$95 or free" +
                 (has_words(text) ? ", or put the words in a note" : ""));
}

std::string to_string(const Money& money) {
  if (money.is_free()) {
    return "free";
  }
  const bool dollars = money.currency() == Currency::usd();
  std::string text = dollars ? "$" : "";
  append_price(money.amount(), text);
  if (money.max()) {
    text += dollars ? "–$" : "–";
    append_price(*money.max(), text);
  }
  if (!dollars) {
    text.append(" ").append(money.currency()->code());
  }
  return text;
}

std::optional<Money> guess_money(std::string_view text) {
  constexpr std::size_t longest = 64;  // no price is longer
  if (text.size() > longest) {
    return std::nullopt;
  }
  const std::string folded = fold(text);
  if (folded == "free") {
    return Money::free();
  }
  const auto prices = parse_prices(folded, parse_likely_price);
  if (!prices) {
    return std::nullopt;
  }
  const auto money = to_money(*prices);
  return money ? std::optional(*money) : std::nullopt;
}

}  // namespace cme
