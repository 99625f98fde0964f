// SPDX-License-Identifier: MIT
#include "site/site_entry.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "model/fee_class.hpp"
#include "render/calendar.hpp"
#include "render/field_text.hpp"
#include "site/site_address.hpp"

namespace cme {
namespace {

std::string credits_text(const Credit* credit) {
  if (!credit) {
    return "not stated";
  }
  Credit shown = *credit;
  shown.note.reset();
  return credit_text(shown, CreditDetail::amount);
}

std::string credits_words(const Credit* credit) {
  if (!credit) {
    return "credits not stated";
  }
  Credit amount;
  amount.amount = credit->amount;
  amount.max = credit->max;
  const std::string number = credit_text(amount, CreditDetail::amount);
  return number + (number == "1" ? " credit" : " credits") + (credit->per ? " per " + *credit->per : "");
}

/// Amounts of different currencies cannot be compared: dollars take precedence, because filters and sorting know only
/// them, then the currency that is named first.
const Money* lowest_price(const std::vector<Fee>& tiers) {
  const Money* lowest = nullptr;
  for (const Fee& tier : tiers) {
    if (!tier.amount) {
      continue;
    }
    if (tier.amount->is_free()) {
      return &*tier.amount;
    }
    const bool is_of_same = lowest && tier.amount->currency() == lowest->currency();
    const bool is_of_first_dollars = lowest && !is_of_same && tier.amount->currency() == Currency::usd();
    if (!lowest || is_of_first_dollars || (is_of_same && tier.amount->amount() < lowest->amount())) {
      lowest = &*tier.amount;
    }
  }
  return lowest;
}

std::string fee_text_of(const std::vector<Fee>& tiers) {
  const Money* const lowest = lowest_price(tiers);
  if (!lowest) {
    return tiers.empty() ? "not stated" : "see provider";
  }
  if (lowest->is_free()) {
    return fee_class(tiers) == FeeClass::free ? "Free" : std::string(to_string(FeeClass::free_to_some));
  }
  const auto amounts = std::ranges::count_if(tiers, [](const Fee& tier) { return tier.amount.has_value(); });
  return amounts == 1 ? to_string(*lowest)
                      : "from " + to_string(*Money::make(lowest->amount(), {}, *lowest->currency()));
}

/// The same interpretation as `cme list --max-fee`.
std::optional<Decimal> lowest_fee(const std::vector<Fee>& tiers) {
  std::optional<Decimal> lowest;
  for (const Fee& tier : tiers) {
    if (tier.amount && (tier.amount->is_free() || tier.amount->currency() == Currency::usd())) {
      lowest = std::min(lowest.value_or(tier.amount->amount()), tier.amount->amount());
    }
  }
  return lowest;
}

}  // namespace

SiteEntry site_entry(const Activity& activity) {
  const Credit* const most = most_credit(activity.credits);
  SiteEntry entry{.id = *activity.id,
                  .expires = *activity.expires,
                  .updated = *last_change(activity),
                  .format = *activity.format,
                  .title = activity.title.value_or("Untitled activity"),
                  .provider = *activity.provider,
                  .provider_slug = slug_of(*activity.provider),
                  .credits = credits_text(most),
                  .credits_words = credits_words(most),
                  .most_credits = most ? std::optional(most_of(*most)) : std::nullopt,
                  .fee = fee_text_of(activity.fee),
                  .lowest_fee = lowest_fee(activity.fee),
                  .keywords = activity.keywords};
  for (const Board board : approving_boards(activity)) {
    entry.boards |= 1U << static_cast<unsigned>(board);
  }
  for (const Credit& credit : activity.credits) {
    if (credit.type && !credit.board) {
      entry.credit_types |= 1U << static_cast<unsigned>(*credit.type);
    }
  }
  return entry;
}

std::string summary_of(const SiteEntry& entry) {
  const std::string_view period = entry.provider.ends_with('.') ? "" : ".";
  return fmt::format("{}{} {}. Credits: {}. Fee: {}. Expires {}.", entry.provider, period, to_string(entry.format),
                     entry.credits, entry.fee, to_words(entry.expires));
}

bool expires_before(const SiteEntry& left, const SiteEntry& right) {
  return std::tie(left.expires, left.id) < std::tie(right.expires, right.id);
}

}  // namespace cme
