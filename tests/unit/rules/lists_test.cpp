// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "breaches.hpp"

namespace cme {
namespace {

using test::breached_fields;
using test::breaches_of;
using test::Fields;

TEST(KeywordIsCompetency, KnowsAnySpelling) {
  Activity activity;
  activity.keywords = {"Medical Knowledge", "Practice-Based Learning and Improvement", "Knowledge", "Lung Cancer", "–"};
  const std::vector<Breach> breaches = breaches_of(Rule::keyword_is_competency, activity);
  ASSERT_EQ(breaches.size(), 2U);
  EXPECT_EQ(to_string(breaches[1].field), "keywords[1]");
  EXPECT_EQ(breaches[1].help, "write \"Practice-based Learning & Improvement\" under `competencies`");
}

TEST(DuplicateKeyword, IsTheSameWithoutCaseAndTypographicMarks) {
  Activity activity;
  activity.keywords = {"Lung Cancer",      "Patients’ Rights", "lung  cancer",
                       "Patients' rights", "Lung Cancers",     "LUNG CANCER"};
  EXPECT_EQ(breached_fields(Rule::duplicate_keyword, activity), (Fields{"keywords[2]", "keywords[3]", "keywords[5]"}));
  // The same ends do not make a duplicate, nor does one need letters there.
  activity.keywords = {"Lung Cancer", "Liver"};
  EXPECT_EQ(breached_fields(Rule::duplicate_keyword, activity), Fields());
  for (const auto& [one, other] : {std::pair("Lung Cancer", "LUNG CANCER"),
                                   {"3D", "3d"},
                                   {"Zika", "zika"},
                                   {"(A)", "(a)"},
                                   {"Éclair", "eclair"},
                                   {"Drug™", "drug"},
                                   {"Ae", "Æ"}}) {
    SCOPED_TRACE(one);
    activity.keywords = {one, "Ethics", other};
    EXPECT_EQ(breached_fields(Rule::duplicate_keyword, activity), Fields{"keywords[2]"});
  }
}

TEST(DuplicateKeyword, IsCertainOnlyIfInitialsAndSpacesAreAllThatDiffers) {
  Activity activity;
  activity.keywords = {"Lung Cancer", "lung  cancer", "AIDS", "Aids", "Résumé", "Resume", "10⁹ cells", "109 cells"};
  std::vector<Remedy> remedies;
  for (const Breach& breach : breaches_of(Rule::duplicate_keyword, activity)) {
    remedies.push_back(breach.remedy);
  }
  EXPECT_EQ(remedies, (std::vector{Remedy::take_out, Remedy::none, Remedy::none, Remedy::none}));
}

TEST(BoilerplateObjective, IsTheWholeSentenceInAnyCase) {
  Activity activity;
  activity.objectives = {"To identify the key insights or developments described in this article",
                         "TO IDENTIFY THE KEY INSIGHTS OR DEVELOPMENTS DESCRIBED IN THIS ARTICLE.",
                         "To identify the key insights or developments described in this chapter",
                         "Name recent developments"};
  EXPECT_EQ(breached_fields(Rule::boilerplate_objective, activity), (Fields{"objectives[0]", "objectives[1]"}));
}

}  // namespace
}  // namespace cme
