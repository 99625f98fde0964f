// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"
#include "cme/render/records.hpp"

namespace cme {

/// Whether a credit's text names its type, or only says how much, as the directory's "CME Credit" does.
enum class CreditDetail : std::uint8_t { amount, full };

/// `0.5 AMA PRA Category 1 Credit per cycle`, `8 Psychiatry and Neurology (SA)`; empty if nothing is to be told.
std::string credit_text(const Credit& credit, CreditDetail detail);

/// `$25 per module`, `$50 for APsA members`, `$199 (annual subscription)`, or the note alone.
std::string fee_text(const Fee& fee);

/// `Name (grant)`, `Name (in-kind: equipment)`.
std::string supporter_text(const Supporter& supporter);

/// The values of a field that is a list of text; nothing if the field is something else. They live as long as the row.
std::optional<std::vector<std::string_view>> list_values(const Row& row, Field field);

}  // namespace cme
