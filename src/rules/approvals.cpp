// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <unordered_set>

#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {

std::vector<std::string_view> known_types(const RuleContext& context) {
  std::vector<std::string_view> types{known_approval_type};
  types.insert(types.end(), context.approval_types.begin(), context.approval_types.end());
  return types;
}

// Each unknown type is compared with all known ones. Beyond these numbers, it is not a typing mistake.
constexpr std::size_t most_types_to_suggest_from = 1'000;
constexpr std::size_t most_suggestions = 100;

std::string help_for_type(std::string_view type, std::span<const std::string_view> known) {
  const std::optional<std::string_view> nearest = find_nearest(type, known);
  return nearest ? fmt::format("did you mean \"{}\"?", *nearest)
                 : "if it is correct, add it to `approval-types` in cme.yaml";
}

/// The only known type that `type` is a typing mistake for, or nothing.
std::optional<std::string_view> find_type_meant(std::string_view type, std::vector<std::string_view> near) {
  std::erase_if(near, [&](std::string_view known) { return !is_slip_of(type, known); });
  return near.size() == 1 ? std::optional(near.front()) : std::nullopt;
}

void check_duplicate_board(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  for (const Approval& approval : activity.approvals) {
    std::bitset<static_cast<std::size_t>(Board::urology) + 1> seen;
    for (auto board = approval.boards.begin(); board != approval.boards.end(); ++board) {
      const auto number = static_cast<std::size_t>(*board);
      if (seen[number]) {
        report({.field = {.key = "approvals",
                          .part = approval.type,
                          .item = static_cast<std::size_t>(board - approval.boards.begin())},
                .message = fmt::format("{} is listed twice under \"{}\"", to_string(*board), approval.type),
                .help = "remove it, or write another board",
                .remedy = Remedy::take_out});
      }
      seen.set(number);
    }
  }
}

constexpr RuleDefinition duplicate_board{
    .info = {.rule = Rule::duplicate_board,
             .name = "duplicate-board",
             .kind = RuleKind::meaning,
             .severity = Severity::error,
             .summary = "each board appears only once per approval type",
             .why = "One of the two was probably meant to be another board. The same board can appear under two "
                    "approval types.",
             .source = "ABMS Continuing Certification Directory, ABMS Member Board Approvals by Type",
             .bad =
                 "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n    - Urology\n    - Radiology",
             .good = "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n    - Urology"},
    .check = check_duplicate_board};

void check_unknown_approval_type(const Activity& activity, const RuleContext& context, const BreachTaker& report) {
  if (std::ranges::all_of(activity.approvals, [](const Approval& one) { return one.type == known_approval_type; })) {
    return;
  }
  const std::vector<std::string_view> known = known_types(context);
  const std::unordered_set<std::string_view> names(known.begin(), known.end());
  std::size_t suggestions = known.size() > most_types_to_suggest_from ? 0 : most_suggestions;
  for (const Approval& approval : activity.approvals) {
    if (!names.contains(approval.type)) {
      const std::span<const std::string_view> choices(known.data(), suggestions > 0 ? known.size() : 0);
      suggestions -= std::min<std::size_t>(suggestions, 1);
      const std::optional<std::string_view> meant = find_type_meant(approval.type, {choices.begin(), choices.end()});
      report({.field = {.key = "approvals", .part = approval.type},
              .message = fmt::format("{} is not a known approval type", quote(approval.type)),
              .help = help_for_type(approval.type, choices),
              .remedy = meant ? Remedy::rewrite : Remedy::none,
              .new_text = std::string(meant.value_or(""))});
    }
  }
}

constexpr RuleDefinition unknown_approval_type{
    .info = {.rule = Rule::unknown_approval_type,
             .name = "unknown-approval-type",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each approval type is from the directory or is listed in cme.yaml",
             .why = "New types are possible, so a mistyped one would look new and hide its boards from a search.",
             .source = "ABMS Continuing Certification Directory, ABMS Member Board Approvals by Type",
             .bad = "approvals:\n  ABMS Livelong Learning CME Activity:\n    - Radiology",
             .good = "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology"},
    .check = check_unknown_approval_type};

constexpr auto rules = std::to_array<RuleDefinition>({duplicate_board, unknown_approval_type});

}  // namespace

std::span<const RuleDefinition> approvals_rules() {
  return rules;
}

}  // namespace cme
