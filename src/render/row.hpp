// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cme/model/activity.hpp"
#include "cme/model/visit_field.hpp"

namespace cme {

/// One activity to be printed, with values that are not in its record.
struct Row {
  const Activity* activity = nullptr;
  std::string_view file;                         ///< path of its record, as printed
  Date today;                                    ///< for `status` and `days_left`
  int within = default_expiring_days;            ///< for `status`
  std::optional<std::string_view> snippet = {};  ///< in a search, with matches marked as `**word**`
  std::string_view host = {};                    ///< in the ids of events, as by `calendar_host`
};

// The value in a row for each source of `visit_field`.

template <class T>
const T& value_in(const Row& row, T Activity::*member) {
  return row.activity->*member;
}

inline std::vector<Board> value_in(const Row& row, decltype(&approving_boards) boards) {
  return boards(*row.activity);
}

inline std::optional<Status> value_in(const Row& row, decltype(&status_on) status) {
  return status(*row.activity, row.today, row.within);
}

inline std::optional<int> value_in(const Row& row, decltype(&days_left_on) days_left) {
  return days_left(*row.activity, row.today);
}

inline std::string_view value_in(const Row& row, RecordPath) {
  return row.file;
}

/// Calls `visit` with the value of the field in the row.
template <class Visitor>
decltype(auto) visit_value(const Row& row, Field field, Visitor visit) {
  return visit_field(field, [&](auto source) { return visit(value_in(row, source)); });
}

}  // namespace cme
