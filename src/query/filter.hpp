// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// A selection of activities. An empty list or std::nullopt does not restrict it; the values of one list mean *or*, the
/// members mean *and*.
struct Filter {
  std::vector<Board> boards;  ///< approved by, under any type
  std::vector<Format> formats;
  std::vector<std::string> providers;  ///< folded; contained in provider or accredited_provider
  std::vector<Competency> competencies;
  std::vector<std::string> keywords;   ///< folded; contained in a keyword
  std::vector<std::string> approvals;  ///< folded; equal to a type
  std::vector<CreditType> credit_types;
  std::optional<Decimal> min_credits;
  std::optional<Decimal> max_credits;
  bool free = false;
  std::optional<Decimal> max_fee;  ///< in US dollars
  std::vector<Status> statuses;    ///< `current` includes expiring
  int within = default_expiring_days;
  std::optional<Date> expires_before;  ///< strictly
  std::optional<Date> expires_after;   ///< strictly
  std::optional<bool> support;         ///< commercial support, or none

  bool operator==(const Filter&) const = default;
};

/// Whether the activity matches the filter on that day.
bool matches(const Filter& filter, const Activity& activity, Date today);

/// Parses a day for a filter: an ISO date, `today`, `+90d`, `-30d`.
Result<Date> parse_day(std::string_view text, Date today);

}  // namespace cme
