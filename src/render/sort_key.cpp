// SPDX-License-Identifier: MIT
#include "render/sort_key.hpp"

#include <algorithm>
#include <chrono>

#include "base/fold.hpp"
#include "render/field_text.hpp"

namespace cme {

namespace {

// The values that are compared as numbers, by type; all others are compared as text.

std::optional<std::int64_t> number_of(const std::optional<std::uint32_t>& id) {
  return id;
}

std::optional<std::int64_t> number_of(const std::optional<int>& days) {
  return days;
}

std::optional<std::int64_t> number_of(const std::optional<Date>& date) {
  if (!date) {
    return std::nullopt;
  }
  return std::chrono::sys_days(date->day()).time_since_epoch().count();
}

std::optional<std::int64_t> number_of(const std::vector<Credit>& credits) {
  const Credit* const most = most_credit(credits);
  return most == nullptr ? std::nullopt : std::optional(most_of(*most).ten_thousandths());
}

/// Prices in other currencies cannot be compared with dollars, so they count as absent.
std::optional<std::int64_t> number_of(const std::vector<Fee>& tiers) {
  std::optional<std::int64_t> lowest;
  for (const Fee& tier : tiers) {
    if (!tier.amount || (!tier.amount->is_free() && tier.amount->currency() != Currency::usd())) {
      continue;
    }
    const std::int64_t amount = tier.amount->amount().ten_thousandths();
    lowest = lowest ? std::min(*lowest, amount) : amount;
  }
  return lowest;
}

SortKey number_key(std::optional<std::int64_t> number) {
  return {.absent = !number, .number = number.value_or(0), .text = {}};
}

}  // namespace

SortKey sort_key(const Row& row, Field field) {
  return visit_value(row, field, [&](const auto& value) {
    if constexpr (requires { number_of(value); }) {
      return number_key(number_of(value));
    } else {
      const std::string text = field_text(row, field);
      return SortKey{.absent = text.empty(), .number = 0, .text = fold(text)};
    }
  });
}

}  // namespace cme
