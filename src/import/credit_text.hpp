// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// Parses credit in the directory's form: `1`, `.25`, `5-20`, `0.5/cycle`, `16 CME/8 ABPN SA`, `70 (10 AP and 10 CP)`;
/// one entry for each of `types`, and one for each board's own credit. Without an amount and types, there is no entry.
/// Any other text is kept as a note, and a sentence is appended to `problems`.
std::vector<Credit> parse_credit(std::string_view text, std::span<const CreditType> types,
                                 std::vector<std::string>& problems);

}  // namespace cme
