// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "render/row.hpp"

namespace cme {

/// A value to sort rows by: numbers and dates as numbers, text folded. Absent values are last in either direction.
struct SortKey {
  bool absent = true;
  std::int64_t number = 0;
  std::string text;

  auto operator<=>(const SortKey&) const = default;
};

SortKey sort_key(const Row& row, Field field);

}  // namespace cme
