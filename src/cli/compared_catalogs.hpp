// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
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
  std::vector<RecordChange> changes;    ///< sorted by id
  std::vector<std::string> broken;      ///< what was not compared: "HEAD:records/1.yaml is broken"
  std::vector<std::string> unreadable;  ///< nor was this: "HEAD:records/2.yaml cannot be read: it is …"

  [[nodiscard]] bool is_complete() const { return broken.empty() && unreadable.empty(); }
};

/// Reports what was not compared, the first few by name.
void report_gaps(const std::vector<std::string>& gaps, const Function<void(const std::string& line)>& report);

/// Compares two states of a catalog record by record. Records that are broken or cannot be read are not compared, and
/// neither are their counterparts. If both states are of one folder, their paths are printed as those of `after`.
CatalogDifference compare_catalogs(Catalog before, Catalog after, const Settings& settings, Io& io);

/// Removes from both the files that have certainly not changed: those that git finds unchanged in the working files
/// `after` since `revision`, from which `before` was opened.
void drop_unchanged_files(const std::string& revision, Catalog& before, Catalog& after, const Io& io);

/// The findings of the change rules, in the order of a report.
struct CheckedChanges {
  std::vector<Finding> findings;
  std::vector<Finding> allowed;  ///< allowed by comments in the records
};

CheckedChanges check_changes(const std::vector<RecordChange>& changes, const LoadOptions& judging,
                             const Severities& severities);

}  // namespace cme
