// SPDX-License-Identifier: MIT
#include "import/values.hpp"
#include "import/credit_text.hpp"
#include "import/fee_text.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

constexpr CreditType ama[] = {CreditType::ama_pra_category_1};

/// An entry in one line: "5-20 AMA PRA Category 1 Credit per cycle @Radiology (note)".
std::string show(const Credit& credit) {
  std::string text = credit.amount ? to_string(*credit.amount) : "?";
  text += credit.max ? "-" + to_string(*credit.max) : "";
  text += credit.type ? " T" : "";
  text += credit.per ? " per " + *credit.per : "";
  text += credit.board ? " @" + std::string(to_string(*credit.board)) : "";
  return text + (credit.note ? " (" + *credit.note + ")" : "");
}

std::string show(const Fee& tier) {
  std::string text = tier.amount ? to_string(*tier.amount) : "?";
  text += tier.per ? " per " + *tier.per : "";
  text += tier.audience ? " for " + *tier.audience : "";
  return text + (tier.note ? " (" + *tier.note + ")" : "");
}

template <class T>
std::string show_all(const std::vector<T>& values, const std::vector<std::string>& problems) {
  std::string text;
  for (const T& value : values) {
    text += (text.empty() ? "" : "; ") + show(value);
  }
  return text + (problems.empty() ? "" : " !");
}

struct Case {
  std::string_view text;
  std::string_view expected;  ///< ends with ! if a problem is reported
};

TEST(ReadCredit, KnowsEveryFormOfTheDirectory) {
  const Case cases[] = {
      {"1", "1 T"},
      {"1.00", "1 T"},
      {".25", "0.25 T"},
      {"0", "0 T"},
      {" 0.50 ", "0.5 T"},
      {"5-20", "5-20 T"},
      {"5 – 20", "5-20 T"},
      {"0.5/cycle", "0.5 T per cycle"},
      {"0.5 per cycle", "0.5 T per cycle"},
      {"16 CME/8 ABPN SA", "16 T; 8 @Psychiatry and Neurology (SA)"},
      {"16 CME", "16 T"},
      {"16 CME/8 ABPN SA/4 ABP MOC Part 2", "16 T; 8 @Psychiatry and Neurology (SA); 4 @Pediatrics (MOC Part 2)"},
      {"70 (10 AP and 10 CP)", "70 T (10 AP and 10 CP)"},
      {"", "? T"},
      {"20-5", "? T (20-5) !"},
      {"16 CME/8 Nobody SA", "? T (16 CME/8 Nobody SA) !"},
      {"up to 3", "? T (up to 3) !"},
      {"1,5", "? T (1,5) !"},
      {"1.5 hours", "? T (1.5 hours) !"},
      {"70 ()", "? T (70 ()) !"},
      {"1/2", "? T (1/2) !"},
      {"-1", "? T (-1) !"},
      {"1.00001", "? T (1.00001) !"},
  };
  for (const auto& [text, expected] : cases) {
    SCOPED_TRACE(text);
    std::vector<std::string> problems;
    EXPECT_EQ(show_all(parse_credit(text, ama, problems), problems), expected);
  }
}

TEST(ReadCredit, HasOneEntryForEachType) {
  constexpr CreditType two[] = {CreditType::ama_pra_category_1, CreditType::acog_cognates};
  std::vector<std::string> problems;
  EXPECT_EQ(show_all(parse_credit("16 CME/8 ABPN SA", two, problems), problems),
            "16 T; 16 T; 8 @Psychiatry and Neurology (SA)");
  EXPECT_EQ(show_all(parse_credit("2", {}, problems), problems), "2");
  EXPECT_EQ(show_all(parse_credit("", {}, problems), problems), "");
  EXPECT_EQ(show_all(parse_credit("some", {}, problems), problems), " !");
  EXPECT_EQ(problems.front(),
            "\"some\" is not a credit amount that cme can read; it was kept in the note of the credit");
}

TEST(ReadFee, KnowsEveryFormOfTheDirectory) {
  const Case cases[] = {
      {"$30", "$30"},
      {"30", "$30"},
      {"$0", "free"},
      {"Free", "free"},
      {"$24.50", "$24.50"},
      {"$1,000", "$1000"},
      {"30 EUR", "30 EUR"},
      {"$25-$95", "$25–$95"},
      {"$180 - $305", "$180–$305"},
      {"$180 = $305", "$180–$305"},
      {"$25 per module", "$25 per module"},
      {"$25/module", "$25 per module"},
      {"$199 annual subscription", "$199 (annual subscription)"},
      {"$50 for APsA members, $75.00 for non-members", "$50 for APsA members; $75 for non-members"},
      {"$50 for residents, fellows, and students; 60 for others",
       "$50 for residents, fellows, and students; $60 for others"},
      {"free for members, $30 for others", "free for members; $30 for others"},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) {
    SCOPED_TRACE(text);
    std::vector<std::string> problems;
    EXPECT_EQ(show_all(parse_fee(text, problems), problems), expected);
  }
}

TEST(ReadFee, KeepsWhatIsNotCertainAsANote) {
  const std::string_view cases[] = {
      "Variable",
      "DynaMed subscription required",
      "Free to members",
      "No fee",
      "30 modules",
      "50 all in",
      "$305-$180",
      "$50 members / $75 others",
      "$50 for members, $75",
      "$30 for 2 years",
      "$30+",
      "$",
      "$30, members only, $20 more for others (ask)",
  };
  for (const std::string_view text : cases) {
    SCOPED_TRACE(text);
    std::vector<std::string> problems;
    const auto fee = parse_fee(text, problems);
    if (problems.empty()) {
      EXPECT_NE(show_all(fee, problems).find_first_of(";("), std::string::npos);
    } else {
      EXPECT_EQ(show_all(fee, {}), "? (" + std::string(text) + ")");
    }
  }
}

TEST(SplitTerms, LeavesTermsWithCommasWhole) {
  using Terms = std::vector<std::string>;
  EXPECT_EQ(split_terms("Oncology, Lung Cancer"), (Terms{"Oncology", "Lung Cancer"}));
  EXPECT_EQ(split_terms("A, Diversity, Equity, and Inclusion, B"),
            (Terms{"A", "Diversity, Equity, and Inclusion", "B"}));
  EXPECT_EQ(split_terms("Research, Methods, Statistics"), (Terms{"Research, Methods, Statistics"}));
  EXPECT_EQ(split_terms("Research, Methods, Statistics for All"), (Terms{"Research", "Methods", "Statistics for All"}));
  EXPECT_EQ(split_terms("  a,  b ,, c,d,"), (Terms{"a", "b", "c", "d"}));
  EXPECT_EQ(split_terms(""), Terms{});
  EXPECT_EQ(split_terms(", ,"), Terms{});
}

TEST(FoundTerms, PartsKnownFromUnknownAndRepeated) {
  const auto read =
      find_terms<Competency>("Medical Knowledge, patient care and procedural skills, Telepathy, Medical Knowledge");
  EXPECT_EQ(read.known, (std::vector{Competency::medical_knowledge, Competency::patient_care_and_procedural_skills}));
  EXPECT_EQ(read.unknown, std::vector<std::string>{"Telepathy"});
  EXPECT_EQ(read.repeated, std::vector{Competency::medical_knowledge});
}

TEST(ReadYesOrNo, TakesNothingElse) {
  EXPECT_EQ(find_yes_or_no(" Yes"), true);
  EXPECT_EQ(find_yes_or_no("NO"), false);
  EXPECT_EQ(find_yes_or_no("None"), std::nullopt);
  EXPECT_EQ(find_yes_or_no(""), std::nullopt);
}

}  // namespace
}  // namespace cme
