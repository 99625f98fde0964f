// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "model/date_order.hpp"

namespace cme {

/// A heading whose last words, in parentheses, say how to fill in the column: `Expires (mm/dd/yyyy)`.
struct HintedHeading {
  std::string_view words;  ///< the heading without the hint
  std::optional<DateOrder> dates = {};
};

/// Separates the hint at the end of a heading; a heading with other words in parentheses, or with none, is whole.
HintedHeading separate_hint(std::string_view heading);

}  // namespace cme
