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
  /// Three capital letters that are in the list of active currencies.
  static Result<Currency> parse(std::string_view code);

  /// US dollars.
  static constexpr Currency usd() { return Currency({'U', 'S', 'D'}); }

  [[nodiscard]] std::string_view code() const { return {code_.data(), code_.size()}; }

  friend auto operator<=>(const Currency&, const Currency&) = default;

 private:
  explicit constexpr Currency(std::array<char, 3> code) : code_(code) {}

  std::array<char, 3> code_;
};

/// A price or a range of prices. Free is an amount of 0 without a currency or a maximum.
class Money {
 public:
  /// `free`, `$30`, `30 EUR`, `$25–$95`, `$25-95`, `25 – 95 EUR`: digits, optionally with a point and two more digits.
  /// `$0` is free. The failure is a sentence that shows the right spelling when there is one (`30` → $30, `$1,000` →
  /// $1000).
  static Result<Money> parse(std::string_view text);

  /// The price from `amount` to `max`, or only `amount`, which is free if 0. Fails if `max` is not greater than
  /// `amount`, or if there are more than two digits after the point.
  static Result<Money> make(Decimal amount, std::optional<Decimal> max, Currency currency);

  static Money free() { return {}; }

  [[nodiscard]] Decimal amount() const { return amount_; }                      ///< the lower end of a range
  [[nodiscard]] std::optional<Decimal> max() const { return max_; }             ///< greater than `amount`
  [[nodiscard]] std::optional<Currency> currency() const { return currency_; }  ///< none when free
  [[nodiscard]] bool is_free() const { return !currency_; }

  bool operator==(const Money&) const = default;

 private:
  Decimal amount_;
  std::optional<Decimal> max_;
  std::optional<Currency> currency_;
};

/// What may separate the ends of a price range: hyphens, dashes, the minus sign.
inline constexpr std::string_view range_dashes[] = {"-", "‐", "‑", "‒", "–", "—", "−"};

/// As it is stored: `free`, `$30`, `$24.50`, `$25–$95`, `30 EUR`, `25–95 EUR`.
std::string to_string(const Money& money);

/// The price that was probably meant by text that is almost a Money: `30` → $30, `$1,000` → $1000, `Free` → free.
std::optional<Money> guess_money(std::string_view text);

}  // namespace cme
