// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "cli/cli.hpp"
#include "cli/settings.hpp"
#include "cli/validate_targets.hpp"
#include "cme/diag/diagnostic.hpp"
#include "cme/record/load.hpp"
#include "diag/packed_finding.hpp"
#include "edit/fix.hpp"

namespace cme {

/// A comment in a record that is not reported, which allows what no other record has in common with it, or no longer
/// has.
struct NeedlessAllowance {
  Finding finding;
  std::vector<RecordMark> marks;  ///< of its record
};

/// The results of the checks so far.
struct ValidateOutcome {
  std::vector<PackedFinding> findings;
  std::vector<PackedFinding> allowed;       ///< allowed by comments in the records
  std::size_t records = 0;                  ///< how many were read, of those to be reported
  bool is_complete = true;                  ///< whether all could be read
  std::vector<NeedlessAllowance> needless;  ///< in unchanged records
};

/// Reads all files of a group, and adds the results for the reported ones to `outcome`. Reports files that cannot be
/// read. A finding has a fix only if `--fix` would make it with this choice.
void check_group(const Group& group, const LoadOptions& loading, const FixChoice& choice, const Settings& settings,
                 Io& io, ValidateOutcome& outcome);

}  // namespace cme
