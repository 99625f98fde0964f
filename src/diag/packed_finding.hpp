// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"

namespace cme {

/// A finding in a third of its memory: a large catalog has hundreds of thousands, and none can be printed before the
/// last record is read. Beside the bytes is what a report sorts and counts by.
struct PackedFinding {
  Rule rule = Rule::syntax;
  Severity severity = Severity::error;
  bool is_fixable = false;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::size_t count = 1;
  std::string bytes;  ///< the whole finding, the path first

  /// As it is printed.
  [[nodiscard]] std::string_view path() const;
};

PackedFinding pack(Finding finding);

/// `findings`, packed in their order.
std::vector<PackedFinding> pack_all(std::vector<Finding> findings);

/// The finding that was packed.
Finding unpack(const PackedFinding& packed);

/// The same in place of another finding, whose memory is used again: faster for very many.
void unpack_to(Finding& finding, const PackedFinding& packed);

/// The order of a report, as `reported_before` says.
bool is_before(const PackedFinding& left, const PackedFinding& right);

}  // namespace cme
