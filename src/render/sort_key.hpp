// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "render/row.hpp"

namespace cme {

/// A value that rows are sorted by: numbers and days as numbers, text folded. Absent sorts last in either direction.
struct SortKey {
  bool absent = true;
  std::int64_t number = 0;
  std::string text;

  auto operator<=>(const SortKey&) const = default;
};

SortKey sort_key(const Row& row, Field field);

}  // namespace cme
