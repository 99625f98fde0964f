// SPDX-License-Identifier: MIT
#include "import/currency_sign.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "cme/model/money.hpp"

namespace cme {
namespace {

struct Sign {
  std::string_view text;
  std::string_view code;
};

/// Signs that mean one currency wherever they are.
constexpr Sign signs[] = {
    {"$", "USD"},   {"US$", "USD"}, {"€", "EUR"},   {"£", "GBP"},   {"C$", "CAD"},   {"CA$", "CAD"},
    {"A$", "AUD"},  {"AU$", "AUD"}, {"NZ$", "NZD"}, {"HK$", "HKD"}, {"S$", "SGD"},   {"NT$", "TWD"},
    {"MX$", "MXN"}, {"R$", "BRL"},  {"₹", "INR"},   {"zł", "PLN"},  {"Kč", "CZK"},   {"Ft", "HUF"},
    {"₩", "KRW"},   {"₽", "RUB"}, {"₺", "TRY"},   {"₪", "ILS"},   {"฿", "THB"},    {"₫", "VND"},
    {"₴", "UAH"},   {"₦", "NGN"},   {"₱", "PHP"},   {"Fr.", "CHF"}, {"SFr.", "CHF"}, {"kr.", "DKK"},
};

struct SignOfCountry {
  std::string_view text;
  std::uint32_t language;
  std::string_view code;
};

/// Signs that several countries share. Source: language identifiers of [MS-LCID].
constexpr SignOfCountry signs_of_countries[] = {
    {"$", 0x1009, "CAD"},  {"$", 0x0C0C, "CAD"},  {"$", 0x0C09, "AUD"},  {"$", 0x1409, "NZD"},  {"$", 0x080A, "MXN"},
    {"$", 0x2C0A, "ARS"},  {"$", 0x340A, "CLP"},  {"$", 0x240A, "COP"},  {"$", 0x380A, "UYU"},  {"$", 0x4809, "SGD"},
    {"$", 0x1004, "SGD"},  {"$", 0x0C04, "HKD"},  {"$", 0x3C09, "HKD"},  {"$", 0x0404, "TWD"},  {"kr", 0x041D, "SEK"},
    {"kr", 0x0414, "NOK"}, {"kr", 0x0814, "NOK"}, {"kr", 0x0406, "DKK"}, {"kr", 0x040F, "ISK"}, {"¥", 0x0411, "JPY"},
    {"¥", 0x0804, "CNY"},  {"￥", 0x0411, "JPY"}, {"￥", 0x0804, "CNY"}, {"R", 0x0436, "ZAR"},  {"R", 0x1C09, "ZAR"},
};

}  // namespace

std::optional<std::string_view> find_currency_code(std::string_view sign, std::uint32_t language) {
  const auto* const of_country = std::ranges::find_if(
      signs_of_countries, [&](const SignOfCountry& each) { return each.text == sign && each.language == language; });
  if (of_country != std::end(signs_of_countries)) {
    return of_country->code;
  }
  const auto* const found = std::ranges::find(signs, sign, &Sign::text);
  if (found != std::end(signs)) {
    return found->code;
  }
  return Currency::parse(sign) ? std::optional(sign) : std::nullopt;
}

}  // namespace cme
