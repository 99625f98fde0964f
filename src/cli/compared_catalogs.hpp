// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/function.hpp"
#include "catalog/difference.hpp"
#include "cli/cli.hpp"
#include "cli/locate.hpp"
#include "cli/settings.hpp"

namespace cme {

/// What has changed between two states of a catalog.
struct CatalogDifference {
  std::vector<RecordChange> changes;
  std::vector<std::string> broken;  ///< what was not compared: "HEAD:records/1.yaml is broken, and was not compared"
  std::vector<std::string> gaps;    ///< what else was not, or not completely

  [[nodiscard]] bool is_complete() const { return broken.empty() && gaps.empty(); }
};

/// Reports what was not compared, the first few by name.
void report_gaps(const std::vector<std::string>& gaps, const Function<void(const std::string& line)>& report);

/// What happens to a record that was broken before the change.
enum class BrokenBefore : std::uint8_t {
  is_skipped,    ///< it is not compared
  is_completed,  ///< for the change rules: what they need is read from an earlier version in git, with a note;
                 ///< otherwise it counts as unchanged, which is a gap
};

/// Compares two states of a catalog record by record. Records that are broken after the change or cannot be read are
/// not compared, and neither are their counterparts. Paths of a revision that is compared with the working files of the
/// same folder are printed as theirs.
CatalogDifference compare_catalogs(CatalogStates states, BrokenBefore broken_before, const Settings& settings, Io& io);

/// The findings of the change rules, in the order of a report.
struct CheckedChanges {
  std::vector<Finding> findings;
  std::vector<Finding> allowed;  ///< allowed by comments in the records
};

CheckedChanges check_changes(const std::vector<RecordChange>& changes, const LoadOptions& judging,
                             const Severities& severities);

}  // namespace cme
