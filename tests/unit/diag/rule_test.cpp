// SPDX-License-Identifier: MIT
#include "cme/diag/rule.hpp"

#include <gtest/gtest.h>

#include "cme/diag/diagnostic.hpp"

namespace cme {
namespace {

TEST(Severities, AreTheRulesOwnAtFirst) {
  const Severities severities;
  for (const RuleInfo& rule : all_rules()) {
    EXPECT_EQ(severities.of(rule.rule), rule.severity) << rule.name;
  }
}

TEST(Severities, OfReadingStayErrors) {
  Severities severities;
  severities.set(Rule::unknown_board, Severity::note);
  severities.set(Rule::syntax, std::nullopt);
  EXPECT_EQ(severities.of(Rule::unknown_board), Severity::error);
  EXPECT_EQ(severities.of(Rule::syntax), Severity::error);
}

TEST(Severities, ChangeFindingsAndTakeOutThoseOfRulesThatAreOff) {
  Severities severities;
  severities.set(Rule::credit_step, Severity::note);
  severities.set(Rule::duplicate_id, std::nullopt);
  std::vector<Finding> findings(3);
  findings[0].rule = Rule::credit_step;
  findings[1].rule = Rule::duplicate_id;
  findings[2].rule = Rule::syntax;
  severities.apply(findings);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].rule, Rule::credit_step);
  EXPECT_EQ(findings[0].severity, Severity::note);
  EXPECT_EQ(findings[1].severity, Severity::error);
}

}  // namespace
}  // namespace cme
