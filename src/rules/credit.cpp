// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "rules/registry.hpp"

namespace cme {
namespace {

/// Appends a breach for each credit for which `describe` returns a message.
template <class Describe>
void report_credits(const Activity& activity, std::string_view part, std::string_view help, const BreachTaker& report,
                    Describe describe) {
  for (std::size_t i = 0; i < activity.credits.size(); ++i) {
    std::optional<std::string> message = describe(activity.credits[i]);
    if (message) {
      report({.field = {.key = "credits", .index = i, .part = std::string(part)},
              .message = *std::move(message),
              .help = std::string(help)});
    }
  }
}

/// "1", "5 to 20".
std::string amount_in_words(const Credit& credit) {
  return credit.max ? fmt::format("{} to {}", to_string(*credit.amount), to_string(*credit.max))
                    : to_string(*credit.amount);
}

void check_missing_credit_type(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  report_credits(activity, "", "add the type, for example `type: AMA PRA Category 1 Credit`", report,
                 [](const Credit& credit) -> std::optional<std::string> {
                   if (credit.type || credit.board) {
                     return std::nullopt;
                   }
                   return "this credit has no type";
                 });
}

constexpr RuleDefinition missing_credit_type{
    .info = {.rule = Rule::missing_credit_type,
             .name = "missing-credit-type",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each credit has a type, or the board whose own credit it is",
             .why = "A number alone does not say what a physician can claim.",
             .source = "ABMS Continuing Certification Directory, CME Credit Type",
             .bad = "credits:\n  - amount: 2",
             .good = "credits:\n  - amount: 2\n    type: AAFP Prescribed Credit"},
    .check = check_missing_credit_type};

void check_missing_credit_amount(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  report_credits(activity, "", "add the amount, for example `amount: 1`", report,
                 [](const Credit& credit) -> std::optional<std::string> {
                   if (credit.amount) {
                     return std::nullopt;
                   }
                   return "this credit has no amount";
                 });
}

constexpr RuleDefinition missing_credit_amount{
    .info = {.rule = Rule::missing_credit_amount,
             .name = "missing-credit-amount",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each credit has an amount",
             .why = "A type alone does not say how much a physician can claim.",
             .source = "ABMS Continuing Certification Directory, CME Credit",
             .bad = "credits:\n  - type: AAFP Prescribed Credit",
             .good = "credits:\n  - amount: 2\n    type: AAFP Prescribed Credit"},
    .check = check_missing_credit_amount};

// AMA PRA credit is awarded in quarter-hours. Source: AMA PRA.
void check_credit_step(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  const auto check = [&](std::string_view part, std::optional<Decimal> Credit::*amount) {
    report_credits(activity, part, "", report, [&](const Credit& credit) -> std::optional<std::string> {
      const std::optional<Decimal>& number = credit.*amount;
      if (credit.type != CreditType::ama_pra_category_1 || !number || number->is_in_quarters()) {
        return std::nullopt;
      }
      return fmt::format(
          "\"{}\" is not a valid credit amount; AMA PRA credit is awarded in quarter-hours: 1, 0.5, 1.25",
          to_string(*number));
    });
  };
  check("amount", &Credit::amount);
  check("max", &Credit::max);
}

constexpr RuleDefinition credit_step{
    .info = {.rule = Rule::credit_step,
             .name = "credit-step",
             .kind = RuleKind::meaning,
             .severity = Severity::error,
             .summary = "AMA PRA Category 1 Credit is a multiple of 0.25",
             .why = "The AMA awards credit in quarter-hours; a physician cannot claim other fractions.",
             .source = "AMA PRA, calculating credit",
             .bad = "credits:\n  - amount: 1.125\n    type: AMA PRA Category 1 Credit",
             .good = "credits:\n  - amount: 1.25\n    type: AMA PRA Category 1 Credit"},
    .check = check_credit_step};

void check_credit_zero(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  report_credits(activity, "amount", "write the credit that can be claimed, or remove this entry", report,
                 [](const Credit& credit) -> std::optional<std::string> {
                   if (credit.amount != Decimal() || credit.max) {
                     return std::nullopt;
                   }
                   return "a credit of 0 cannot be claimed";
                 });
}

constexpr RuleDefinition credit_zero{
    .info = {.rule = Rule::credit_zero,
             .name = "credit-zero",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each credit is more than zero",
             .why = "Nobody can claim zero credit, yet 12 of 2,424 directory pages show it.",
             .source = "ABMS Continuing Certification Directory, CME Credit",
             .bad = "credits:\n  - amount: 0\n    type: AMA PRA Category 1 Credit",
             .good = "credits:\n  - amount: 0.25\n    type: AMA PRA Category 1 Credit"},
    .check = check_credit_zero};

// Source: all 1,353 journal-based pages of the directory have 1.
void check_journal_credit(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  if (activity.format != Format::journal_based) {
    return;
  }
  report_credits(activity, "amount", "", report, [](const Credit& credit) -> std::optional<std::string> {
    const bool is_one = credit.amount == Decimal::whole(1) && !credit.max;
    if (credit.board || !credit.amount || is_one) {
      return std::nullopt;
    }
    return fmt::format("this journal-based activity offers {} credits, not 1", amount_in_words(credit));
  });
}

constexpr RuleDefinition journal_credit{
    .info = {.rule = Rule::journal_credit,
             .name = "journal-credit",
             .kind = RuleKind::meaning,
             .severity = Severity::warning,
             .summary = "each journal-based activity offers 1 credit",
             .why = "Every journal-based activity in the directory offers exactly 1. A board's own credit does not "
                    "count here.",
             .source =
                 "ABMS Continuing Certification Directory, CME Credit: all 1,353 journal-based pages in late 2025",
             .bad = "format: Journal-based\ndoi: 10.5555/imaging.2025.1\n"
                    "credits:\n  - amount: 1.5\n    type: AMA PRA Category 1 Credit",
             .good = "format: Journal-based\ndoi: 10.5555/imaging.2025.1\n"
                     "credits:\n  - amount: 1\n    type: AMA PRA Category 1 Credit"},
    .check = check_journal_credit};

void check_other_credit_system(const Activity& activity, const RuleContext& /*context*/, const BreachTaker& report) {
  report_credits(activity, "type", "", report, [](const Credit& credit) -> std::optional<std::string> {
    if (!credit.type || is_admitted(*credit.type)) {
      return std::nullopt;
    }
    return fmt::format("\"{}\" is not one of the four credit types that ABMS accepts", to_string(*credit.type));
  });
}

constexpr RuleDefinition other_credit_system{
    .info = {.rule = Rule::other_credit_system,
             .name = "other-credit-system",
             .kind = RuleKind::meaning,
             .severity = Severity::note,
             .summary = "each credit is one of the four types that ABMS accepts",
             .why = "Other credit is useful to know, but the directory does not list it.",
             .source = "ABMS Continuing Certification Directory, CME Credit Type",
             .bad = "credits:\n  - amount: 2\n    type: ANCC contact hours",
             .good = "credits:\n  - amount: 2\n    type: AOA Category 1-A"},
    .check = check_other_credit_system};

constexpr auto rules = std::to_array<RuleDefinition>(
    {missing_credit_type, missing_credit_amount, credit_step, credit_zero, journal_credit, other_credit_system});

}  // namespace

std::span<const RuleDefinition> credit_rules() {
  return rules;
}

}  // namespace cme
