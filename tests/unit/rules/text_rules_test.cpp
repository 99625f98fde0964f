// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>

#include "cme/rules/rules.hpp"

namespace cme {
namespace {

const RuleContext context{.today = Date::parse("2026-01-15").value()};

std::vector<Breach> breaches_of(Rule rule, const Activity& activity, const RuleContext& with = context) {
  std::vector<Breach> breaches;
  std::ranges::find(record_rules(), rule, &RecordRule::rule)->check(activity, with, breaches);
  return breaches;
}

/// A text, and whether it breaks the rule at hand.
struct Case {
  std::string_view text;
  bool is_breach;
};

TEST(CreditPhrase, WantsTheNameOfTheAma) {
  for (const Case& one : std::initializer_list<Case>{
           {"for 1 Category 1 credit.", true},
           {"CATEGORY 1 CREDITS", true},
           {"Category 1\u202FCredit", true},
           {"AMA Category 1 Credit", true},
           {"AOA Category 1 Credit and AMA PRA Category 1 Credit", true},
           {"1 AMA PRA Category 1 Credit(s)™", false},
           {"ama pra\u00A0category 1 credit", false},
           {"*AMA PRA* **Category 1 Credit**", false},
           {"AAPA Category 1 credit", false},
           {"AAPA Category 1 CME credit", false},
           {"AOA Category 1-A credit", false},
           {"a category 1 recommendation; credit is given", false},
           {"category", false},
       }) {
    SCOPED_TRACE(one.text);
    Activity activity;
    activity.disclaimers = {"Free of charge.", std::string(one.text)};
    const std::vector<Breach> breaches = breaches_of(Rule::credit_phrase, activity);
    ASSERT_EQ(breaches.size(), one.is_breach ? 1U : 0U);
    EXPECT_EQ(one.is_breach ? breaches.front().field : "disclaimers[1]", "disclaimers[1]");
  }
}

TEST(SupportContradiction, KnowsCommerceFromScience) {
  for (const Case& one : std::initializer_list<Case>{
           {"Supported by a commercial grant.", true},
           {"This activity received commercial support from Example Inc.", true},
           {"Supported by an independent educational grant from Example Pharma.", true},
           {"funded by the Opioid Analgesic REMS Program Companies", true},
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
    EXPECT_EQ(one.is_breach ? breaches.front().field : "description.Note", "description.Note");
    activity.commercial_support->received = true;
    EXPECT_TRUE(breaches_of(Rule::support_contradiction, activity).empty());
  }
}

TEST(FreeToMembers, AsksForAFeeThatIsFreeForAll) {
  Activity activity;
  activity.disclaimers = {"This activity is free to AMA members."};
  activity.fee = {{.amount = Money::free(), .per = {}, .audience = {}, .note = {}}};
  EXPECT_EQ(breaches_of(Rule::free_to_members, activity).size(), 1U);
  activity.disclaimers = {"This activity is free to members and non-members."};
  EXPECT_TRUE(breaches_of(Rule::free_to_members, activity).empty());
  activity.disclaimers = {"This activity is free to AMA members."};
  activity.fee.front().audience = "AMA members";
  EXPECT_TRUE(breaches_of(Rule::free_to_members, activity).empty());
  activity.fee = {{.amount = *Money::parse("$30"), .per = {}, .audience = {}, .note = {}}};
  EXPECT_TRUE(breaches_of(Rule::free_to_members, activity).empty());
}

TEST(OddSpace, IsNamedWithItsPlaceOnceAField) {
  Activity activity;
  activity.provider = "Example\u00A0Society\u00A0One";
  activity.title = "\uF0B7 First – “quoted” ﬁn 漢字 !";
  activity.keywords = {"plain", "µg 5\u2009%"};
  activity.description = {{.heading = {}, .text = "One.\n\nP\u202F<\u2009.001"}};
  const std::vector<Breach> breaches = breaches_of(Rule::odd_space, activity);
  ASSERT_EQ(breaches.size(), 4U);
  EXPECT_EQ(breaches[0], (Breach{"title", "a character of private use (U+F0B7) stands at the beginning",
                                 "write what it stands for, or take it out", Remedy::plain_blanks}));
  EXPECT_EQ(breaches[1], (Breach{"description", "a narrow no-break space (U+202F) stands behind \"P\"",
                                 "write a plain blank", Remedy::plain_blanks}));
  EXPECT_EQ(breaches[2], (Breach{"provider", "a no-break space (U+00A0) stands behind \"Example\"",
                                 "write a plain blank", Remedy::plain_blanks}));
  EXPECT_EQ(breaches[3], (Breach{"keywords[1]", "a thin space (U+2009) stands behind \"5\"", "write a plain blank",
                                 Remedy::plain_blanks}));
  activity = {};
  activity.title = "‘’ – “ ” µ ﬁ ！ \uFEFF e\u0301";
  EXPECT_TRUE(breaches_of(Rule::odd_space, activity).empty());
}

TEST(FileName, MattersIfItIsANumber) {
  Activity activity;
  activity.id = 123;
  for (const Case& one : std::initializer_list<Case>{{"123.yaml", false},
                                                     {"0123.yml", false},
                                                     {"chest.yaml", false},
                                                     {"123-chest.yaml", false},
                                                     {"<stdin>", false},
                                                     {"", false},
                                                     {".yaml", false},
                                                     {"0.yaml", true},
                                                     {"124.yaml", true},
                                                     {"99999999999999999999123.yaml", true}}) {
    SCOPED_TRACE(one.text);
    RuleContext file = context;
    file.file_name = one.text;
    EXPECT_EQ(breaches_of(Rule::file_name, activity, file).size(), one.is_breach ? 1U : 0U);
  }
}

TEST(DoiJournal, ComparesTheTokenWithTheProvider) {
  struct Pair {
    std::string_view doi;
    std::string_view provider;
    bool is_breach;
  };
  for (const Pair& pair : std::initializer_list<Pair>{
           {"10.1001/jamaoncol.2025.2891", "JAMA Oncology", false},
           {"10.1001/JAMAOncol.2025.2891", "jama oncology", false},
           {"10.1001/jamaoncol.2025.2891", "JAMA Dermatology", true},
           {"10.1001/jama.2025.1", "JAMA Oncology", true},
           {"10.1001/jamaoto.2025.1", "JAMA Otolaryngology–Head and Neck Surgery", false},
           {"10.1001/jamaoto.2025.1", "AMA Journal of Ethics", true},
           {"10.1001/jamaoncol.2025.2891", "American Medical Association", false},
           {"10.1001/archinternmed.2010.1", "JAMA Oncology", false},
           {"10.5555/jamaoncol.2025.2891", "JAMA Dermatology", false},
       }) {
    SCOPED_TRACE(pair.doi);
    SCOPED_TRACE(pair.provider);
    Activity activity;
    activity.doi = *Doi::parse(pair.doi);
    activity.provider = pair.provider;
    EXPECT_EQ(breaches_of(Rule::doi_journal, activity).size(), pair.is_breach ? 1U : 0U);
  }
}

TEST(DoiPunctuation, IsTakenOffWhole) {
  Activity activity;
  activity.doi = *Doi::parse("10.5555/a.b-.");
  const std::vector<Breach> breaches = breaches_of(Rule::doi_punctuation, activity);
  ASSERT_EQ(breaches.size(), 1U);
  EXPECT_EQ(breaches.front().message, "the DOI ends in \"-.\", which most likely does not belong to it");
  EXPECT_EQ(breaches.front().help, "without it: 10.5555/a.b");
}

TEST(UnknownApprovalType, KnowsTheHousesList) {
  Activity activity;
  activity.approvals = {{"House Approval", {Board::urology}}};
  ASSERT_EQ(breaches_of(Rule::unknown_approval_type, activity).size(), 1U);
  EXPECT_EQ(breaches_of(Rule::unknown_approval_type, activity).front(),
            (Breach{"approvals.House Approval", "no type of approval is known as \"House Approval\"",
                    "if it is right, add it to `approval-types` in cme.yaml"}));
  const std::vector<std::string> house{"House Approval"};
  const RuleContext with_house{.today = context.today, .approval_types = house};
  EXPECT_TRUE(breaches_of(Rule::unknown_approval_type, activity, with_house).empty());
  activity.approvals.front().type = "House Aproval";
  EXPECT_EQ(breaches_of(Rule::unknown_approval_type, activity, with_house).front().help,
            "did you mean \"House Approval\"?");
}

TEST(KeywordIsCompetency, KnowsAnySpelling) {
  Activity activity;
  activity.keywords = {"Medical Knowledge", "Practice-Based Learning and Improvement", "Knowledge", "Lung Cancer", "–"};
  const std::vector<Breach> breaches = breaches_of(Rule::keyword_is_competency, activity);
  ASSERT_EQ(breaches.size(), 2U);
  EXPECT_EQ(breaches[1].field, "keywords[1]");
  EXPECT_EQ(breaches[1].help, "write \"Practice-based Learning & Improvement\" under `competencies`");
}

}  // namespace
}  // namespace cme
