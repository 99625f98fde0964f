// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cme/base/result.hpp"

namespace cme {

/// An exact decimal number from 0 to 999,999,999.9999, not a floating-point number.
class Decimal {
 public:
  constexpr Decimal() = default;

  /// Digits with an optional fraction: `1`, `0.25`, `1.00`. No sign, exponent, separator; a digit before the point.
  /// The failure is a sentence that shows the right spelling when there is one (`.25` → 0.25, `1,5` → 1.5).
  static Result<Decimal> parse(std::string_view text);

  /// The whole number `units`.
  static constexpr Decimal whole(std::int64_t units) { return Decimal(units * 10'000); }

  /// Whether it is a whole number of quarters.
  [[nodiscard]] constexpr bool is_in_quarters() const { return ten_thousandths_ % 2'500 == 0; }

  /// The number times 10,000, which is always whole.
  [[nodiscard]] constexpr std::int64_t ten_thousandths() const { return ten_thousandths_; }

  friend constexpr auto operator<=>(const Decimal&, const Decimal&) = default;

 private:
  explicit constexpr Decimal(std::int64_t ten_thousandths) : ten_thousandths_(ten_thousandths) {}

  std::int64_t ten_thousandths_ = 0;
};

/// The shortest form: `1`, `0.25`.
std::string to_string(Decimal number);

/// The number that was probably meant by text that is almost a Decimal: `.25` → 0.25, `1,5` → 1.5, `+1` → 1.
std::optional<Decimal> guess_decimal(std::string_view text);

}  // namespace cme
