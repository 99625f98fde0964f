// SPDX-License-Identifier: MIT
#include "model/fee_class.hpp"

#include <algorithm>

namespace cme {

FeeClass fee_class(const std::vector<Fee>& fee) {
  const auto has_amount = [](const Fee& tier) { return tier.amount.has_value(); };
  // `$0–$50` is free to some.
  const auto is_free = [](const Fee& tier) { return tier.amount && tier.amount->amount() == Decimal(); };
  const auto is_paid = [](const Fee& tier) { return tier.amount && !tier.amount->is_free(); };
  const auto is_free_to_all = [&](const Fee& tier) { return is_free(tier) && !tier.audience; };
  if (std::ranges::none_of(fee, has_amount)) {
    return FeeClass::unknown;
  }
  if (std::ranges::none_of(fee, is_free)) {
    return FeeClass::paid;
  }
  return std::ranges::none_of(fee, is_paid) && std::ranges::any_of(fee, is_free_to_all) ? FeeClass::free
                                                                                        : FeeClass::free_to_some;
}

std::string_view to_string(FeeClass fee_class) {
  switch (fee_class) {
    case FeeClass::unknown:
      return "unknown";
    case FeeClass::free:
      return "free";
    case FeeClass::free_to_some:
      return "free to some";
    case FeeClass::paid:
      break;
  }
  return "paid";
}

}  // namespace cme
