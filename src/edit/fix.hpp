// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/rule.hpp"
#include "cme/record/load.hpp"
#include "edit/fix_proof.hpp"

namespace cme {

/// Which problems to fix: those of rules that are not off and, if rules were selected, of those rules.
struct FixChoice {
  const Severities& severities;
  std::span<const Rule> rules;
};

/// The chosen findings of a record that have a fix and that no comment allows.
std::vector<Finding> find_fixable(const std::string& path, Judgment judgment, const FixChoice& choice);

/// A record's bytes with the fixes that could be made.
struct FixedRecord {
  std::string bytes;
  std::size_t fixed = 0;         ///< how many of its fixable problems are gone
  std::size_t uncovered = 0;     ///< how many were fixed besides, which others had hidden
  std::vector<Finding> refused;  ///< problems whose fix would have changed more than it should
  std::vector<Finding> left;     ///< the fixable problems that are still there, as found in `bytes`
};

/// Makes the fixes of the chosen problems until none is left that can be made. A fix is made only if reading the record
/// again proves it: the problem is gone, there is no new one, and nothing else in the record reads differently. No fix
/// makes a value repeat another of its list, also not one of which the problems of the record kept rules from speaking.
FixedRecord fix_record(const std::string& path, std::string_view bytes, const LoadOptions& options,
                       const FixChoice& choice);

/// Removes the fixes that `fix_record` does not make from the findings of the record.
void drop_fixes_not_made(const std::string& path, JudgedRecord& record, const LoadOptions& options,
                         const FixChoice& choice);

}  // namespace cme
