// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "cme/model/amounts.hpp"

namespace cme {
namespace {

/// Source: ISO 4217, list one (active codes), funds and precious metals left out.
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
  return failure(problem + "; write its three letters in ISO 4217, as in EUR");
}

}  // namespace cme
