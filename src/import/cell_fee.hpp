// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"
#include "import/cells.hpp"

namespace cme {

/// Reads a fee in the forms of the directory and of offices: `No charge`, `Free (account required)`, `Member: Free;
/// Non-member: $30`, `Members $30 and others $60`, `$0 for members / $349 for non-members`. A number without a sign is
/// in `currency`. Text whose amount is uncertain is kept as a note, and a sentence is appended to `problems`.
std::vector<Fee> read_cell_fee(std::string_view text, std::optional<Currency> currency, DecimalSign sign,
                               std::vector<std::string>& problems);

/// Whether the words say who pays a price, and nothing else: `non-members`, `residents and fellows`, `ACR members`.
bool is_audience(std::string_view words);

}  // namespace cme
