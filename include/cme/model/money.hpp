// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "cme/base/result.hpp"
#include "cme/model/decimal.hpp"

namespace cme {

/// A currency of ISO 4217, by its code.
class Currency {
 public:
  /// Three capital letters of the list of active currencies.
  static Result<Currency> parse(std::string_view code);

  /// US dollars.
  static constexpr Currency usd() { return Currency({'U', 'S', 'D'}); }

  [[nodiscard]] std::string_view code() const { return {code_.data(), code_.size()}; }

  friend auto operator<=>(const Currency&, const Currency&) = default;

 private:
  explicit constexpr Currency(std::array<char, 3> code) : code_(code) {}

  std::array<char, 3> code_;
};

/// A price or a range of prices. Free is an amount of 0 without a currency and without a maximum.
class Money {
 public:
  /// `free`, `$30`, `30 EUR`, `$25–$95`, `$25-95`, `25 – 95 EUR`: digits, and two digits after a point if any. `$0` is
  /// free. The failure is a sentence that shows the right spelling when there is one (`30` → $30, `$1,000` → $1000).
  static Result<Money> parse(std::string_view text);

  /// The price from `amount` to `max`, or `amount` alone, which is free if 0. Fails if `max` is not above `amount`,
  /// or if there are more than two digits after a point.
  static Result<Money> make(Decimal amount, std::optional<Decimal> max, Currency currency);

  static Money free() { return {}; }

  [[nodiscard]] Decimal amount() const { return amount_; }                      ///< the lower end of a range
  [[nodiscard]] std::optional<Decimal> max() const { return max_; }             ///< above `amount`
  [[nodiscard]] std::optional<Currency> currency() const { return currency_; }  ///< none when free
  [[nodiscard]] bool is_free() const { return !currency_; }

  bool operator==(const Money&) const = default;

 private:
  Decimal amount_;
  std::optional<Decimal> max_;
  std::optional<Currency> currency_;
};

/// What may be between the ends of a range of prices: hyphens, dashes, the minus sign.
inline constexpr std::string_view range_dashes[] = {"-", "‐", "‑", "‒", "–", "—", "−"};

/// As it is stored: `free`, `$30`, `$24.50`, `$25–$95`, `30 EUR`, `25–95 EUR`.
std::string to_string(const Money& money);

/// What is likely meant by text that is no Money but nearly one: `30` → $30, `$1,000` → $1000, `Free` → free.
std::optional<Money> guess_money(std::string_view text);

}  // namespace cme
