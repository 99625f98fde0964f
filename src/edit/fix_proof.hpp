// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cme/record/load.hpp"

namespace cme {

/// A record, and what is said of it.
struct JudgedRecord {
  ParsedRecord record;
  Judgment judgment;
};

/// Whether `after` is what the fixes of `fixed`, whose edits are `edits` in order of their places, make of `before`.
bool is_proven(const JudgedRecord& before, const JudgedRecord& after, std::span<const Finding> fixed,
               std::span<const Edit> edits);

}  // namespace cme
