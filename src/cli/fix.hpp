// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "cli/cli.hpp"
#include "cli/validate_targets.hpp"
#include "edit/fix.hpp"

namespace cme {

/// What becomes of a fixed record; one or both.
struct FixActions {
  bool writes = false;            ///< `--fix`
  bool shows_difference = false;  ///< `--diff`
};

/// What `--fix` and `--diff` came to.
struct FixOutcome {
  bool has_changes = false;  ///< whether something is, or would be, rewritten
  bool is_complete = true;   ///< whether all that is to be fixed could be read and written
};

/// Fixes the reported records of the groups: writes them (`--fix`), prints the difference (`--diff`), or both. Says
/// what is not fixed, and counts what is.
FixOutcome fix_records(FixActions actions, const std::vector<Group>& groups, const LoadOptions& loading,
                       const FixChoice& choice, const Settings& settings, Io& io);

}  // namespace cme
