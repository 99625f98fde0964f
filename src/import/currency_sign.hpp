// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace cme {

/// The code of ISO 4217 for what a number format shows beside a price: `€`, `zł`, `R$`, or a code itself. `language` is
/// what the format names: a number in hexadecimal digits, `en-CA`, or nothing. It says whose dollar, crown or yen is
/// meant.
/// Nothing for what is no sign, and for a sign of several currencies without a country.
std::optional<std::string_view> find_currency_code(std::string_view sign, std::string_view language);

}  // namespace cme
