// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/function.hpp"
#include "catalog/changed_files.hpp"
#include "catalog/difference.hpp"
#include "cli/cli.hpp"
#include "cli/locate.hpp"
#include "cli/settings.hpp"

namespace cme {

/// What has changed between two states of a catalog.
struct CatalogDifference {
  std::vector<RecordChange> changes;    ///< sorted by id
  std::vector<std::string> broken;      ///< what was not compared: "HEAD:records/1.yaml is broken"
  std::vector<std::string> unreadable;  ///< nor was this: "HEAD:records/2.yaml cannot be read: it is …"

  /// For the change rules alone, the changes of records that were broken before: what could not be read then counts as
  /// unchanged.
  std::vector<RecordChange> of_broken;
  std::vector<std::string> unchecked;  ///< what this hides from the change rules: "records/1.yaml was broken, so …"

  [[nodiscard]] bool is_complete() const { return broken.empty() && unreadable.empty(); }
};

/// Reports what was not compared, the first few by name.
void report_gaps(const std::vector<std::string>& gaps, const Function<void(const std::string& line)>& report);

/// The working files and a revision, without the files that git finds unchanged or that a sparse checkout omits,
/// with a note about the latter. Throws Error if there is no such revision.
CatalogStates open_changes_since(const std::string& revision, const Settings& settings, const Io& io);

/// The same for the base of `changes`. Throws Error if that is a commit of another repository than that of the records.
CatalogStates open_changes_since(const ChangedFiles& changes, const Settings& settings, const Io& io);

/// Compares two states of a catalog record by record. Records that are broken or cannot be read are not compared, and
/// neither are their counterparts. If both states are of one folder, their paths are printed as those of `after`.
CatalogDifference compare_catalogs(CatalogStates states, const Settings& settings, Io& io);

/// The findings of the change rules, in the order of a report.
struct CheckedChanges {
  std::vector<Finding> findings;
  std::vector<Finding> allowed;  ///< allowed by comments in the records
};

CheckedChanges check_changes(const std::vector<RecordChange>& changes, const LoadOptions& judging,
                             const Severities& severities);

}  // namespace cme
