// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "cme/record/parsed_record.hpp"

namespace cme {

/// Appends a problem for each id and amount of credit that starts with a zero it does not need. The activity has the
/// number alone, so that no rule of meaning can see it.
void append_leading_zeros(const ParsedRecord& record, std::vector<Diagnostic>& problems);

}  // namespace cme
