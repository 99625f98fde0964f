// SPDX-License-Identifier: MIT
#include "model/accreditation.hpp"

#include <gtest/gtest.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace cme {
namespace {

TEST(AccreditedProvider, IsFoundInTheRecordsOwnLine) {
  struct Case {
    std::string_view line;
    std::optional<std::string_view> name;
  };
  for (const Case& one : std::initializer_list<Case>{
           {"This activity is accredited by the American Medical Association.", "American Medical Association"},
           {"this Activity is accredited by American Medical Association", "American Medical Association"},
           {"This activity is accredited by the St. Example Hospital.", "St. Example Hospital"},
           {"This activity is accredited by the Example Association. It is free to members.", "Example Association"},
           // A period after an initial cannot be distinguished from the end of a sentence.
           {"This activity is accredited by the J. Example Hospital.", {}},
           {"This activity is accredited by the Accreditation Council for Continuing Medical Education (ACCME).", {}},
           {"This activity is accredited by ACCME.", {}},
           {"This activity is accredited by the A. It is free.", {}},
           {"This activity is accredited by the A to provide credit.", {}},
           {"This activity is accredited by the .", {}},
           {"This activity is free to AMA members.", {}},
       }) {
    SCOPED_TRACE(one.line);
    Activity activity;
    activity.provider = "JAMA Oncology";
    activity.disclaimers = {"One line.", std::string(one.line)};
    EXPECT_EQ(find_accredited_provider(activity), one.name);
    activity.accredited_provider = "Example Medical Association";
    EXPECT_EQ(find_accredited_provider(activity), "Example Medical Association");
  }
}

TEST(WithoutArticle, KnowsANoBreakSpace) {
  EXPECT_EQ(without_article("The Society"), "Society");
  EXPECT_EQ(without_article("the\u00A0 Society"), "Society");
  EXPECT_EQ(without_article("Theodor Society"), "Theodor Society");
  EXPECT_EQ(without_article("The"), "The");
  EXPECT_EQ(without_article("\u00C9cole"), "\u00C9cole");
}

TEST(FindAccreditedProvider, TakesOnlyANameWithACertainEnd) {
  for (const auto& [text, name] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"the American College of X, Inc.", "American College of X, Inc."},
           {"the Example Association!", "Example Association"},
           {"the Example Association! It is free.", "Example Association"},
           {"the Univ. of Yale. It is free.", "Univ. of Yale"},
           {"the St. Luke's Hospital. It is free.", "St. Luke's Hospital"},
           {"the University of the U.S.", "University of the U.S."},
           {"the Society for the Study of Sleep.", "Society for the Study of Sleep"},
           {"the Univ. of Y. It is free.", "-"},
           {"the Univ. It is free.", "-"},
           {"the Example Society, Inc. It is free.", "-"},
           {"the X Society for 1 credit.", "-"},
           {"the X Society through 2027.", "-"},
           {"the X Society; free.", "-"},
           {"the X Society which is free", "-"},
           {"the Community Health Partnership.", "Community Health Partnership"},
           {"the X Society, an ACCME-accredited provider.", "-"},
           {"the X Society in partnership with Y.", "-"},
           {"the X Society and jointly provided by Y.", "-"},
           {"the", "-"},
           {"the ", "-"},
           {".", "-"},
           {"the ACCME with Commendation.", "-"}}) {
    Activity activity;
    activity.disclaimers = {"This activity is accredited by " + std::string(text)};
    EXPECT_EQ(find_accredited_provider(activity).value_or("-"), name) << text;
  }
}

}  // namespace
}  // namespace cme
