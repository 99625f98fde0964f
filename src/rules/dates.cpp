// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/words.hpp"
#include "rules/record_checks.hpp"

namespace cme {
namespace {

// Enduring material, of which internet and journal-based CME are kinds, counts for 36 months without review, one record
// of a series or of performance improvement for 12. Source: ACCME, policies and FAQ.
constexpr int months_of_material = 36;
constexpr int months_of_series = 12;

/// How long an activity of the format may last without review.
std::optional<int> period_in_months(Format format) {
  switch (format) {
    case Format::journal_based:
    case Format::enduring:
    case Format::internet:
      return months_of_material;
    case Format::performance_improvement:
    case Format::regularly_scheduled_series:
      return months_of_series;
    case Format::internet_point_of_care:
    case Format::live:
    case Format::other:
      return std::nullopt;
  }
  return std::nullopt;
}

/// By how many days the activity expires after a period of `months`; 0 or less if it does not, or has another period.
int days_over_period(const Activity& activity, int months) {
  if (!activity.format || period_in_months(*activity.format) != months || !activity.expires ||
      (!activity.released && !activity.reviewed)) {
    return 0;
  }
  // An absent date compares below every date.
  return days_between(std::max(activity.released, activity.reviewed)->plus_months(months), *activity.expires);
}

void report_period(const Activity& activity, int days_over, std::string_view how_long, Breaches& breaches) {
  breaches.push_back({.field = "expires",
                      .message = fmt::format("expires on {}, {} after its release or last review",
                                             to_string(*activity.expires), how_long),
                      .help = fmt::format("{} at the latest, or review it and set `reviewed`",
                                          to_string(activity.expires->plus_days(-days_over)))});
}

}  // namespace

void check_expired(const Activity& activity, const RuleContext& context, Breaches& breaches) {
  if (status_on(activity, context.today) == Status::expired) {
    const auto days = static_cast<std::size_t>(days_between(*activity.expires, context.today));
    breaches.push_back(
        {.field = "expires",
         .message = fmt::format("expired on {}, {} ago", to_string(*activity.expires), counted(days, "day")),
         .help = "review and renew it, or close it"});
  }
}

void check_expiring(const Activity& activity, const RuleContext& context, Breaches& breaches) {
  if (status_on(activity, context.today) == Status::expiring) {
    const auto days = static_cast<std::size_t>(days_between(context.today, *activity.expires));
    breaches.push_back({.field = "expires",
                        .message = fmt::format("expires on {}, {}", to_string(*activity.expires),
                                               days == 0 ? "today" : "in " + counted(days, "day")),
                        .help = "review and renew it, or let it end"});
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

void check_period_too_long(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  const int over = days_over_period(activity, months_of_material);
  // One day over is a common way of counting that a person should look at, not this error.
  if (over > 1) {
    report_period(activity, over, fmt::format("more than {} months", months_of_material), breaches);
  }
}

void check_period_day_over(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  if (days_over_period(activity, months_of_material) == 1) {
    report_period(activity, 1, fmt::format("one day more than {} months", months_of_material), breaches);
  }
}

void check_period_over_year(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  const int over = days_over_period(activity, months_of_series);
  if (over > 0) {
    report_period(activity, over, fmt::format("more than {} months", months_of_series), breaches);
  }
}

}  // namespace cme
