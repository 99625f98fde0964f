// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "cli/cli.hpp"
#include "cli/settings.hpp"
#include "cli/validate_targets.hpp"
#include "cme/diag/diagnostic.hpp"
#include "cme/record/load.hpp"
#include "edit/fix.hpp"

namespace cme {

/// What the checks have found so far.
struct ValidateOutcome {
  std::vector<Finding> findings;
  std::vector<Finding> allowed;  ///< hidden by the records' own comments
  std::size_t records = 0;       ///< read, of those to be reported
  bool is_complete = true;       ///< whether all could be read
};

/// Reads all files of a group; adds to `outcome` what concerns the reported ones. Says what cannot be read. Of the
/// findings, those have a fix which `--fix` would make with this choice.
void check_group(const Group& group, const LoadOptions& loading, const FixChoice& choice, const Settings& settings,
                 Io& io, ValidateOutcome& outcome);

}  // namespace cme
