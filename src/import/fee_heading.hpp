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

/// Whether the heading has a word such as `Fee` or `Rate`.
bool has_word_for_price(std::string_view heading);

/// Who pays the prices, according to the words of the heading beside `Fee` and the like, if it says so at all: `MD/DO`
/// for `MD/DO Fee`, and `Early Bird`. Only a person knows whether these words are about people.
std::optional<std::string> guess_audience(std::string_view heading);

}  // namespace cme
