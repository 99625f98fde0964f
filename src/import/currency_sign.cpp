// SPDX-License-Identifier: MIT
#include "import/currency_sign.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/ascii.hpp"
#include "cme/model/money.hpp"

namespace cme {
namespace {

struct Sign {
  std::string_view text;
  std::string_view code;
};

/// Signs that mean the same currency everywhere.
constexpr Sign signs[] = {
    {"$", "USD"},   {"US$", "USD"}, {"€", "EUR"},   {"£", "GBP"},   {"C$", "CAD"},   {"CA$", "CAD"},
    {"A$", "AUD"},  {"AU$", "AUD"}, {"NZ$", "NZD"}, {"HK$", "HKD"}, {"S$", "SGD"},   {"NT$", "TWD"},
    {"MX$", "MXN"}, {"R$", "BRL"},  {"₹", "INR"},   {"zł", "PLN"},  {"Kč", "CZK"},   {"Ft", "HUF"},
    {"₩", "KRW"},   {"₽", "RUB"}, {"₺", "TRY"},   {"₪", "ILS"},   {"฿", "THB"},    {"₫", "VND"},
    {"₴", "UAH"},   {"₦", "NGN"},   {"₱", "PHP"},   {"Fr.", "CHF"}, {"SFr.", "CHF"}, {"kr.", "DKK"},
};

struct SignOfCountry {
  std::string_view text;
  std::uint32_t number;
  std::string_view language;
  std::string_view code;
};

/// Signs that several countries share. Source: language identifiers of [MS-LCID].
constexpr SignOfCountry signs_of_countries[] = {
    {"$", 0x1009, "en-CA", "CAD"},  {"$", 0x0C0C, "fr-CA", "CAD"},  {"$", 0x0C09, "en-AU", "AUD"},
    {"$", 0x1409, "en-NZ", "NZD"},  {"$", 0x080A, "es-MX", "MXN"},  {"$", 0x2C0A, "es-AR", "ARS"},
    {"$", 0x340A, "es-CL", "CLP"},  {"$", 0x240A, "es-CO", "COP"},  {"$", 0x380A, "es-UY", "UYU"},
    {"$", 0x4809, "en-SG", "SGD"},  {"$", 0x1004, "zh-SG", "SGD"},  {"$", 0x0C04, "zh-HK", "HKD"},
    {"$", 0x3C09, "en-HK", "HKD"},  {"$", 0x0404, "zh-TW", "TWD"},  {"kr", 0x041D, "sv-SE", "SEK"},
    {"kr", 0x0414, "nb-NO", "NOK"}, {"kr", 0x0814, "nn-NO", "NOK"}, {"kr", 0x0406, "da-DK", "DKK"},
    {"kr", 0x040F, "is-IS", "ISK"}, {"¥", 0x0411, "ja-JP", "JPY"},  {"¥", 0x0804, "zh-CN", "CNY"},
    {"￥", 0x0411, "ja-JP", "JPY"}, {"￥", 0x0804, "zh-CN", "CNY"}, {"R", 0x0436, "af-ZA", "ZAR"},
    {"R", 0x1C09, "en-ZA", "ZAR"},
};

bool is_language(const SignOfCountry& sign, std::string_view language) {
  std::uint32_t number = 0;
  const char* const end = language.data() + language.size();
  return std::from_chars(language.data(), end, number, 16).ptr == end ? number == sign.number
                                                                      : language == sign.language;
}

}  // namespace

std::optional<std::string_view> find_currency_code(std::string_view sign, std::string_view language) {
  const auto* const of_country = std::ranges::find_if(
      signs_of_countries, [&](const SignOfCountry& each) { return each.text == sign && is_language(each, language); });
  if (of_country != std::end(signs_of_countries)) {
    return of_country->code;
  }
  const auto* const found = std::ranges::find(signs, sign, &Sign::text);
  if (found != std::end(signs)) {
    return found->code;
  }
  return Currency::parse(sign) ? std::optional(sign) : std::nullopt;
}

bool is_dollar(std::string_view code) {
  const auto is_its_sign = [&](const auto& each) { return each.text == dollar_sign && each.code == code; };
  return std::ranges::any_of(signs, is_its_sign) || std::ranges::any_of(signs_of_countries, is_its_sign);
}

}  // namespace cme
