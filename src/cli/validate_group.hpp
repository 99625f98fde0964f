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

/// The results of the checks so far.
struct ValidateOutcome {
  std::vector<Finding> findings;
  std::vector<Finding> allowed;  ///< allowed by comments in the records
  std::size_t records = 0;       ///< how many were read, of those to be reported
  bool is_complete = true;       ///< whether all could be read
};

/// Reads all files of a group, and adds the results for the reported ones to `outcome`. Reports files that cannot be
/// read. A finding has a fix only if `--fix` would make it with this choice.
void check_group(const Group& group, const LoadOptions& loading, const FixChoice& choice, const Settings& settings,
                 Io& io, ValidateOutcome& outcome);

}  // namespace cme
