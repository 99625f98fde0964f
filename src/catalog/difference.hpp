// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/model/activity.hpp"
#include "cme/record/load.hpp"

namespace cme {

/// One record in one of two states of a catalog.
struct RecordState {
  std::string path;   ///< as printed
  std::string name;   ///< the path within its catalog, which is the same in both states unless the file was moved
  std::string bytes;  ///< of its file
  Activity activity;
};

/// A change of one record: added if there is no `before`, removed if there is no `after`.
struct RecordChange {
  std::optional<RecordState> before;
  std::optional<RecordState> after;

  /// The id, after the change if there is such a state.
  [[nodiscard]] std::uint32_t id() const;
};

/// Matches the records of two states by id and, if several have the same id, first by path. Records with the same
/// content are not among the changes, which are sorted by id.
std::vector<RecordChange> match_records(std::vector<RecordState> before, std::vector<RecordState> after);

/// Gives each key that the problems of a broken record left without a value the value that it has `after`; a mistyped
/// key may be any that is missing. Returns the names of those that the change rules compare, unless nothing was
/// recorded.
std::vector<std::string_view> assume_unchanged(const std::vector<Diagnostic>& problems, const Activity& after,
                                               Activity& before);

/// The findings of the change rules, in the order of `reported_before`, and the allowances in the records.
Judgment judge_changes(const std::vector<RecordChange>& changes, const RuleContext& context, YamlReader reader);

}  // namespace cme
