// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cme/model/money.hpp"

namespace cme {

/// What the heading of a column of prices says about all of them.
struct FeeHeading {
  std::optional<std::string> audience = {};  ///< who pays them: `non-members`
  std::optional<Currency> currency = {};     ///< of numbers without a sign
};

/// Reads a heading such as `Non-Member Price`, `Fee (members)` or `Cost in EUR`. Nothing if it has other words, so that
/// the column may be something else.
std::optional<FeeHeading> read_fee_heading(std::string_view heading);

}  // namespace cme
