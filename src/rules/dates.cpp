// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/words.hpp"
#include "model/review_period.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {

/// How long an activity of the format is valid without review.
std::optional<int> period_in_months(Format format) {
  if (is_enduring_material(format)) {
    return months_of_material;
  }
  if (format == Format::performance_improvement || format == Format::regularly_scheduled_series) {
    return months_of_series;
  }
  return std::nullopt;
}

/// How many days after a period of `months` the activity expires; 0 or less if it does not, or if its format has a
/// different period.
int days_over_period(const Activity& activity, int months) {
  if (!activity.format || period_in_months(*activity.format) != months || !activity.expires ||
      (!activity.released && !activity.reviewed)) {
    return 0;
  }
  // An absent date compares below every date.
  return days_between(std::max(activity.released, activity.reviewed)->plus_months(months), *activity.expires);
}

void report_period(const Activity& activity, int days_over, std::string_view how_long, const BreachTaker& report) {
  report({.field = {.key = "expires"},
          .message =
              fmt::format("expires on {}, {} after the release or last review", to_string(*activity.expires), how_long),
          .help = fmt::format("write {} or earlier, or review the activity and set `reviewed`",
                              to_string(activity.expires->plus_days(-days_over)))});
}

void check_expired(const Activity& activity, const RuleContext& context, const BreachTaker& report) {
  if (status_on(activity, context.today) == Status::expired) {
    const auto days = static_cast<std::size_t>(days_between(*activity.expires, context.today));
    report({.field = {.key = "expires"},
            .message = fmt::format("expired on {}, {} ago", to_string(*activity.expires), counted(days, "day")),
            .help = "review and renew the activity, or close it"});
  }
}

constexpr RuleDefinition expired{.info = {.rule = Rule::expired,
                                          .name = "expired",
                                          .kind = RuleKind::meaning,
                                          .severity = Severity::warning,
                                          .summary = "the activity has not expired",
                                          .why = "Its credit can no longer be claimed: review and renew the activity, "
                                                 "or close it. This is a warning, because a check should not fail only "
                                                 "because a day has passed; cme.yaml can make it an error.",
                                          .source = "ABMS Continuing Certification Directory, Expires",
                                          .bad = "expires: 2025-01-31",
                                          .good = "expires: 2027-01-31"},
                                 .check = check_expired};

void check_expiring(const Activity& activity, const RuleContext& context, const BreachTaker& report) {
  if (status_on(activity, context.today) == Status::expiring) {
    const auto days = static_cast<std::size_t>(days_between(context.today, *activity.expires));
    report({.field = {.key = "expires"},
            .message = fmt::format("expires on {}, {}", to_string(*activity.expires),
                                   days == 0 ? "today" : "in " + counted(days, "day")),
            .help = "review and renew it, or let it expire"});
  }
}

constexpr RuleDefinition expiring{.info = {.rule = Rule::expiring,
                                           .name = "expiring",
                                           .kind = RuleKind::meaning,
                                           .severity = Severity::note,
                                           .summary = "the activity does not expire within 90 days",
                                           .why = "There is still time to review and renew it.",
                                           .source = "ABMS Continuing Certification Directory, Expires",
                                           .bad = "expires: 2026-02-28",
                                           .good = "expires: 2027-02-28"},
                                  .check = check_expiring};

void check_expires_before_release(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (activity.released && activity.expires && *activity.expires < *activity.released) {
    report({.field = {.key = "expires"},
            .message = fmt::format("expires on {}, before the release on {}", to_string(*activity.expires),
                                   to_string(*activity.released)),
            .help = "correct one of the two dates"});
  }
}

constexpr RuleDefinition expires_before_release{
    .info = {.rule = Rule::expires_before_release,
             .name = "expires-before-release",
             .kind = RuleKind::meaning,
             .severity = Severity::error,
             .summary = "the activity expires on or after its release date",
             .why = "Otherwise nobody could ever claim its credit, so one of the two dates is wrong.",
             .source = "record format, docs/format.md",
             .bad = "released: 2027-07-01\nexpires: 2027-06-30",
             .good = "released: 2025-07-01\nexpires: 2027-06-30"},
    .check = check_expires_before_release};

void check_period_too_long(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  const int over = days_over_period(activity, months_of_material);
  // One day over is a common way of counting, which a person should check; it is not this error.
  if (over > 1) {
    report_period(activity, over, fmt::format("more than {} months", months_of_material), report);
  }
}

constexpr RuleDefinition period_too_long{
    .info =
        {.rule = Rule::period_too_long,
         .name = "period-too-long",
         .kind = RuleKind::meaning,
         .severity = Severity::error,
         .summary =
             "enduring, internet and journal-based activities expire within 36 months of the release or last review",
         .why = "Such material is certified for up to three years. After a review it can continue: write the date in "
                "`reviewed`.",
         .source = "ACCME, policies and FAQ on enduring materials and journal-based CME",
         .bad = "format: Enduring\nreleased: 2023-07-01\nexpires: 2027-06-30",
         .good = "format: Enduring\nreleased: 2023-07-01\nreviewed: 2025-07-01\nexpires: 2027-06-30"},
    .check = check_period_too_long};

void check_period_day_over(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (days_over_period(activity, months_of_material) == 1) {
    report_period(activity, 1, fmt::format("one day more than {} months", months_of_material), report);
  }
}

constexpr RuleDefinition period_day_over{
    .info = {.rule = Rule::period_day_over,
             .name = "period-day-over",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "enduring, internet and journal-based activities do not expire one day after the 36 months",
             .why = "Most offices use the same calendar day three years later; some count one day more.",
             .source = "ACCME, policies and FAQ on enduring materials and journal-based CME",
             .bad = "format: Internet\nreleased: 2024-06-30\nexpires: 2027-07-01",
             .good = "format: Internet\nreleased: 2024-06-30\nexpires: 2027-06-30"},
    .check = check_period_day_over};

void check_period_over_year(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  const int over = days_over_period(activity, months_of_series);
  if (over > 0) {
    report_period(activity, over, fmt::format("more than {} months", months_of_series), report);
  }
}

constexpr RuleDefinition period_over_year{
    .info = {.rule = Rule::period_over_year,
             .name = "period-over-year",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "regularly scheduled series and performance improvement activities expire within 12 months of "
                        "the release or last review",
             .why = "One record of such an activity covers one year.",
             .source = "ACCME, policies and FAQ on regularly scheduled series and performance improvement",
             .bad = "format: Regularly Scheduled Series\nreleased: 2025-09-01\nexpires: 2027-08-31",
             .good = "format: Regularly Scheduled Series\nreleased: 2025-09-01\nexpires: 2026-08-31"},
    .check = check_period_over_year};

constexpr auto rules = std::to_array<RuleDefinition>(
    {expired, expiring, expires_before_release, period_too_long, period_day_over, period_over_year});

}  // namespace

std::span<const RuleDefinition> dates_rules() {
  return rules;
}

}  // namespace cme
