// SPDX-License-Identifier: MIT
#include "cme/model/activity.hpp"

#include <algorithm>

namespace cme {

std::string_view to_string(SupportKind kind) {
  return kind == SupportKind::grant ? "grant" : "in-kind";
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

std::string_view to_string(Status status) {
  static constexpr std::string_view names[] = {"current", "expiring", "expired"};
  return names[static_cast<std::size_t>(status)];
}

std::optional<Status> status_on(const Activity& activity, Date today, int within) {
  if (!activity.expires) {
    return std::nullopt;
  }
  const int left = days_between(today, *activity.expires);
  if (left < 0) {
    return Status::expired;
  }
  return left <= within ? Status::expiring : Status::current;
}

}  // namespace cme
