// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cme/record/load.hpp"

namespace cme {

/// A record and its findings.
struct JudgedRecord {
  ParsedRecord record;
  Judgment judgment;
};

/// Whether `after` is what the fixes of `fixed` should turn `before` into. `edits` are their edits in the order of the
/// text.
bool is_proven(const JudgedRecord& before, const JudgedRecord& after, std::span<const Finding> fixed,
               std::span<const Edit> edits);

}  // namespace cme
