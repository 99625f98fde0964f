// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "rules/record_checks.hpp"

namespace cme {
namespace {

std::vector<std::string_view> known_types(const RuleContext& context) {
  std::vector<std::string_view> types{known_approval_type};
  types.insert(types.end(), context.approval_types.begin(), context.approval_types.end());
  return types;
}

std::string help_for_type(std::string_view type, const RuleContext& context) {
  const std::optional<std::string_view> nearest = find_nearest(type, known_types(context));
  return nearest ? fmt::format("did you mean \"{}\"?", *nearest)
                 : "if it is right, add it to `approval-types` in cme.yaml";
}

/// The only known type that `type` is a slip of, or nothing.
std::optional<std::string_view> find_type_meant(std::string_view type, const RuleContext& context) {
  std::vector<std::string_view> near = known_types(context);
  std::erase_if(near, [&](std::string_view known) { return !is_slip_of(type, known); });
  return near.size() == 1 ? std::optional(near.front()) : std::nullopt;
}

}  // namespace

void check_duplicate_board(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  for (const Approval& approval : activity.approvals) {
    for (auto board = approval.boards.begin(); board != approval.boards.end(); ++board) {
      if (std::find(approval.boards.begin(), board, *board) != board) {
        breaches.push_back({.field = fmt::format("approvals.{}[{}]", approval.type, board - approval.boards.begin()),
                            .message = fmt::format("{} stands twice under \"{}\"", to_string(*board), approval.type),
                            .help = "take this one out, or write the board that is meant",
                            .remedy = Remedy::take_out});
      }
    }
  }
}

void check_unknown_approval_type(const Activity& activity, const RuleContext& context, Breaches& breaches) {
  for (const Approval& approval : activity.approvals) {
    if (approval.type != known_approval_type &&
        std::ranges::find(context.approval_types, approval.type) == context.approval_types.end()) {
      const std::optional<std::string_view> meant = find_type_meant(approval.type, context);
      breaches.push_back({.field = fmt::format("approvals.{}", approval.type),
                          .message = fmt::format("no type of approval is known as {}", quote(approval.type)),
                          .help = help_for_type(approval.type, context),
                          .remedy = meant ? Remedy::rewrite : Remedy::none,
                          .new_text = std::string(meant.value_or(""))});
    }
  }
}

}  // namespace cme
