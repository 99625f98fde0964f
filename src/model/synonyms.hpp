// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"

namespace cme {

/// A search for one of `typed` also finds the records that match one of `others`.
struct Synonym {
  std::vector<std::string> typed;
  std::vector<std::string> others;

  bool operator==(const Synonym&) const = default;
};

/// A line of a list of synonyms: `COPD = chronic obstructive pulmonary disease` (each finds the other), `heart attack >
/// myocardial infarction` (only the left finds the right). Commas separate several on one side.
Result<std::vector<Synonym>> parse_synonyms(std::string_view line);

/// The built-in list for every catalog: `src/model/synonyms.txt`.
std::span<const Synonym> built_in_synonyms();

}  // namespace cme
