// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// How a value has changed.
enum class DifferenceKind : std::uint8_t {
  value,  ///< one text for another; either may be absent
  items,  ///< items of a list were removed and added; neither if only their order is another
  words,  ///< words of a longer text
};

/// A part of a difference: ' ' of both states, '-' of the first alone, '+' of the second alone.
struct DifferencePart {
  char sign;
  std::string text;

  bool operator==(const DifferencePart&) const = default;
};

/// How one key of a record, or one section of its description, has changed. Texts of the record, not made safe.
struct FieldDifference {
  std::string name;  ///< "fee", "description, Importance"
  DifferenceKind kind = DifferenceKind::value;
  std::vector<DifferencePart> parts;

  bool operator==(const FieldDifference&) const = default;
};

/// All that has changed between two states of an activity, in the order of the record's keys.
std::vector<FieldDifference> field_differences(const Activity& before, const Activity& after);

}  // namespace cme
