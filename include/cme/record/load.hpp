// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/model/activity.hpp"
#include "cme/record/rules.hpp"

namespace cme {

/// The largest file that is read as a record: 1 MiB.
inline constexpr std::size_t max_record_bytes = std::size_t{1} << 20;

/// One file, read and checked.
struct LoadedRecord {
  std::string path;                  ///< as given
  std::optional<std::uint32_t> id;   ///< also of a broken record, if it has one that can be read
  std::optional<Activity> activity;  ///< there unless a finding is an error of reading
  std::optional<Place> id_place;     ///< where `id` stands
  std::vector<Finding> findings;     ///< in the order of `reported_before`
};

/// Takes a file's bytes all the way: bytes, text, tree, activity, rules. Each step runs only on what the one before
/// found sound.
LoadedRecord load_record(std::string path, std::string_view bytes, const RuleContext& context);

}  // namespace cme
