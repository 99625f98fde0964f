// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/model/activity.hpp"
#include "cme/record/load.hpp"

namespace cme {

/// One record in one of two states of a catalog.
struct RecordState {
  std::string path;   ///< as printed
  std::string name;   ///< the path within its catalog, which is the same in both states of a file that has not moved
  std::string bytes;  ///< of its file
  Activity activity;
};

/// What has become of one record: added without `before`, removed without `after`.
struct RecordChange {
  std::optional<RecordState> before;
  std::optional<RecordState> after;

  /// The id, after the change if there is such a state.
  [[nodiscard]] std::uint32_t id() const;
};

/// Finds out which records of two states are the same: those of one id, of several first those of one path. Records
/// that read the same are not among the changes, which are in the order of their ids.
std::vector<RecordChange> match_records(std::vector<RecordState> before, std::vector<RecordState> after);

/// What the rules of change say, in the order of `reported_before`, and what comments of the records allow.
Judgment judge_changes(const std::vector<RecordChange>& changes, const RuleContext& context, YamlReader reader);

}  // namespace cme
