// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"
#include "import/cells.hpp"

namespace cme {

/// The credit that a cell names, and the parts of its text that could not be read.
struct CellCredits {
  std::vector<Credit> credits;
  std::vector<std::string> unread;
};

/// Reads amounts with their types, several of them separated by semicolons or line breaks: `1.0 AMA PRA Category 1
/// Credit(s)™`, `Maximum of 0.25 …`, `0.75 AMA; 0.75 ANCC`, `1 hour`, and every form in the directory. An amount
/// without a type applies to each of `types`.
CellCredits read_cell_credits(std::string_view text, std::span<const CreditType> types, DecimalSign sign);

/// The type of credit that the words certainly mean, with or without a ™ and with "Credit(s)", "Contact Hour(s)".
std::optional<CreditType> find_credit_type(std::string_view words);

/// The types in `AMA / ANCC` and `AMA and ANCC`, if each part is one; otherwise the words as they are.
std::vector<std::string> split_credit_types(std::string_view words);

}  // namespace cme
