// SPDX-License-Identifier: MIT
#include "rules/change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "base/fold.hpp"
#include "base/safe_output.hpp"
#include "model/review_period.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {

/// Whether learners may already have taken part, as far as the record says.
bool is_released(const Activity& activity, Date today) {
  return activity.released && *activity.released <= today;
}

/// The highest amount of each type that a learner can claim, not counting a board's own credit. Credit without a type
/// is compared with that without a type.
std::map<std::optional<CreditType>, Decimal> amounts_of(const Activity& activity) {
  std::map<std::optional<CreditType>, Decimal> amounts;
  for (const Credit& credit : activity.credits) {
    if (credit.amount && !credit.board) {
      Decimal& amount = amounts[credit.type];
      amount = std::max(amount, most_of(credit));
    }
  }
  return amounts;
}

std::set<CreditType> types_of(const Activity& activity) {
  std::set<CreditType> types;
  for (const Credit& credit : activity.credits) {
    if (credit.type && !credit.board) {
      types.insert(*credit.type);
    }
  }
  return types;
}

/// Whether each new type was only missing from a credit before.
bool are_types_completed(const Activity& before, const Activity& after) {
  const auto has_no_type = [](const Credit& credit) { return !credit.type && !credit.board; };
  const std::set<CreditType> old_types = types_of(before);
  const std::set<CreditType> types = types_of(after);
  const auto added = std::ranges::count_if(types, [&](CreditType type) { return !old_types.contains(type); });
  return std::ranges::none_of(after.credits, has_no_type) &&
         added <= std::ranges::count_if(before.credits, has_no_type);
}

/// The index of the first credit of a type.
FieldPath place_of(const Activity& activity, std::optional<CreditType> type) {
  const auto credit =
      std::ranges::find_if(activity.credits, [type](const Credit& each) { return each.type == type && !each.board; });
  if (credit == activity.credits.end()) {
    return {.key = "credits"};
  }
  return {.key = "credits", .index = static_cast<std::size_t>(credit - activity.credits.begin())};
}

/// An amount of credit that is larger than before.
struct Increase {
  FieldPath field;  ///< the credit after the change
  Decimal before;
  Decimal after;
};

/// The first increase among credits of one type with the same note, such as "day 1".
std::optional<Increase> find_increased_part(const Activity& before, std::optional<CreditType> old_type,
                                            const Activity& after, std::optional<CreditType> type) {
  std::map<std::string, Decimal> olds;  // the largest with the note
  for (const Credit& old : before.credits) {
    if (old.type == old_type && old.amount && !old.board) {
      Decimal& largest = olds[fold(old.note.value_or(""))];
      largest = std::max(largest, most_of(old));
    }
  }
  for (std::size_t i = 0; i < after.credits.size(); ++i) {
    const Credit& credit = after.credits[i];
    const auto old =
        credit.type == type && credit.amount && !credit.board ? olds.find(fold(credit.note.value_or(""))) : olds.end();
    if (old != olds.end() && most_of(credit) > old->second) {
      return Increase{.field = {.key = "credits", .index = i}, .before = old->second, .after = most_of(credit)};
    }
  }
  return std::nullopt;
}

void report_increase(Increase increase, const Activity& before, const Activity& after, const BreachTaker& report) {
  std::string_view name = "credit without a type";
  if (increase.field.index) {
    const Credit& credit = after.credits[*increase.field.index];
    name = credit.type ? to_string(*credit.type) : name;
    increase.field.part = credit.max ? "max" : "amount";
  }
  report({.field = std::move(increase.field),
          .message = fmt::format("{} was increased from {} to {} after the release on {}", name,
                                 to_string(increase.before), to_string(increase.after), to_string(*before.released)),
          .help = "credit is designated in advance; to offer more, create another activity"});
}

void check_change_credit(const Activity& before, const Activity& after, const RuleContext& context,
                         const BreachTaker& report) {
  if (!is_released(before, context.today)) {
    return;
  }
  const auto amounts = amounts_of(before);
  for (const auto& [type, amount] : amounts_of(after)) {
    const bool had_no_type = !amounts.contains(type) && are_types_completed(before, after);
    const std::optional<CreditType> old_type = had_no_type ? std::nullopt : type;
    const auto old = amounts.find(old_type);
    if (old != amounts.end() && amount > old->second) {
      report_increase({.field = place_of(after, type), .before = old->second, .after = amount}, before, after, report);
    } else if (auto increase = find_increased_part(before, old_type, after, type)) {
      report_increase(*std::move(increase), before, after, report);
    }
  }
}

constexpr RuleDefinition change_credit{
    .info =
        {.rule = Rule::change_credit,
         .name = "change-credit",
         .kind = RuleKind::change,
         .severity = Severity::error,
         .summary = "the amount of credit does not increase after the release",
         .why = "Credit is designated before an activity begins. Those who took part before the change were promised "
                "less.",
         .source = "AMA PRA, designation of credit in advance, never retroactively",
         .bad =
             "released: 2025-07-01\n---\nreleased: 2025-07-01\ncredits:\n  - amount: 1.5\n    type: AMA PRA Category "
             "1 Credit",
         .good = "released: 2025-07-01\n---\nreleased: 2025-07-01\ncredits:\n  - amount: 0.5\n    type: AMA PRA "
                 "Category 1 Credit"},
    .change_check = check_change_credit};

void check_change_credit_type(const Activity& before, const Activity& after, const RuleContext& context,
                              const BreachTaker& report) {
  if (!is_released(before, context.today)) {
    return;
  }
  const std::set<CreditType> old_types = types_of(before);
  for (const CreditType type : types_of(after)) {
    if (!old_types.contains(type) && !are_types_completed(before, after)) {
      report(
          {.field = place_of(after, type),
           .message = fmt::format("{} was added after the release on {}", to_string(type), to_string(*before.released)),
           .help = "credit is designated in advance"});
    }
  }
  for (const CreditType type : old_types) {
    if (!types_of(after).contains(type)) {
      report({.field = {.key = "credits"},
              .message =
                  fmt::format("{} was withdrawn after the release on {}", to_string(type), to_string(*before.released)),
              .help = "learners who took part were promised this credit"});
    }
  }
}

constexpr RuleDefinition change_credit_type{
    .info =
        {.rule = Rule::change_credit_type,
         .name = "change-credit-type",
         .kind = RuleKind::change,
         .severity = Severity::error,
         .summary = "the credit types stay the same after the release",
         .why =
             "Credit is designated before an activity begins; it cannot be added or withdrawn for those who took part.",
         .source = "AMA PRA, designation of credit in advance, never retroactively",
         .bad = "released: 2025-07-01\n---\nreleased: 2025-07-01\ncredits:\n  - amount: 1\n    type: AMA PRA Category "
                "1 Credit\n  - amount: 1\n    type: ACOG Cognates",
         .good = "released: 2026-07-01\n---\nreleased: 2026-07-01\ncredits:\n  - amount: 1\n    type: AMA PRA Category "
                 "1 Credit\n  - amount: 1\n    type: ACOG Cognates"},
    .change_check = check_change_credit_type};

void check_change_id_reused(const Activity& before, const Activity& after, const RuleContext& /*context*/,
                            const BreachTaker& report) {
  const bool has_other_title = before.title && after.title && before.title != after.title;
  const bool has_other_doi = before.doi && after.doi && before.doi->folded() != after.doi->folded();
  if (has_other_title && has_other_doi) {
    report({.field = {.key = "id"},
            .message = fmt::format("the id belonged to {}", quote(*before.title)),
            .help = "give the new activity its own id"});
  }
}

constexpr RuleDefinition change_id_reused{
    .info = {.rule = Rule::change_id_reused,
             .name = "change-id-reused",
             .kind = RuleKind::change,
             .severity = Severity::error,
             .summary = "an id is not reused for another activity, one whose title and DOI both differ",
             .why = "People who know the old activity by its id would find the new one.",
             .source = "ACCME, PARS: an activity with an edited id is a new activity",
             .bad = "title: Chest Imaging\ndoi: 10.5555/imaging.2025.1\n---\ntitle: The Hand\ndoi: 10.5555/hand.2025.1",
             .good = "title: Chest Imaging\ndoi: 10.5555/imaging.2025.1\n---\ntitle: Chest Imaging, Revised\ndoi: "
                     "10.5555/imaging.2025.1"},
    .change_check = check_change_id_reused};

void check_change_expires(const Activity& before, const Activity& after, const RuleContext& /*context*/,
                          const BreachTaker& report) {
  const std::optional<Date> last_review = std::max(before.released, before.reviewed);
  if (!after.format || !is_enduring_material(*after.format) || !last_review || !before.expires || !after.expires ||
      *after.expires <= *before.expires || after.reviewed > before.reviewed) {
    return;
  }
  const Date latest = last_review->plus_months(months_of_material);
  if (*after.expires > latest) {
    report({.field = {.key = "expires"},
            .message = fmt::format("expires was moved from {} to {} without a new review", to_string(*before.expires),
                                   to_string(*after.expires)),
            .help = fmt::format("write {} or earlier, or review the activity and set `reviewed`", to_string(latest))});
  }
}

constexpr RuleDefinition change_expires{
    .info = {.rule = Rule::change_expires,
             .name = "change-expires",
             .kind = RuleKind::change,
             .severity = Severity::error,
             .summary = "a new expiration date is within 36 months of the last review",
             .why = "Enduring material is reviewed at least every three years. A later date requires a new date in "
                    "`reviewed`.",
             .source = "ACCME, policies on enduring materials: review at least every three years",
             .bad = "released: 2024-07-01\n---\nexpires: 2027-07-02",
             .good = "released: 2024-07-01\n---\nreleased: 2024-07-01\nreviewed: 2026-01-02\nexpires: 2027-07-02"},
    .change_check = check_change_expires};

void check_change_provider(const Activity& before, const Activity& after, const RuleContext& /*context*/,
                           const BreachTaker& report) {
  if (before.provider && after.provider && before.provider != after.provider) {
    report({.field = {.key = "provider"},
            .message = fmt::format("the provider was {}", quote(*before.provider)),
            .help = "make sure that it is the same activity"});
  }
}

constexpr RuleDefinition change_provider{
    .info =
        {.rule = Rule::change_provider,
         .name = "change-provider",
         .kind = RuleKind::change,
         .severity = Severity::note,
         .summary = "an activity keeps its provider",
         .why =
             "Learners and reports know the activity by it; a different provider usually means a different activity.",
         .source = "record format, docs/format.md",
         .bad = "provider: Example Society\n---\nprovider: Example Network",
         .good = "provider: Example Society\n---\nprovider: Example Society"},
    .change_check = check_change_provider};

void check_change_format(const Activity& before, const Activity& after, const RuleContext& /*context*/,
                         const BreachTaker& report) {
  if (before.format && after.format && before.format != after.format) {
    report({.field = {.key = "format"},
            .message = fmt::format("the format was {}", to_string(*before.format)),
            .help = "make sure that it is the same activity"});
  }
}

constexpr RuleDefinition change_format{
    .info = {.rule = Rule::change_format,
             .name = "change-format",
             .kind = RuleKind::change,
             .severity = Severity::note,
             .summary = "an activity keeps its format",
             .why = "The credit was designated for the format; a different format usually means a different activity.",
             .source = "record format, docs/format.md",
             .bad = "format: Enduring\n---\nformat: Live",
             .good = "format: Enduring\n---\nformat: Enduring"},
    .change_check = check_change_format};

/// One approval: a type and a board.
using BoardApproval = std::pair<std::string_view, Board>;

std::set<BoardApproval> approvals_of(const Activity& activity) {
  std::set<BoardApproval> approvals;
  for (const Approval& approval : activity.approvals) {
    for (const Board board : approval.boards) {
      approvals.emplace(approval.type, board);
    }
  }
  return approvals;
}

void check_change_approval(const Activity& before, const Activity& after, const RuleContext& /*context*/,
                           const BreachTaker& report) {
  const std::set<BoardApproval> old_approvals = approvals_of(before);
  const std::set<BoardApproval> new_approvals = approvals_of(after);
  for (const Approval& approval : after.approvals) {
    for (std::size_t number = 0; number < approval.boards.size(); ++number) {
      if (!old_approvals.contains({approval.type, approval.boards[number]})) {
        report({.field = {.key = "approvals", .index = {}, .part = approval.type, .item = number},
                .message = fmt::format("the approval by {} was added", to_string(approval.boards[number])),
                .help = {}});
      }
    }
  }
  for (const BoardApproval& old : old_approvals) {
    if (!new_approvals.contains(old)) {
      report({.field = {.key = "approvals"},
              .message = fmt::format("the approval by {} was withdrawn", to_string(old.second)),
              .help = {}});
    }
  }
}

constexpr RuleDefinition change_approval{
    .info = {.rule = Rule::change_approval,
             .name = "change-approval",
             .kind = RuleKind::change,
             .severity = Severity::note,
             .summary = "board approvals stay the same",
             .why = "Approvals come from the boards; make sure that the board gave or withdrew this one.",
             .source = "record format, docs/format.md",
             .bad = "title: Chest Imaging\n---\ntitle: Chest Imaging\napprovals:\n  ABMS Lifelong Learning CME "
                    "Activity:\n    - Pathology\n    - Radiology",
             .good = "title: Chest Imaging\n---\ntitle: Chest Imaging\napprovals:\n  ABMS Lifelong Learning CME "
                     "Activity:\n    - Radiology"},
    .change_check = check_change_approval};

// Breaches that involve more than one activity are reported by the comparison of catalogs.

constexpr RuleDefinition change_id{
    .info = {.rule = Rule::change_id,
             .name = "change-id",
             .kind = RuleKind::change,
             .severity = Severity::error,
             .summary = "an activity keeps its id",
             .why = "Learners, reports and other systems find the activity by its id; with a different id, it is a "
                    "different activity.",
             .source = "ACCME, PARS: an activity with an edited id is a new activity",
             .bad = "id: 90001\ntitle: Chest Imaging\n---\nid: 90002\ntitle: Chest Imaging",
             .good = "id: 90001\ntitle: Chest Imaging\n---\nid: 90001\ntitle: Imaging of the Chest"}};

constexpr RuleDefinition change_removed{
    .info = {.rule = Rule::change_removed,
             .name = "change-removed",
             .kind = RuleKind::change,
             .severity = Severity::note,
             .summary = "an activity that is removed has expired",
             .why = "Learners can still claim its credit; make sure that the activity is meant to end early.",
             .source = "record format, docs/format.md",
             .bad = "# records/90001.yaml\nid: 90001\ntitle: Chest Imaging\n---\n# records/90002.yaml\nid: "
                    "90002\ntitle: The Hand",
             .good = "# records/90001.yaml\nid: 90001\ntitle: Chest Imaging\n---\n# records/90001.yaml\nid: "
                     "90001\ntitle: Chest Imaging"}};

constexpr auto rules =
    std::to_array<RuleDefinition>({change_credit, change_credit_type, change_id, change_id_reused, change_expires,
                                   change_provider, change_format, change_approval, change_removed});

}  // namespace

bool is_of_change_rules(Field field) {
  constexpr Field compared[] = {Field::id,       Field::title,    Field::provider, Field::doi,     Field::format,
                                Field::released, Field::reviewed, Field::expires,  Field::credits, Field::approvals};
  return std::ranges::find(compared, field) != std::end(compared);
}

std::span<const RuleDefinition> change_rules() {
  return rules;
}

}  // namespace cme
