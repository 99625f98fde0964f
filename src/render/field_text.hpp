// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

#include "cme/model/activity.hpp"
#include "render/row.hpp"

namespace cme {

/// Whether a credit's text names its type, or only the amount, like "CME Credit" in the directory.
enum class CreditDetail : std::uint8_t { amount, full };

/// `0.5 AMA PRA Category 1 Credit per cycle`, `8 Psychiatry and Neurology (SA)`; empty if the credit has neither.
std::string credit_text(const Credit& credit, CreditDetail detail);

/// `$25 per module`, `$50 for APsA members`, `$199 (annual subscription)`, or the note alone.
std::string fee_text(const Fee& fee);

/// `Name (grant)`, `Name (in-kind: equipment)`.
std::string supporter_text(const Supporter& supporter);

/// One field of a row as readable text: lists joined by "; ", a fee as `$25–$95`, credits as `1 AMA PRA Category 1
/// Credit`; empty if absent. With the record's own line breaks, and not yet made safe for a terminal.
std::string field_text(const Row& row, Field field);

}  // namespace cme
