// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "cli/cli.hpp"
#include "cli/validate_targets.hpp"
#include "edit/fix.hpp"

namespace cme {

/// What to do with a fixed record; one or both.
struct FixActions {
  bool writes = false;            ///< `--fix`
  bool shows_difference = false;  ///< `--diff`
};

/// The result of `--fix` and `--diff`.
struct FixOutcome {
  bool has_changes = false;  ///< whether a record was rewritten, or would be
  bool is_complete = true;   ///< whether every record to fix could be read and written
};

/// Fixes the reported records of the groups: writes them (`--fix`), prints the difference (`--diff`), or both. Reports
/// what was not fixed, and the number of fixes.
FixOutcome fix_records(FixActions actions, const std::vector<Group>& groups, const LoadOptions& loading,
                       const FixChoice& choice, const Settings& settings, Io& io);

}  // namespace cme
