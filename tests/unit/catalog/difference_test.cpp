// SPDX-License-Identifier: MIT
#include "catalog/difference.hpp"

#include <gtest/gtest.h>

#include "cme/record/encode.hpp"
#include "cme/record/parsed_record.hpp"

namespace cme {
namespace {

const RuleContext context{.today = Date::parse("2026-01-15").value()};

RecordState state(std::uint32_t id, std::string_view title, std::string path = {}) {
  Activity activity;
  activity.id = id;
  activity.title = std::string(title);
  activity.expires = Date::parse("2027-06-30").value();
  if (path.empty()) {
    path = std::to_string(id) + ".yaml";
  }
  return {.path = path, .name = path, .bytes = encode_activity(activity), .activity = activity};
}

/// Each change as `ID BEFORE -> AFTER`, by the titles.
std::vector<std::string> matched(std::vector<RecordState> before, std::vector<RecordState> after) {
  std::vector<std::string> lines;
  for (const RecordChange& change : match_records(std::move(before), std::move(after))) {
    const auto title = [](const std::optional<RecordState>& one) {
      return one ? one->activity.title.value() : std::string("-");
    };
    lines.push_back(std::to_string(change.id()) + ' ' + title(change.before) + " -> " + title(change.after));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(MatchRecords, ComparesRecordsOfOneId) {
  EXPECT_EQ(matched({}, {}), Lines());
  EXPECT_EQ(matched({state(1, "A"), state(2, "B"), state(3, "C")}, {state(3, "C"), state(4, "D"), state(2, "E")}),
            (Lines{"1 A -> -", "2 B -> E", "4 - -> D"}));
}

TEST(MatchRecords, FollowsARenamedFile) {
  EXPECT_EQ(matched({state(1, "A", "a.yaml")}, {state(1, "A", "b/1.yaml")}), Lines());
}

TEST(MatchRecords, PrefersTheSameFileWhereAnIdIsUsedTwice) {
  EXPECT_EQ(
      matched({state(1, "A", "a.yaml"), state(1, "B", "b.yaml")}, {state(1, "B2", "b.yaml"), state(1, "A", "a.yaml")}),
      (Lines{"1 B -> B2"}));
  EXPECT_EQ(matched({state(1, "A", "a.yaml")}, {state(1, "B", "0.yaml"), state(1, "A", "a.yaml")}),
            (Lines{"1 - -> B"}));
  EXPECT_EQ(matched({state(1, "A", "a.yaml"), state(1, "B", "b.yaml")}, {state(1, "B", "b.yaml")}),
            (Lines{"1 A -> -"}));
}

/// The rules that a change breaks, each with its path.
Lines judged(std::vector<RecordState> before, std::vector<RecordState> after) {
  Lines lines;
  const std::vector<RecordChange> changes = match_records(std::move(before), std::move(after));
  for (const Finding& finding : judge_changes(changes, context, YamlReader::plain_first).findings) {
    lines.push_back(std::string(rule_info(finding.rule).name) + ' ' + finding.place.path);
  }
  return lines;
}

TEST(JudgeChanges, RecognizesAnActivityUnderAnotherId) {
  EXPECT_EQ(judged({state(1, "A")}, {state(2, "a")}), Lines{"change-id 2.yaml"});
  EXPECT_EQ(judged({state(1, "A")}, {state(2, "B")}), Lines{"change-removed 1.yaml"});
  RecordState before = state(1, "A");
  before.activity.doi = Doi::parse("10.5555/one").value();
  RecordState after = state(2, "B");
  after.activity.doi = Doi::parse("10.5555/ONE").value();
  EXPECT_EQ(judged({before}, {after}), Lines{"change-id 2.yaml"});
}

TEST(JudgeChanges, RecognizesIdsThatChangedPlaces) {
  EXPECT_EQ(judged({state(1, "A"), state(2, "B")}, {state(1, "B"), state(2, "A")}),
            (Lines{"change-id 1.yaml", "change-id 2.yaml"}));
  // A column of ids that slipped by a row.
  EXPECT_EQ(judged({state(1, "A"), state(2, "B"), state(3, "C")}, {state(2, "A"), state(3, "B"), state(4, "C")}),
            (Lines{"change-id 2.yaml", "change-id 3.yaml", "change-id 4.yaml"}));
  // Another title, and one that another activity has too, are no other id.
  EXPECT_EQ(judged({state(1, "A"), state(2, "B")}, {state(1, "B"), state(2, "B")}), Lines());
  EXPECT_EQ(judged({state(1, "A"), state(2, "B")}, {state(1, "C"), state(2, "D")}), Lines());
}

TEST(JudgeChanges, SaysNothingOfAnExpiredActivityThatIsRemoved) {
  for (const auto& [expires, is_breach] :
       std::initializer_list<std::pair<std::string_view, bool>>{{"2026-01-14", false}, {"2026-01-15", true}}) {
    RecordState before = state(1, "A");
    before.activity.expires = Date::parse(expires).value();
    EXPECT_EQ(judged({before}, {}).size(), is_breach ? 1U : 0U) << expires;
  }
}

TEST(JudgeChanges, TakesWhatCommentsAllow) {
  RecordState after = state(2, "A");
  after.bytes = "id: 2 # cme: allow change-id -- numbered again\ntitle: A\nexpires: 2027-06-30\n";
  const std::vector<RecordChange> changes = match_records({state(1, "A")}, {after});
  Judgment judgment = judge_changes(changes, context, YamlReader::plain_first);
  ASSERT_EQ(judgment.allowances.size(), 1U);
  AllowancesByPath allowances{{after.path, judgment.allowances}};
  std::vector<Finding> allowed;
  settle_findings(allowances, {}, judgment.findings, allowed);
  EXPECT_TRUE(judgment.findings.empty());
  EXPECT_EQ(allowed.size(), 1U);
}

/// The keys whose changes are hidden if `before` could not be read completely.
std::vector<std::string_view> hidden_keys(std::string_view before, std::string_view after, Activity& completed) {
  ParsedRecord old = read_record(before);
  EXPECT_FALSE(old.is_whole());
  completed = std::move(old.activity);
  return assume_unchanged(old.problems, read_record(after).activity, completed);
}

TEST(AssumeUnchanged, CompletesOnlyWhatCouldNotBeRead) {
  const std::string rest = "provider: P\nformat: Live\nexpires: 2027-01-31\ncommercial_support: false\n";
  const std::string after = "id: 1\nfee: $30\ncredits:\n  - amount: 2\ndoi: 10.5555/a\n" + rest;
  Activity completed;
  // No change rule compares the fee.
  EXPECT_EQ(hidden_keys("id: 1\nfee: 30\ncredits:\n  - amount: 1\n" + rest, after, completed),
            std::vector<std::string_view>());
  EXPECT_EQ(completed.credits.front().amount, Decimal::whole(1));
  EXPECT_EQ(completed.fee.size(), 1U);
  EXPECT_EQ(hidden_keys("id: 1\ncredits:\n  - amount: one\n" + rest, after, completed),
            std::vector<std::string_view>{"credits"});
  EXPECT_EQ(completed.credits.front().amount, Decimal::whole(2));
  // A mistyped key may be any of the missing ones that there are now; a missing one was not recorded.
  EXPECT_EQ(hidden_keys("id: 1\ncredts:\n  - amount: 1\n" + rest, after, completed),
            (std::vector<std::string_view>{"doi", "credits"}));
  EXPECT_EQ(hidden_keys("id: 1\n" + rest, after, completed), std::vector<std::string_view>());
  EXPECT_EQ(completed.credits.front().amount, Decimal::whole(2));
  EXPECT_FALSE(completed.doi);
}

}  // namespace
}  // namespace cme
