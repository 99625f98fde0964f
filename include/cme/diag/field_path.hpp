// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace cme {

/// Where a value is in its record, with indices from 0 that count only items with a value: the second credit's amount
/// is {"credits", 1, "amount"}, the fourth board of an approval type {"approvals", {}, "ABMS …", 3}.
struct FieldPath {
  std::string key;                        ///< of the record; empty: the record as a whole
  std::optional<std::size_t> index = {};  ///< in the key's list
  std::string part = {};                  ///< key of the mapping there; may be empty
  std::optional<std::size_t> item = {};   ///< in the part's list

  bool operator==(const FieldPath&) const = default;
};

/// `credits[1].amount`, `approvals.ABMS …[3]`; empty for the record as a whole.
std::string to_string(const FieldPath& path);

}  // namespace cme
