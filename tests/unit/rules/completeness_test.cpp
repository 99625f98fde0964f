// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "breaches.hpp"

namespace cme {
namespace {

using test::breached_fields;
using test::breaks;
using test::Fields;

struct Expected {
  Rule rule;
  std::string_view field;
  void (*fill)(Activity& activity);
};

// missing-title, missing-description, missing-objectives, missing-approvals, missing-competencies, missing-fee,
// missing-keywords
TEST(MissingKeys, AreReportedUntilTheyHaveAValue) {
  for (const Expected& one : std::initializer_list<Expected>{
           {Rule::missing_title, "title", [](Activity& activity) { activity.title = "T"; }},
           {Rule::missing_description, "description",
            [](Activity& activity) { activity.description = {{.heading = {}, .text = "D"}}; }},
           {Rule::missing_objectives, "objectives", [](Activity& activity) { activity.objectives = {"O"}; }},
           {Rule::missing_approvals, "approvals",
            [](Activity& activity) {
              activity.approvals = {{"A", {Board::urology}}};
            }},
           {Rule::missing_competencies, "competencies",
            [](Activity& activity) { activity.competencies = {static_cast<Competency>(0)}; }},
           {Rule::missing_fee, "fee",
            [](Activity& activity) {
              activity.fee = {{.amount = Money::free(), .per = {}, .audience = {}, .note = {}}};
            }},
           {Rule::missing_keywords, "keywords", [](Activity& activity) { activity.keywords = {"K"}; }},
       }) {
    SCOPED_TRACE(one.field);
    Activity activity;
    EXPECT_EQ(breached_fields(one.rule, activity), Fields{std::string(one.field)});
    one.fill(activity);
    EXPECT_EQ(breached_fields(one.rule, activity), Fields{});
  }
}

TEST(MissingDoi, MattersForAJournalAlone) {
  Activity activity;
  EXPECT_FALSE(breaks(Rule::missing_doi, activity));
  activity.format = Format::enduring;
  EXPECT_FALSE(breaks(Rule::missing_doi, activity));
  activity.format = Format::journal_based;
  EXPECT_EQ(breached_fields(Rule::missing_doi, activity), Fields{"doi"});
  activity.doi = *Doi::parse("10.5555/a");
  EXPECT_FALSE(breaks(Rule::missing_doi, activity));
}

}  // namespace
}  // namespace cme
