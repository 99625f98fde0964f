// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "rules/record_checks.hpp"

namespace cme {
namespace {

/// Appends a breach for each credit of which `describe` has something to say.
template <class Describe>
void report_credits(const Activity& activity, std::string_view key, std::string_view help, Breaches& breaches,
                    Describe describe) {
  for (std::size_t i = 0; i < activity.credits.size(); ++i) {
    std::optional<std::string> message = describe(activity.credits[i]);
    if (message) {
      breaches.push_back(
          {.field = fmt::format("credits[{}]{}", i, key), .message = *std::move(message), .help = std::string(help)});
    }
  }
}

/// "1", "5 to 20".
std::string amount_in_words(const Credit& credit) {
  return credit.max ? fmt::format("{} to {}", to_string(*credit.amount), to_string(*credit.max))
                    : to_string(*credit.amount);
}

}  // namespace

void check_missing_credit_type(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  report_credits(activity, "", "write `type: AMA PRA Category 1 Credit` or another, or `board:`", breaches,
                 [](const Credit& credit) -> std::optional<std::string> {
                   if (credit.type || credit.board) {
                     return std::nullopt;
                   }
                   return "the credit has no type";
                 });
}

void check_missing_credit_amount(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  report_credits(activity, "", "write `amount: 1`", breaches, [](const Credit& credit) -> std::optional<std::string> {
    if (credit.amount) {
      return std::nullopt;
    }
    return "the credit has no amount";
  });
}

// The AMA counts credit in quarters of an hour. Source: AMA PRA.
void check_credit_step(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  const auto check = [&](std::string_view key, std::optional<Decimal> Credit::*amount) {
    report_credits(activity, key, "", breaches, [&](const Credit& credit) -> std::optional<std::string> {
      const std::optional<Decimal>& number = credit.*amount;
      if (credit.type != CreditType::ama_pra_category_1 || !number || number->is_in_quarters()) {
        return std::nullopt;
      }
      return fmt::format("\"{}\" is not an amount of credit; AMA PRA counts in quarters: 1, 0.5, 1.25",
                         to_string(*number));
    });
  };
  check(".amount", &Credit::amount);
  check(".max", &Credit::max);
}

void check_credit_zero(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  report_credits(activity, ".amount", "write what can be claimed, or take the credit out", breaches,
                 [](const Credit& credit) -> std::optional<std::string> {
                   if (credit.amount != Decimal() || credit.max) {
                     return std::nullopt;
                   }
                   return "a credit of 0 cannot be claimed";
                 });
}

// Source: each of the 1,353 journal-based pages of the directory gives 1.
void check_journal_credit(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  if (activity.format != Format::journal_based) {
    return;
  }
  report_credits(activity, ".amount", "", breaches, [](const Credit& credit) -> std::optional<std::string> {
    const bool is_one = credit.amount == Decimal::whole(1) && !credit.max;
    if (credit.board || !credit.amount || is_one) {
      return std::nullopt;
    }
    return fmt::format("a journal-based activity gives 1 credit, not {}", amount_in_words(credit));
  });
}

void check_other_credit_system(const Activity& activity, const RuleContext& /*context*/, Breaches& breaches) {
  report_credits(activity, ".type", "", breaches, [](const Credit& credit) -> std::optional<std::string> {
    if (!credit.type || is_admitted(*credit.type)) {
      return std::nullopt;
    }
    return fmt::format("\"{}\" is not one of the four systems that ABMS admits", to_string(*credit.type));
  });
}

}  // namespace cme
