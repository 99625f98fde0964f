// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

namespace cme {

/// The ISO 4217 code of the currency sign in a number format: `€`, `zł`, `R$`, or a code itself. `language` is from the
/// format: a hexadecimal number, `en-CA`, or empty. It determines which dollar, crown or yen is meant. Nothing if it is
/// not a sign, or if the sign has several currencies and there is no country.
std::optional<std::string_view> find_currency_code(std::string_view sign, std::string_view language);

/// The sign of a dollar. Without a country it is that of the United States, unless the map names another dollar.
inline constexpr std::string_view dollar_sign = "$";

/// Whether people of some country write the currency as `$`.
bool is_dollar(std::string_view code);

}  // namespace cme
