// SPDX-License-Identifier: MIT
#include <algorithm>
#include <chrono>

#include "base/fold.hpp"
#include "cme/render/records.hpp"

namespace cme {

namespace {

std::optional<std::int64_t> day_number(const std::optional<Date>& date) {
  if (!date) {
    return std::nullopt;
  }
  return std::chrono::sys_days(date->day()).time_since_epoch().count();
}

/// What a learner can claim as CME credit; a board's own credit stands beside it and says nothing about it.
std::optional<std::int64_t> first_credit(const std::vector<Credit>& credits) {
  const auto credit = std::ranges::find_if(credits, [](const Credit& each) { return !each.board; });
  if (credit == credits.end() || !credit->amount) {
    return std::nullopt;
  }
  return credit->amount->ten_thousandths();
}

/// Prices in other currencies cannot be compared with those in dollars, and count as absent.
std::optional<std::int64_t> lowest_fee(const std::vector<Fee>& tiers) {
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
  const Activity& activity = *row.activity;
  switch (field) {
    case Field::id:
      return number_key(activity.id);
    case Field::released:
      return number_key(day_number(activity.released));
    case Field::reviewed:
      return number_key(day_number(activity.reviewed));
    case Field::expires:
    case Field::days_left:
      return number_key(day_number(activity.expires));
    case Field::credits:
      return number_key(first_credit(activity.credits));
    case Field::fee:
      return number_key(lowest_fee(activity.fee));
    default: {
      const std::string text = field_text(row, field);
      return {.absent = text.empty(), .number = 0, .text = fold(text)};
    }
  }
}

}  // namespace cme
