// SPDX-License-Identifier: MIT
#include "query/filter.hpp"

#include <algorithm>
#include <string_view>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/safe_output.hpp"

namespace cme {
namespace {

template <class T>
bool contains(const std::vector<T>& values, const T& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// Whether the filter's `values` are empty, or `matches_one` is true for one of them.
template <class T, class Predicate>
bool asks_nothing_or_any(const std::vector<T>& values, Predicate matches_one) {
  return values.empty() || std::any_of(values.begin(), values.end(), matches_one);
}

bool is_in(std::string_view folded_part, std::string_view folded_text) {
  return folded_text.find(folded_part) != std::string_view::npos;
}

bool approvals_match(const Filter& filter, const Activity& activity) {
  const auto approved_by = [&](Board board) {
    return std::any_of(activity.approvals.begin(), activity.approvals.end(),
                       [&](const Approval& approval) { return contains(approval.boards, board); });
  };
  const auto approved_as = [&](std::string_view folded_type) {
    return std::any_of(activity.approvals.begin(), activity.approvals.end(),
                       [&](const Approval& approval) { return fold(approval.type) == folded_type; });
  };
  return asks_nothing_or_any(filter.boards, approved_by) && asks_nothing_or_any(filter.approvals, approved_as);
}

bool provider_matches(const Filter& filter, const Activity& activity) {
  if (filter.providers.empty()) {
    return true;
  }
  const std::string shown = fold(activity.provider.value_or(""));
  const std::string accredited = fold(activity.accredited_provider.value_or(""));
  return asks_nothing_or_any(
      filter.providers, [&](std::string_view wanted) { return is_in(wanted, shown) || is_in(wanted, accredited); });
}

bool keywords_match(const Filter& filter, const Activity& activity) {
  if (filter.keywords.empty()) {
    return true;
  }
  return std::any_of(activity.keywords.begin(), activity.keywords.end(), [&](const std::string& keyword) {
    return asks_nothing_or_any(filter.keywords,
                               [folded = fold(keyword)](std::string_view wanted) { return is_in(wanted, folded); });
  });
}

/// Whether one credit meets all filters on credits. A board's own credit does not count as the activity's credit.
bool credit_matches(const Filter& filter, const Credit& credit) {
  if (credit.board) {
    return false;
  }
  if (!filter.credit_types.empty() && !(credit.type && contains(filter.credit_types, *credit.type))) {
    return false;
  }
  if (!filter.min_credits && !filter.max_credits) {
    return true;
  }
  if (!credit.amount) {
    return false;
  }
  const bool enough = !filter.min_credits || credit.max.value_or(*credit.amount) >= *filter.min_credits;
  return enough && (!filter.max_credits || *credit.amount <= *filter.max_credits);
}

bool credits_match(const Filter& filter, const Activity& activity) {
  if (filter.credit_types.empty() && !filter.min_credits && !filter.max_credits) {
    return true;
  }
  return std::any_of(activity.credits.begin(), activity.credits.end(),
                     [&](const Credit& credit) { return credit_matches(filter, credit); });
}

/// Whether one tier costs at most `limit` US dollars; for a range, its lower end counts.
bool costs_at_most(const Activity& activity, Decimal limit) {
  return std::any_of(activity.fee.begin(), activity.fee.end(), [&](const Fee& tier) {
    return tier.amount && (tier.amount->is_free() || tier.amount->currency() == Currency::usd()) &&
           tier.amount->amount() <= limit;
  });
}

bool fee_matches(const Filter& filter, const Activity& activity) {
  return (!filter.free || costs_at_most(activity, Decimal())) &&
         (!filter.max_fee || costs_at_most(activity, *filter.max_fee));
}

bool status_matches(const Filter& filter, const Activity& activity, Date today) {
  if (filter.statuses.empty()) {
    return true;
  }
  const std::optional<Status> status = status_on(activity, today, filter.within);
  return status && std::ranges::any_of(filter.statuses, [&](Status asked) { return is_among(*status, asked); });
}

bool expiry_matches(const Filter& filter, const Activity& activity) {
  if (filter.expires_before && !(activity.expires && *activity.expires < *filter.expires_before)) {
    return false;
  }
  return !filter.expires_after || (activity.expires && *activity.expires > *filter.expires_after);
}

bool support_matches(const Filter& filter, const Activity& activity) {
  return !filter.support || (activity.commercial_support && activity.commercial_support->received == *filter.support);
}

/// The number of days in `+90d`, `-30d` or `90d`; nothing for other text.
std::optional<int> parse_day_offset(std::string_view text) {
  // More days than the calendar has, in either direction, mean its end.
  static constexpr std::uint32_t all_days = 4'000'000;
  const bool is_negative = text.starts_with('-');
  if (is_negative || text.starts_with('+')) {
    text.remove_prefix(1);
  }
  if (text.size() < 2 || text.back() != 'd') {
    return std::nullopt;
  }
  text.remove_suffix(1);
  if (text.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  const int days = static_cast<int>(std::min(parse_whole_number(text).value_or(all_days), all_days));
  return is_negative ? -days : days;
}

}  // namespace

bool matches(const Filter& filter, const Activity& activity, Date today) {
  // The cheap ones first: the last two fold text.
  return asks_nothing_or_any(filter.formats, [&](Format format) { return activity.format == format; }) &&
         asks_nothing_or_any(filter.competencies,
                             [&](Competency wanted) { return contains(activity.competencies, wanted); }) &&
         credits_match(filter, activity) && fee_matches(filter, activity) && status_matches(filter, activity, today) &&
         expiry_matches(filter, activity) && support_matches(filter, activity) && approvals_match(filter, activity) &&
         provider_matches(filter, activity) && keywords_match(filter, activity);
}

Result<Date> parse_day(std::string_view text, Date today) {
  const std::string folded = fold(text);
  if (folded == "today") {
    return today;
  }
  if (const std::optional<int> days = parse_day_offset(folded)) {
    return today.plus_days(*days);
  }
  Result<Date> date = Date::parse(text);
  // For a text that looks like a date, report what is missing.
  const bool has_year = folded.find_first_not_of("0123456789") == std::string::size_type{4};
  if (date || has_year || read_any_date(text)) {
    return date;
  }
  return failure(quote(text) + " is not a date; write one such as 2028-09-04, or today, +90d or -30d");
}

}  // namespace cme
