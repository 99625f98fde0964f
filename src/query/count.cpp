// SPDX-License-Identifier: MIT
#include "query/count.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "model/fee_class.hpp"

namespace cme {
namespace {

constexpr std::array<std::string_view, 9> names = {"board", "approval", "format", "provider", "credit-type",
                                                   "fee",   "status",   "month",  "year"};
static_assert(names.size() == static_cast<std::size_t>(CountBy::year) + 1);

using Values = std::vector<std::optional<std::string>>;

void append_once(Values& values, std::string_view value) {
  if (std::ranges::none_of(values,
                           [value](const std::optional<std::string>& each) { return each && *each == value; })) {
    values.emplace_back(value);
  }
}

/// 2028-09, 2028.
std::string beginning_of(Date date, std::size_t length) {
  return to_string(date).substr(0, length);
}

/// Whether the values have a natural order.
bool is_in_time(CountBy by) {
  return by == CountBy::month || by == CountBy::year || by == CountBy::status;
}

/// The position of a status among the three; months and years sort as text.
std::string time_key(const std::string& value) {
  const auto found = std::ranges::find(status_names(), value);
  return found == status_names().end() ? value : std::to_string(found - status_names().begin());
}

/// A board's own credit does not count, because it is in addition.
void append_credit_types(Values& values, const Activity& activity) {
  for (const Credit& credit : activity.credits) {
    if (credit.type && !credit.board) {
      append_once(values, to_string(*credit.type));
    }
  }
}

/// What an activity with the status counts as.
void append_statuses(Values& values, std::optional<Status> own) {
  for (const Status status : {Status::current, Status::expiring, Status::expired}) {
    if (own && is_among(*own, status)) {
      values.emplace_back(to_string(status));
    }
  }
}

}  // namespace

std::span<const std::string_view> count_names() {
  return names;
}

std::string_view to_string(CountBy by) {
  return names.at(static_cast<std::size_t>(by));
}

std::vector<std::optional<std::string>> count_values(const Activity& activity, CountBy by, CountDay day) {
  Values values;
  switch (by) {
    case CountBy::board:
      for (const Board board : approving_boards(activity)) {
        append_once(values, to_string(board));
      }
      break;
    case CountBy::approval:
      for (const Approval& approval : activity.approvals) {
        append_once(values, approval.type);
      }
      break;
    case CountBy::format:
      if (activity.format) {
        append_once(values, to_string(*activity.format));
      }
      break;
    case CountBy::provider:
      if (activity.provider) {
        append_once(values, *activity.provider);
      }
      break;
    case CountBy::credit_type:
      append_credit_types(values, activity);
      break;
    case CountBy::fee:
      append_once(values, to_string(fee_class(activity.fee)));
      break;
    case CountBy::status:
      append_statuses(values, status_on(activity, day.today, day.within));
      break;
    case CountBy::month:
    case CountBy::year:
      if (activity.expires) {
        append_once(values, beginning_of(*activity.expires, by == CountBy::year ? 4 : 7));
      }
      break;
  }
  if (values.empty()) {
    values.emplace_back();
  }
  return values;
}

std::vector<CountKey> Counts::keys_of(const Activity& activity, CountDay day) const {
  std::vector<CountKey> keys{{}};
  for (const CountBy by : by_) {
    const Values values = count_values(activity, by, day);
    std::vector<CountKey> longer;
    for (const CountKey& key : keys) {
      for (const std::optional<std::string>& value : values) {
        longer.push_back(key);
        longer.back().push_back(value);
      }
    }
    keys = std::move(longer);
  }
  return keys;
}

void Counts::add(const std::vector<CountKey>& keys) {
  for (const CountKey& key : keys) {
    ++counts_[key];
  }
}

std::vector<std::optional<std::string>> Counts::values(std::size_t number) const {
  std::map<std::optional<std::string>, std::size_t> totals;
  for (const auto& [key, count] : counts_) {
    totals[key[number]] += count;
  }
  const bool is_by_time = is_in_time(by_[number]);
  const auto sort_key = [&](const std::optional<std::string>& value) {
    return std::tuple(!value.has_value(), is_by_time ? 0 : std::size_t{0} - totals.at(value),
                      value && is_by_time ? time_key(*value) : value.value_or(std::string()));
  };
  std::vector<std::optional<std::string>> values;
  for (const auto& [value, total] : totals) {
    values.push_back(value);
  }
  std::ranges::sort(values, {}, sort_key);
  return values;
}

std::vector<Counts::Line> Counts::lines() const {
  std::vector<std::map<std::optional<std::string>, std::size_t>> places(by_.size());
  for (std::size_t number = 0; number < by_.size(); ++number) {
    for (std::optional<std::string>& value : values(number)) {
      places[number].emplace(std::move(value), places[number].size());
    }
  }
  std::vector<Line> lines;
  for (const auto& [key, count] : counts_) {
    lines.push_back({.key = key, .count = count});
  }
  std::ranges::sort(lines, {}, [&](const Line& line) {
    std::vector<std::size_t> place;
    for (std::size_t number = 0; number < by_.size(); ++number) {
      place.push_back(places[number].at(line.key[number]));
    }
    return place;
  });
  return lines;
}

}  // namespace cme
