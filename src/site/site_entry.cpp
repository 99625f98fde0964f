// SPDX-License-Identifier: MIT
#include "site/site_entry.hpp"

#include <algorithm>
#include <tuple>

#include "render/calendar.hpp"
#include "render/field_text.hpp"
#include "site/site_address.hpp"

namespace cme {
namespace {

/// How much the first credit gives that is no board's own: others of the same activity mostly give the same.
std::string credits_text(const std::vector<Credit>& credits) {
  for (const Credit& credit : credits) {
    if (!credit.board && credit.amount) {
      Credit shown = credit;
      shown.note.reset();
      return credit_text(shown, CreditDetail::amount);
    }
  }
  return "not stated";
}

std::optional<Decimal> most_credits(const std::vector<Credit>& credits) {
  std::optional<Decimal> most;
  for (const Credit& credit : credits) {
    if (!credit.board && credit.amount) {
      most = std::max(most, std::optional(credit.max.value_or(*credit.amount)));
    }
  }
  return most;
}

std::string fee_text_of(const std::vector<Fee>& tiers) {
  const Money* lowest = nullptr;
  std::size_t amounts = 0;
  for (const Fee& tier : tiers) {
    if (tier.amount) {
      ++amounts;
      const bool is_lower = !lowest || tier.amount->amount() < lowest->amount();
      lowest = is_lower ? &*tier.amount : lowest;
    }
  }
  if (!lowest) {
    return tiers.empty() ? "not stated" : "see provider";
  }
  if (amounts == 1) {
    return lowest->is_free() ? "Free" : to_string(*lowest);
  }
  return lowest->is_free() ? "free for some" : "from " + to_string(*lowest);
}

/// As `cme list --max-fee` reads it.
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
  SiteEntry entry{.id = *activity.id,
                  .expires = *activity.expires,
                  .updated = *last_change(activity),
                  .format = *activity.format,
                  .title = activity.title.value_or("Untitled activity"),
                  .provider = *activity.provider,
                  .provider_slug = slug_of(*activity.provider),
                  .credits = credits_text(activity.credits),
                  .most_credits = most_credits(activity.credits),
                  .fee = fee_text_of(activity.fee),
                  .lowest_fee = lowest_fee(activity.fee),
                  .keywords = activity.keywords};
  for (const Board board : approving_boards(activity)) {
    entry.boards |= 1U << static_cast<unsigned>(board);
  }
  for (const Credit& credit : activity.credits) {
    if (credit.type) {
      entry.credit_types |= 1U << static_cast<unsigned>(*credit.type);
    }
  }
  return entry;
}

bool expires_before(const SiteEntry& left, const SiteEntry& right) {
  return std::tie(left.expires, left.id) < std::tie(right.expires, right.id);
}

}  // namespace cme
