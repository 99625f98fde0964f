// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "catalog/difference.hpp"
#include "catalog/shared_marks.hpp"
#include "cme/rules/allow.hpp"
#include "rules/registry.hpp"

namespace cme {
namespace {

const LoadOptions options{.rules = RuleContext{.today = Date::parse("2026-01-15").value()}};

/// One key of a sound record, as an example is completed with it.
struct Part {
  std::string_view key;
  std::string_view text;
};

constexpr auto sound_parts = std::to_array<Part>({
    {"id", "id: 9000"},           // the record's number follows
    {"title", "title: Lesson "},  // and here
    {"provider", "provider: Example Society"},
    {"format", "format: Enduring"},
    {"expires", "expires: 2027-06-30"},
    {"credits", "credits:\n  - amount: 1\n    type: AMA PRA Category 1 Credit"},
    {"fee", "fee: $30"},
    {"commercial_support", "commercial_support: false"},
    {"approvals", "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology"},
    {"competencies", "competencies:\n  - Medical Knowledge"},
    {"keywords", "keywords:\n  - Thorax"},
    {"objectives", "objectives:\n  - Read a chest radiograph in a fixed order"},
    {"description", "description: Ten cases."},
});

/// The example with the keys that it does not have.
std::string complete(std::string_view example, std::size_t number) {
  std::string record = std::string(example) + '\n';
  for (const auto& [key, text] : sound_parts) {
    const std::string line = std::string(key) + ':';
    if (!example.starts_with(line) && example.find('\n' + line) == std::string_view::npos) {
      record += text;
      record += key == "id" || key == "title" ? std::to_string(number) : "";
      record += '\n';
    }
  }
  return record;
}

/// The records of an example, separated by `---`.
std::vector<std::string> split_records(std::string_view example) {
  constexpr std::string_view separator = "\n---\n";
  std::vector<std::string> records;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = example.find(separator);
    records.emplace_back(example.substr(0, end));
    example.remove_prefix(end == std::string_view::npos ? 0 : end + separator.size());
  }
  return records;
}

/// The path that a comment in the first line names.
std::string path_of(std::string_view record, std::size_t number) {
  return record.starts_with("# ") ? std::string(record.substr(2, record.find('\n') - 2))
                                  : "example-" + std::to_string(number) + ".yaml";
}

/// The names of the rules that the records break, each breach once.
std::vector<std::string_view> broken_rules(const std::vector<std::string>& records) {
  std::vector<Finding> findings;
  std::vector<Finding> allowed;
  AllowancesByPath allowances;
  SharedMarks marks(1);
  for (std::size_t i = 0; i < records.size(); ++i) {
    const LoadedRecord record = load_record(path_of(records[i], i), records[i], options);
    marks.add(i, record.path, read_record(records[i]));
    allowances.emplace(record.path, record.allowances);
    findings.insert(findings.end(), record.findings.begin(), record.findings.end());
  }
  const std::vector<Finding> clashes = marks.find(
      [&](std::size_t number) { return find_marks(path_of(records[number], number), read_record(records[number])); });
  findings.insert(findings.end(), clashes.begin(), clashes.end());
  settle_findings(allowances, {}, findings, allowed);
  std::vector<std::string_view> names;
  for (const Finding& finding : findings) {
    names.push_back(rule_info(finding.rule).name);
  }
  return names;
}

/// The names of the rules that are broken when the first record becomes the second, each by itself being sound.
std::vector<std::string_view> broken_rules_of_change(std::string_view example) {
  std::vector<std::string_view> names;
  std::vector<RecordState> states;
  for (const std::string& record : split_records(example)) {
    const std::string whole = complete(record, 1);
    for (const std::string_view name : broken_rules({whole})) {
      names.push_back(name);
    }
    const LoadedRecord loaded = load_record(path_of(record, 1), whole, options);
    states.push_back({.path = loaded.path, .name = {}, .bytes = whole, .activity = loaded.activity.value()});
  }
  const Judgment judgment =
      judge_changes(match_records({states.front()}, {states.back()}), *options.rules, YamlReader::plain_first);
  for (const Finding& finding : judgment.findings) {
    names.push_back(rule_info(finding.rule).name);
  }
  return names;
}

std::vector<std::string> complete_records(std::string_view example) {
  std::vector<std::string> records = split_records(example);
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i] = complete(records[i], i + 1);
  }
  return records;
}

using Names = std::vector<std::string_view>;

TEST(RuleExamples, OfTheBadKindBreakTheirRuleAlone) {
  for (const RuleInfo& rule : all_rules()) {
    SCOPED_TRACE(rule.name);
    if (rule.kind == RuleKind::change) {
      EXPECT_EQ(broken_rules_of_change(rule.bad), Names{rule.name});
      continue;
    }
    // Text that cannot be read cannot be completed either.
    const bool is_whole = rule.rule == Rule::syntax;
    EXPECT_EQ(broken_rules(is_whole ? split_records(rule.bad) : complete_records(rule.bad)), Names{rule.name});
  }
}

TEST(RuleExamples, OfTheGoodKindBreakNoRule) {
  for (const RuleInfo& rule : all_rules()) {
    SCOPED_TRACE(rule.name);
    EXPECT_EQ(
        rule.kind == RuleKind::change ? broken_rules_of_change(rule.good) : broken_rules(complete_records(rule.good)),
        Names{});
  }
}

TEST(RuleExamples, AreShort) {
  for (const RuleInfo& rule : all_rules()) {
    SCOPED_TRACE(rule.name);
    // Two states of one record, or one.
    const std::size_t most_lines = rule.kind == RuleKind::change ? 8 : 6;
    EXPECT_LE(split(rule.bad, '\n').size(), most_lines);
    EXPECT_LE(split(rule.good, '\n').size(), most_lines);
  }
}

TEST(RecordRules, EachSpeakOfMeaning) {
  for (const RecordRule& rule : record_rules()) {
    EXPECT_EQ(rule_info(rule.rule).kind, RuleKind::meaning);
    EXPECT_EQ(std::ranges::count(record_rules(), rule.rule, &RecordRule::rule), 1);
  }
}

TEST(Rules, AreToldInFullAndCheckedWhereTheyBelong) {
  for (const RuleInfo& rule : all_rules()) {
    SCOPED_TRACE(rule.name);
    EXPECT_EQ(&rule_info(rule.rule), &rule);
    EXPECT_EQ(find_rule(rule.name), rule.rule);
    EXPECT_FALSE(rule.summary.empty());
    EXPECT_TRUE(rule.why.ends_with('.'));
    EXPECT_FALSE(rule.source.empty());
    const bool is_across = rule.bad.find("\n---\n") != std::string_view::npos;
    // Whether an allowance was needed shows only when all findings are there.
    const bool is_of_allowances = rule.rule == Rule::unused_allow;
    // The activity does not say how a number or a text is written.
    const bool is_of_source = rule.rule == Rule::leading_zero || rule.rule == Rule::cut_off_text ||
                              rule.rule == Rule::curly_quotes || rule.rule == Rule::joined_lines;
    const bool is_of_one_record = rule.kind == RuleKind::meaning && !is_across && !is_of_allowances && !is_of_source;
    EXPECT_EQ(std::ranges::count(record_rules(), rule.rule, &RecordRule::rule), is_of_one_record ? 1 : 0);
  }
}

}  // namespace
}  // namespace cme
