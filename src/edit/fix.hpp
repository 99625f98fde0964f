// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/rule.hpp"
#include "cme/record/load.hpp"

namespace cme {

/// Which problems are to be fixed: those of rules that are not off and, if some are asked for, of these.
struct FixChoice {
  const Severities& severities;
  std::span<const Rule> rules;
};

/// The findings of a record that are chosen, that its comments do not allow, and that come with a fix.
std::vector<Finding> find_fixable(const std::string& path, Judgment judgment, const FixChoice& choice);

/// A record's bytes with what could be fixed.
struct FixedRecord {
  std::string bytes;
  std::size_t fixed = 0;         ///< problems that are gone
  std::vector<Finding> refused;  ///< those whose fix would have changed more than it should
};

/// Makes the fixes of the chosen problems, until none is left that can be made. Each is only made if the record that is
/// read again proves it: the problem is gone, there is no new one, and nothing else of the record reads differently.
/// None makes a value appear twice in its list.
FixedRecord fix_record(const std::string& path, std::string_view bytes, const LoadOptions& options,
                       const FixChoice& choice);

/// Takes the fixes off those findings of the record that `fix_record` refuses to make: they cannot be fixed.
void drop_refused_fixes(const std::string& path, std::string_view bytes, const LoadOptions& options,
                        const FixChoice& choice, std::vector<Finding>& findings);

}  // namespace cme
