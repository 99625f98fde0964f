// SPDX-License-Identifier: MIT
#include "model/statement.hpp"

#include <gtest/gtest.h>

#include "breaches.hpp"

namespace cme {
namespace {

using test::breaks;

constexpr Rule statement_rules_of_one_text[] = {Rule::statement_amount,   Rule::statement_format,
                                                Rule::statement_phrase,   Rule::statement_claim,
                                                Rule::statement_provider, Rule::statement_outdated};

constexpr std::string_view claim =
    " Physicians should claim only the credit commensurate with the extent of their participation in the activity.";

/// A live activity of 1.5 credits, whose only disclaimer is `text`.
Activity with_text(std::string_view text) {
  Activity activity;
  activity.accredited_provider = "Example Society";
  activity.format = Format::live;
  activity.credits = {{.amount = *Decimal::parse("1.5"),
                       .max = {},
                       .type = CreditType::ama_pra_category_1,
                       .per = {},
                       .board = {},
                       .note = {}}};
  activity.disclaimers = {std::string(text)};
  return activity;
}

std::string designation(std::string_view words) {
  return std::string(words) + std::string(claim);
}

TEST(StatementRules, AcceptWhatTheCommandPrints) {
  Activity activity = with_text("");
  activity.commercial_support = CommercialSupport{};
  activity.joint_providers = {"Example Foundation"};
  const CreditStatement statement = make_statement(activity).value();
  activity.disclaimers.clear();
  for (const StatementPart& part : statement.parts) {
    activity.disclaimers.push_back(plain_text(part));
  }
  for (const Rule rule : statement_rules_of_one_text) {
    EXPECT_FALSE(breaks(rule, activity)) << rule_info(rule).name;
  }
}

TEST(StatementRules, AreSilentWithoutAStatement) {
  for (const std::string_view text :
       {"The editor designates these keywords.", "designates", "joint sponsorship of a trial",
        "Essential areas of the brain", "for a maximum of 3 days"}) {
    for (const Rule rule : statement_rules_of_one_text) {
      EXPECT_FALSE(breaks(rule, with_text(text))) << text << rule_info(rule).name;
    }
  }
}

/// A text, and whether it breaks the rule at hand.
struct Case {
  std::string_view text;
  bool is_breach;
};

void expect(Rule rule, std::initializer_list<Case> cases) {
  for (const Case& one : cases) {
    EXPECT_EQ(breaks(rule, with_text(designation(one.text))), one.is_breach) << one.text;
  }
}

TEST(StatementAmount, IsThatOfTheRecord) {
  expect(
      Rule::statement_amount,
      {{"The Example Society designates this live activity for a maximum of 1.25 AMA PRA Category 1 Credits™.", true},
       {"The Example Society designates this live activity for a maximum of 1.5 AMA PRA Category 1 Credits™.", false},
       {"The Example Society designates this live activity for a maximum of 1.50 AMA PRA Category 1 Credits™.", false},
       {"The Example Society designates this live activity for a maximum of 1.75 AMA PRA Category 1 Credits™.", true},
       {"The Example Society designates this live activity for a maximum of two credits.", true}});
  Activity range = with_text("The A designates this live activity for a maximum of 20 AMA PRA Category 1 Credits™.");
  range.credits.front().max = Decimal::whole(20);
  EXPECT_FALSE(breaks(Rule::statement_amount, range));
  range.credits.clear();
  EXPECT_FALSE(breaks(Rule::statement_amount, range));
}

TEST(StatementPhrase, LooksForTheAmountInAThousandBytes) {
  // Between the two are what is 1,000 bytes long with " for a maximum of ".
  const auto with_words = [](std::size_t count) {
    return with_text("It designates this " + std::string(count, 'x') +
                     " for a maximum of 1 contact hour, with AMA PRA Category 1 Credit™");
  };
  constexpr std::size_t most = 1'000 - std::string_view(" for a maximum of ").size();
  EXPECT_FALSE(breaks(Rule::statement_format, with_words(most + 1)));
  EXPECT_TRUE(breaks(Rule::statement_format, with_words(most)));
}

TEST(StatementFormat, IsTheLearningFormatOfTheRecord) {
  expect(Rule::statement_format,
         {{"The Example Society designates this live activity for a maximum of 1 credit.", false},
          {"The Example Society designates this Live Activity for a maximum of 1 credit.", false},
          {"The Example Society designates this live  *activity* for a maximum of 1 credit.", false},
          {"The Example Society designates this live webinar activity for a maximum of 1 credit.", true},
          {"The Example Society designates this enduring material for a maximum of 1 credit.", true}});
  Activity internet = with_text("It designates this enduring material for a maximum of 1 credit.");
  internet.format = Format::internet;
  EXPECT_FALSE(breaks(Rule::statement_format, internet));
  internet.learning_format = LearningFormat::live_activity;
  EXPECT_TRUE(breaks(Rule::statement_format, internet));
  internet.format = Format::other;
  internet.learning_format = LearningFormat::other_activity;
  internet.disclaimers = {"It designates this other activity (blended learning) for a maximum of 1 credit."};
  EXPECT_FALSE(breaks(Rule::statement_format, internet));
}

TEST(StatementPhrase, IsExactAndCarriesItsMark) {
  expect(
      Rule::statement_phrase,
      {{"The Example Society designates this live activity for a maximum of 1 AMA PRA Category 1 Credit™.", false},
       {"The Example Society designates this live activity for a maximum of 1 AMA PRA Category 1 Credits™.", false},
       {"The Example Society designates this live activity for a maximum of 1 *AMA PRA Category 1 Credit(s)*™.", false},
       {"The Example Society designates this live activity for a maximum of 1 AMA PRA Category 1 Credit(s).", true},
       {"The Example Society designates this live activity for a maximum of 1 AMA PRA category 1 credit™.", true},
       {"The Example Society designates this live activity for a maximum of 1 Category 1 Credit™.", true},
       {"The Example Society designates this live activity for 1 AMA PRA Category 1 Credit™.", true},
       {"The Example Society designates this live activity for a maximum of 1 contact hour.", false}});
}

TEST(StatementClaim, IsExactInAnyTextOfTheRecord) {
  constexpr std::string_view first =
      "The Example Society designates this live activity for a maximum of 1.5 AMA PRA Category 1 Credits™.";
  const std::vector<Breach> missing = test::breaches_of(Rule::statement_claim, with_text(first));
  ASSERT_EQ(missing.size(), 1U);
  EXPECT_EQ(missing.front().message, "the statement is missing its second sentence");
  const std::vector<Breach> reworded =
      test::breaches_of(Rule::statement_claim, with_text(std::string(first) + " Claim what is commensurate."));
  ASSERT_EQ(reworded.size(), 1U);
  EXPECT_EQ(reworded.front().message, "the second sentence of the statement does not use the AMA's wording");
  EXPECT_FALSE(breaks(Rule::statement_claim, with_text(designation(first))));
  Activity apart = with_text(first);
  apart.disclaimers.push_back(std::string(claim.substr(1)));
  EXPECT_FALSE(breaks(Rule::statement_claim, apart));
  apart.disclaimers.back() =
      "Physicians should only claim credit commensurate with the extent of their participation in the activity.";
  EXPECT_TRUE(breaks(Rule::statement_claim, apart));
}

TEST(StatementProvider, IsTheAccreditedOne) {
  expect(Rule::statement_provider, {{"The Example Society designates this live activity.", false},
                                    {"Example Society designates this live activity.", false},
                                    {"Read this first. The Example Society designates this live activity.", false},
                                    {"The Example Journal designates this live activity.", true},
                                    {"The Other Example Society designates this live activity.", true},
                                    {"The Example Society of Radiology designates this live activity.", true}});
  Activity unknown = with_text("The Example Journal designates this live activity.");
  unknown.accredited_provider.reset();
  EXPECT_FALSE(breaks(Rule::statement_provider, unknown));
}

TEST(StatementOutdated, FindsFormsThatWereReplaced) {
  for (const Case& one : std::initializer_list<Case>{
           {"in accordance with the Essential Areas of the Accreditation Council for CME", true},
           {"through the Joint Sponsorship of A and B; accreditation is by the ACCME", true},
           {"jointly sponsored by A. A designates this live activity", true},
           {"through the joint providership of A and B; accreditation is by the ACCME", false},
           {"a jointly sponsored trial", false}}) {
    EXPECT_EQ(breaks(Rule::statement_outdated, with_text(one.text)), one.is_breach) << one.text;
  }
}

TEST(StatementAmount, ReadsAmountsAsPeopleWriteThem) {
  for (const auto& [amount, is_breach] :
       std::initializer_list<std::pair<std::string_view, bool>>{{"1.5", false},
                                                                {"1½", false},
                                                                {"1.50", false},
                                                                {".75", true},
                                                                {"1¾", true},
                                                                {"½", true},
                                                                {"zero", true},
                                                                {"Twenty-one", true},
                                                                {"ninety", true},
                                                                {"twenty-twelve", false},  // no number
                                                                {"[number]", false}}) {
    SCOPED_TRACE(amount);
    const std::string text = "The Example Society designates this live activity for a maximum of " +
                             std::string(amount) + " AMA PRA Category 1 Credits™.";
    EXPECT_EQ(breaks(Rule::statement_amount, with_text(designation(text))), is_breach);
  }
}

TEST(StatementRules, LookAtEachDesignationInAText) {
  const std::string good =
      "The Example Society designates this live activity for a maximum of 1.5 AMA PRA Category 1 Credits™. ";
  EXPECT_FALSE(breaks(Rule::statement_amount, with_text(designation(good + good))));
  const auto second = [&](std::string_view words) { return with_text(designation(good + std::string(words))); };
  EXPECT_TRUE(breaks(Rule::statement_amount, second("The Example Society designates this live activity for a maximum "
                                                    "of 2 AMA PRA Category 1 Credits™.")));
  EXPECT_TRUE(breaks(Rule::statement_provider, second("The Other Society designates this live activity for a maximum "
                                                      "of 1.5 AMA PRA Category 1 Credits™.")));
  EXPECT_TRUE(breaks(Rule::statement_format, second("The Example Society designates this course for a maximum of 1.5 "
                                                    "AMA PRA Category 1 Credits™.")));
  // The words of the next one do not complete the one before.
  EXPECT_TRUE(
      breaks(Rule::statement_phrase,
             with_text(designation("The Example Society designates this live activity for category 1. " + good))));
}

TEST(StatementPhrase, ReportsARomanNumeral) {
  EXPECT_TRUE(breaks(Rule::statement_phrase,
                     with_text(designation("The Example Society designates this live activity for a maximum of 1.5 AMA "
                                           "PRA Category I Credit(s)™."))));
}

TEST(StatementOutdated, KnowsTheAcronymAlone) {
  EXPECT_TRUE(breaks(Rule::statement_outdated,
                     with_text("This activity was planned in accordance with the Essential Areas and Policies of the "
                               "ACCME through the joint sponsorship of Example Society and Example Foundation.")));
  EXPECT_FALSE(breaks(Rule::statement_outdated, with_text("Our essential areas are the lungs and the heart.")));
}

}  // namespace
}  // namespace cme
