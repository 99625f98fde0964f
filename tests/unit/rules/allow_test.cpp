// SPDX-License-Identifier: MIT
#include "cme/rules/allow.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "cme/record/load.hpp"

namespace cme {
namespace {

/// The allowances in a text, and the problems with its comments, one per line.
std::string allowances_of(std::string_view text) {
  const ParsedYaml yaml = parse_yaml(text);
  EXPECT_TRUE(yaml.problems.empty());
  std::vector<Diagnostic> problems;
  std::string lines;
  for (const Allowance& allowance : find_allowances("x.yaml", text, yaml.tree, problems)) {
    lines +=
        fmt::format("{} in {}-{} because of \"{}\" at {}:{}\n", rule_info(allowance.rule).name, allowance.first_line,
                    allowance.last_line, allowance.reason, allowance.place.line, allowance.place.column);
  }
  for (const Diagnostic& problem : problems) {
    lines += fmt::format("{}: {}; {}\n", text.substr(problem.span.begin, problem.span.end - problem.span.begin),
                         problem.message, problem.help);
  }
  return lines;
}

TEST(FindAllowances, MeansTheLineOrTheNextOneWithContent) {
  const struct {
    std::string_view text;
    std::string_view allowances;
  } cases[] = {
      {"a: 1 # cme: allow credit-step -- why not", "credit-step in 1-1 because of \"why not\" at 1:19\n"},
      {"a: 1\t#cme:allow credit-step--x\r\nb: 2\r\n", "credit-step in 1-1 because of \"x\" at 1:17\n"},
      {"# cme: allow credit-step\r\n\r\n  # more\r\na: 1\r\n", "credit-step in 4-4 because of \"\" at 1:14\n"},
      {"a: 1\n# cme: allow credit-step", "credit-step in 2-2 because of \"\" at 2:14\n"},
      {"# cme: allow credit-step\n# cme: allow duplicate-id\na: 1",
       "duplicate-id in 3-3 because of \"\" at 2:14\ncredit-step in 3-3 because of \"\" at 1:14\n"},
      {"a: 1 # cme: allow credit-step,duplicate-board -- both -- yes",
       "credit-step in 1-1 because of \"both -- yes\" at 1:19\n"
       "duplicate-board in 1-1 because of \"both -- yes\" at 1:31\n"},
      {"a: [1, # cme: allow credit-step\n 2]", "credit-step in 1-1 because of \"\" at 1:21\n"},
      {"a: 1 # cme: allow credit-step – why -- not", "credit-step in 1-1 because of \"why -- not\" at 1:19\n"},
      {"a: 1 # cme: allow credit-step — why", "credit-step in 1-1 because of \"why\" at 1:19\n"},
  };
  for (const auto& [text, allowances] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(allowances_of(text), allowances);
  }
}

TEST(FindAllowances, MeansTheWholeOfATextThatBeginsOrEndsOnTheLine) {
  const struct {
    std::string_view text;
    std::string_view allowances;
  } cases[] = {
      {"a: >- # cme: allow credit-step\n  b\n\n  c\nd: 1", "credit-step in 1-4 because of \"\" at 1:20\n"},
      {"# cme: allow credit-step\na: |\n  b\n  c\n", "credit-step in 2-4 because of \"\" at 1:14\n"},
      {"a: \"b\n  c\n  d\" # cme: allow credit-step", "credit-step in 1-3 because of \"\" at 3:19\n"},
      {"a: 1 # cme: allow credit-step – as an editor writes it",
       "credit-step in 1-1 because of \"as an editor writes it\" at 1:19\n"},
      {"a: 1 # cme: allow credit-step — why", "credit-step in 1-1 because of \"why\" at 1:19\n"},
      {"a: 1 # cme: allow credit-step - why", "credit-step in 1-1 because of \"why\" at 1:19\n"},
      {"# cme: allow credit-step\na: 'b\n  c'\n", "credit-step in 2-3 because of \"\" at 1:14\n"},
  };
  for (const auto& [text, allowances] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(allowances_of(text), allowances);
  }
}

TEST(FindAllowances, PassesOverWhatIsNoCommentForCme) {
  for (const std::string_view text :
       {"a: \"b # cme: allow credit-step\"", "a: 'b\n  # cme: allow credit-step\n  c'",
        "a: |\n  # cme: allow credit-step\n  b", "a: >-\n  b # cme: allow credit-step\nc: 1",
        "a: b#cme:allow credit-step", "a: 1 # see # cme: allow credit-step", "a: 1 # cme: one hour", "a: 1 # cme",
        "a: 1 #", "a: 1 # CME: allow credit-step"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(allowances_of(text), "");
  }
}

TEST(FindAllowances, TellsWhatIsWrongWithAComment) {
  const struct {
    std::string_view text;
    std::string_view problems;
  } cases[] = {
      {"a: 1 # cme: allow", "allow: the comment does not name a rule to allow; write `# cme: allow RULE -- reason`\n"},
      {"a: 1 # cme: allow -- why",
       "allow: the comment does not name a rule to allow; write `# cme: allow RULE -- reason`\n"},
      {"a: 1 # cme: alow credit-step",
       "alow: expected \"allow\" in this comment, found \"alow\"; write `# cme: allow RULE -- reason`\n"},
      {"a: 1 # cme: allow credit-stepp",
       "credit-stepp: \"credit-stepp\" is not a rule; did you mean \"credit-step\"?\n"},
      {"a: 1 # cme: allow xyz", "xyz: \"xyz\" is not a rule; `cme explain` lists them\n"},
      {"a: 1 # cme: allow credit-step for now",
       "credit-step for now: \"credit-step for now\" is not a rule; separate rules with commas, and put -- before "
       "the reason\n"},
      {"a: 1 # cme: allow unknown-board -- x",
       "unknown-board: unknown-board is a reading error, which cannot be allowed; "
       "correct the record; only meaning and change rules can be allowed\n"},
  };
  for (const auto& [text, problems] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(allowances_of(text), problems);
  }
}

TEST(FindAllowances, FindsManyInTime) {
  std::string text;
  while (text.size() < max_record_bytes - 100) {
    text += "# cme: allow credit-step\n";
  }
  const ParsedYaml yaml = parse_yaml(text + "a: 1");
  std::vector<Diagnostic> problems;
  EXPECT_GT(find_allowances("x.yaml", text + "a: 1", yaml.tree, problems).size(), 40'000U);
}

Finding finding_of(Rule rule, std::uint32_t line) {
  Finding finding;
  finding.rule = rule;
  finding.place.path = "x.yaml";
  finding.place.line = line;
  finding.place.end_column = finding.place.column + 1;
  return finding;
}

/// Allowances of lines of x.yaml, each with its comment in that line.
AllowancesByPath allowing(std::vector<std::pair<Rule, std::uint32_t>> allowed) {
  AllowancesByPath allowances;
  for (const auto& [rule, line] : allowed) {
    allowances["x.yaml"].push_back(
        {.rule = rule, .first_line = line, .last_line = line, .place = finding_of(rule, line).place, .reason = "why"});
  }
  return allowances;
}

/// "rule:line rule:line".
std::string in_short(const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    text += fmt::format("{}{}:{}", text.empty() ? "" : " ", rule_info(finding.rule).name, finding.place.line);
  }
  return text;
}

TEST(SettleAllowances, MovesWhatIsAllowedWithItsReason) {
  AllowancesByPath allowances = allowing({{Rule::credit_step, 2}, {Rule::credit_step, 4}});
  std::vector<Finding> findings = {finding_of(Rule::credit_step, 2), finding_of(Rule::credit_step, 2),
                                   finding_of(Rule::credit_step, 3), finding_of(Rule::duplicate_board, 4),
                                   finding_of(Rule::credit_step, 4)};
  std::vector<Finding> allowed;
  settle_findings(allowances, Severities(), findings, allowed);
  EXPECT_EQ(in_short(findings), "credit-step:3 duplicate-board:4");
  EXPECT_EQ(in_short(allowed), "credit-step:2 credit-step:2 credit-step:4");
  EXPECT_EQ(allowed.front().allowed, "why");
}

TEST(SettleAllowances, WhatIsMissingMayBeAllowedOnAnyLine) {
  AllowancesByPath allowances = allowing({{Rule::missing_fee, 2}});
  std::vector<Finding> findings = {finding_of(Rule::missing_fee, 9), finding_of(Rule::missing_doi, 9)};
  for (Finding& finding : findings) {
    finding.place.end_column = finding.place.column;  // no text: the end of the record
  }
  std::vector<Finding> allowed;
  settle_findings(allowances, Severities(), findings, allowed);
  EXPECT_EQ(in_short(findings), "missing-doi:9");
  EXPECT_EQ(in_short(allowed), "missing-fee:9");
}

TEST(SettleAllowances, TellsWhatIsNotNeeded) {
  AllowancesByPath allowances = allowing({{Rule::credit_step, 2}, {Rule::credit_step, 2}, {Rule::duplicate_board, 4}});
  std::vector<Finding> findings = {finding_of(Rule::credit_step, 2)};
  std::vector<Finding> allowed;
  settle_findings(allowances, Severities(), findings, allowed);
  EXPECT_EQ(in_short(findings), "unused-allow:2 unused-allow:4");
  EXPECT_EQ(findings.back().message, "there is no duplicate-board problem to allow in line 4");
  EXPECT_EQ(findings.back().severity, Severity::warning);
}

TEST(SettleAllowances, TellsNothingOfRulesThatAreOff) {
  Severities severities;
  severities.set(Rule::credit_step, std::nullopt);
  AllowancesByPath allowances = allowing({{Rule::credit_step, 2}});
  std::vector<Finding> findings;
  std::vector<Finding> allowed;
  settle_findings(allowances, severities, findings, allowed);
  EXPECT_EQ(in_short(findings), "");

  allowances = allowing({{Rule::duplicate_board, 2}});
  severities.set(Rule::unused_allow, std::nullopt);
  settle_findings(allowances, severities, findings, allowed);
  EXPECT_EQ(in_short(findings), "");
}

TEST(SettleAllowances, AllowsAnAllowanceThatIsNotNeeded) {
  AllowancesByPath allowances = allowing({{Rule::credit_step, 2}, {Rule::unused_allow, 2}, {Rule::unused_allow, 3}});
  std::vector<Finding> findings;
  std::vector<Finding> allowed;
  settle_findings(allowances, Severities(), findings, allowed);
  EXPECT_EQ(in_short(allowed), "unused-allow:2");
  EXPECT_EQ(in_short(findings), "unused-allow:3");
}

TEST(LoadRecord, DoesNotAskWhetherABrokenRecordNeedsItsAllowances) {
  const LoadOptions options{.rules = RuleContext{.today = Date::parse("2026-01-15").value()}};
  const LoadedRecord record = load_record("x.yaml", "id: 1 # cme: allow credit-step\nformat: Livve\n", options);
  ASSERT_EQ(record.allowances.size(), 1U);
  EXPECT_TRUE(record.allowances.front().is_needed);
}

}  // namespace
}  // namespace cme
