// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// Credit as the directory writes it: `1`, `.25`, `5-20`, `0.5/cycle`, `16 CME/8 ABPN SA`, `70 (10 AP and 10 CP)`; one
/// entry for each of `types`, and one for each board's own credit. No amount and no type: no entry. Text that is none
/// of these is kept as a note, and a sentence is appended to `problems`.
std::vector<Credit> parse_credit(std::string_view text, std::span<const CreditType> types,
                                 std::vector<std::string>& problems);

}  // namespace cme
