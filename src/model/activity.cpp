// SPDX-License-Identifier: MIT
#include "cme/model/activity.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"

namespace cme {

Result<std::uint32_t> parse_id(std::string_view text) {
  const std::optional<std::uint32_t> id = parse_whole_number(text);
  if (!id || *id == 0 || *id > max_activity_id) {
    return failure(fmt::format("{} is not an id; ids are whole numbers from 1 to {}", quote(text), max_activity_id));
  }
  return *id;
}

std::string_view to_string(SupportKind kind) {
  return kind == SupportKind::grant ? "grant" : "in-kind";
}

Decimal most_of(const Credit& credit) {
  return credit.max.value_or(*credit.amount);
}

const Credit* most_credit(const std::vector<Credit>& credits) {
  const Credit* most = nullptr;
  for (const Credit& credit : credits) {
    if (!credit.board && credit.amount && (most == nullptr || most_of(credit) > most_of(*most))) {
      most = &credit;
    }
  }
  return most;
}

std::vector<Board> approving_boards(const Activity& activity) {
  std::vector<Board> boards;
  for (const Approval& approval : activity.approvals) {
    boards.insert(boards.end(), approval.boards.begin(), approval.boards.end());
  }
  std::sort(boards.begin(), boards.end());
  boards.erase(std::unique(boards.begin(), boards.end()), boards.end());
  return boards;
}

std::span<const std::string_view> status_names() {
  static constexpr std::string_view names[] = {"current", "expiring", "expired"};
  return names;
}

std::string_view to_string(Status status) {
  return status_names()[static_cast<std::size_t>(status)];
}

bool is_among(Status own, Status asked) {
  return own == asked || (own == Status::expiring && asked == Status::current);
}

std::optional<Status> status_on(const Activity& activity, Date today, int within) {
  const std::optional<int> left = days_left_on(activity, today);
  if (!left) {
    return std::nullopt;
  }
  if (*left < 0) {
    return Status::expired;
  }
  return *left <= within ? Status::expiring : Status::current;
}

std::optional<int> days_left_on(const Activity& activity, Date today) {
  return activity.expires ? std::optional(days_between(today, *activity.expires)) : std::nullopt;
}

}  // namespace cme
