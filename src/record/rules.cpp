// SPDX-License-Identifier: MIT
#include "cme/record/rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cme {
namespace {

using Breaches = std::vector<Breach>;

// AMA PRA counts credit in quarters of an hour. Source: AMA PRA booklet.
void check_credit_step(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  for (std::size_t i = 0; i < activity.credits.size(); ++i) {
    const Credit& credit = activity.credits[i];
    if (credit.type != CreditType::ama_pra_category_1) {
      continue;
    }
    const auto check = [&](std::string_view key, const std::optional<Decimal>& amount) {
      if (amount && !amount->is_in_quarters()) {
        breaches.push_back(
            {.field = fmt::format("credits[{}].{}", i, key),
             .message = fmt::format("\"{}\" is not an amount of credit; AMA PRA counts in quarters: 1, 0.5, 1.25",
                                    to_string(*amount)),
             .help = {}});
      }
    };
    check("amount", credit.amount);
    check("max", credit.max);
  }
}

void check_duplicate_board(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  for (const Approval& approval : activity.approvals) {
    for (auto board = approval.boards.begin(); board != approval.boards.end(); ++board) {
      if (std::find(approval.boards.begin(), board, *board) != board) {
        breaches.push_back({.field = fmt::format("approvals.{}[{}]", approval.type, board - approval.boards.begin()),
                            .message = fmt::format("{} stands twice under \"{}\"", to_string(*board), approval.type),
                            .help = "take this one out, or write the board that is meant"});
      }
    }
  }
}

void check_expires_before_release(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  if (activity.released && activity.expires && *activity.expires < *activity.released) {
    breaches.push_back({.field = "expires",
                        .message = fmt::format("expires on {}, before its release on {}", to_string(*activity.expires),
                                               to_string(*activity.released)),
                        .help = "one of the two dates is wrong"});
  }
}

// Enduring material, of which internet and journal-based CME are kinds, counts for 36 months without review.
// Source: ACCME, enduring materials and journal-based CME.
constexpr int max_period_months = 36;

bool has_limited_period(Format format) {
  return format == Format::enduring || format == Format::internet || format == Format::journal_based;
}

/// The last day that the activity may expire on, or nothing if none is set.
std::optional<Date> latest_expiry(const Activity& activity) {
  if (!activity.format || !has_limited_period(*activity.format) || (!activity.released && !activity.reviewed)) {
    return std::nullopt;
  }
  // An absent date compares below every date.
  return std::max(activity.released, activity.reviewed)->plus_months(max_period_months);
}

void check_period(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  const std::optional<Date> latest = latest_expiry(activity);
  // One day over is a common way of counting that a person should look at, not this error.
  if (latest && activity.expires && *activity.expires > latest->plus_days(1)) {
    breaches.push_back({.field = "expires",
                        .message = fmt::format("expires on {}, more than {} months after its release or last review",
                                               to_string(*activity.expires), max_period_months),
                        .help = fmt::format("{} at the latest, or review it and set `reviewed`", to_string(*latest))});
  }
}

constexpr auto rules = std::to_array<RecordRule>({
    {Rule::credit_step, check_credit_step},
    {Rule::duplicate_board, check_duplicate_board},
    {Rule::expires_before_release, check_expires_before_release},
    {Rule::period_too_long, check_period},
});

}  // namespace

std::span<const RecordRule> record_rules() {
  return rules;
}

}  // namespace cme
