// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "breaches.hpp"

namespace cme {
namespace {

using test::breaches_of;

/// A text, and whether it breaks the rule at hand.
struct Case {
  std::string_view text;
  bool is_breach;
};

TEST(SupportContradiction, KnowsCommerceFromScience) {
  for (const Case& one : std::initializer_list<Case>{
           {"Supported by a commercial grant.", true},
           {"This activity received commercial support from Example Inc.", true},
           {"Supported by an independent educational grant from Example Pharma.", true},
           {"funded by the Opioid Analgesic REMS Program Companies", true},
           {"funded by the Opioid Analgesic REMS Companies", true},
           {"No conflicts. Supported by an educational grant from Example Pharma.", true},
           {"This activity received no commercial support from any company.", false},
           {"Provided without commercial grants.", false},
           {"The society does not accept commercial support from industry.", false},
           {"The study was funded by a grant from the NIH.", false},
           {"Supported by an educational grant from the National Institutes of Health.", false},
           {"an educational grant from the University of Example", false},
           {"commercial products are not discussed", false},
           {"Companies outside of medicine were compared.", false},
       }) {
    SCOPED_TRACE(one.text);
    Activity activity;
    activity.commercial_support = CommercialSupport{};
    activity.description = {{.heading = "Note", .text = std::string(one.text)}};
    const std::vector<Breach> breaches = breaches_of(Rule::support_contradiction, activity);
    ASSERT_EQ(breaches.size(), one.is_breach ? 1U : 0U);
    EXPECT_EQ(one.is_breach ? to_string(breaches.front().field) : "description.Note", "description.Note");
    activity.commercial_support->received = true;
    EXPECT_TRUE(breaches_of(Rule::support_contradiction, activity).empty());
  }
}

TEST(SupportContradiction, ReadsNoHeadings) {
  Activity activity;
  activity.commercial_support = CommercialSupport{};
  activity.description = {{.heading = "Supported by a commercial grant", .text = "None."}};
  EXPECT_TRUE(breaches_of(Rule::support_contradiction, activity).empty());
}

TEST(SupportUnnamed, IsSupportWithoutASupporter) {
  Activity activity;
  EXPECT_TRUE(breaches_of(Rule::support_unnamed, activity).empty());
  activity.commercial_support = CommercialSupport{};
  EXPECT_TRUE(breaches_of(Rule::support_unnamed, activity).empty());
  activity.commercial_support->received = true;
  EXPECT_EQ(breaches_of(Rule::support_unnamed, activity).size(), 1U);
  activity.commercial_support->supporters = {{.name = "Example Pharma", .kind = {}, .nature = {}}};
  EXPECT_TRUE(breaches_of(Rule::support_unnamed, activity).empty());
}

TEST(SupportContradiction, LooksSixWordsBackForANegation) {
  Activity activity;
  activity.commercial_support = CommercialSupport{};
  for (const Case& one : std::initializer_list<Case>{{"no 2 3 4 5 6 commercial support from", false},
                                                     {"no 1 2 3 4 5 6 commercial support from", true},
                                                     {"Not so. A commercial support from", true}}) {
    SCOPED_TRACE(one.text);
    activity.disclaimers = {std::string(one.text)};
    EXPECT_EQ(breaches_of(Rule::support_contradiction, activity).size(), one.is_breach ? 1U : 0U);
  }
}

}  // namespace
}  // namespace cme
