// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "cme/record/parsed_record.hpp"

namespace cme {

/// Appends a problem for each id and credit amount with an unnecessary leading zero. The activity has only the number,
/// so no meaning rule can see the zero.
void append_leading_zeros(const ParsedRecord& record, std::vector<Diagnostic>& problems);

}  // namespace cme
