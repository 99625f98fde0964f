// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// Whether the text starts with a currency code: `$30 CAD` is not thirty US dollars with the note `CAD`.
bool begins_with_code(std::string_view text);

/// Whether the text has one of the signs `$`, `€` and `£`.
bool has_currency_sign(std::string_view text);

/// Whether the text says which currency its prices are in: a sign, a code in capitals, or a word such as "euros".
bool names_currency(std::string_view text);

/// Whether words beside a price may have another one, so that the first is not certain: `$25 for CME`, `free with a
/// code`.
bool mentions_price(std::string_view words);

/// Parses a fee in the directory's form: `$30`, `30`, `$25-$95`, `$25 per module`, `$199 annual subscription`, `$50 for
/// members, $75 for non-members`. Text without a certain amount is kept as a note, and a sentence is appended to
/// `problems`.
std::vector<Fee> parse_fee(std::string_view text, std::vector<std::string>& problems);

}  // namespace cme
