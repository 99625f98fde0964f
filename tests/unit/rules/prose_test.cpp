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

TEST(CreditPhrase, WantsTheNameOfTheAma) {
  for (const Case& one : std::initializer_list<Case>{
           {"for 1 Category 1 credit.", true},
           {"CATEGORY 1 CREDITS", true},
           {"Category 1\u202FCredit", true},
           {"Category\u20001 credit", true},
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
    EXPECT_EQ(one.is_breach ? to_string(breaches.front().field) : "disclaimers[1]", "disclaimers[1]");
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

TEST(FreeToMembers, NeedsTheMembersCloseToThePromise) {
  Activity activity;
  activity.fee = {{.amount = Money::free(), .per = {}, .audience = {}, .note = {}}};
  // Forty bytes may come between the two.
  for (const Case& one : std::initializer_list<Case>{{"free to 3456789 123456789 123456789 1234567890 members", true},
                                                     {"free to 3456789 123456789 123456789 12345678901 members", false},
                                                     {"members and free to all", false},
                                                     {"Feel free to contact us with questions about the course. It "
                                                      "is free to members.",
                                                      true}}) {
    SCOPED_TRACE(one.text);
    activity.disclaimers = {std::string(one.text)};
    EXPECT_EQ(breaches_of(Rule::free_to_members, activity).size(), one.is_breach ? 1U : 0U);
  }
  activity.fee.clear();
  activity.disclaimers = {"free to members"};
  EXPECT_TRUE(breaches_of(Rule::free_to_members, activity).empty());
}

TEST(InvisibleCharacter, IsNamedWithItsPlaceOnceAField) {
  Activity activity;
  activity.provider = "Example\u200B Society";
  activity.title = "\u202EChest\uFEFF \u202EImaging";
  activity.keywords = {"plain", "5\uFFFD%", "👩‍⚕️ می‌خواهم", "a\u200Db"};
  const std::vector<Breach> breaches = breaches_of(Rule::invisible_character, activity);
  ASSERT_EQ(breaches.size(), 4U);
  EXPECT_EQ(breaches[0].message, "invisible characters (U+202E, U+FEFF), the first at the start");
  EXPECT_EQ(breaches[1].message, "an invisible character (U+200B) after \"Example\"");
  EXPECT_EQ(breaches[1].remedy, Remedy::invisible_out);
  EXPECT_EQ(breaches[2].message, "an invisible character (U+FFFD) after \"5\"");
  EXPECT_EQ(breaches[2].help, "write the character that was lost");
  EXPECT_EQ(breaches[3].message, "an invisible character (U+200D) after \"a\"");
  activity = {};
  activity.title = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u200E\u200F";
  EXPECT_EQ(
      breaches_of(Rule::invisible_character, activity).at(0).message,
      "invisible characters (U+202A, U+202B, U+202C, U+202D, U+202E, U+2066, U+2067, U+2068, U+2069, U+200E), the "
      "first at the start");
  activity.title = "‘’ – “ ” µ ﬁ ！ e\u0301 \u00A0\u2003";
  EXPECT_TRUE(breaches_of(Rule::invisible_character, activity).empty());
}

TEST(InvisibleCharacter, IsFoundInAddressesAndInKeysOfTheOffice) {
  Activity activity;
  activity.url = Url::parse("https://example.org/a\u200Bb").value();
  activity.extensions = {{.key = "x-room", .is_list = false, .values = {"a\u202Eb"}},
                         {.key = "x-staff", .is_list = true, .values = {"Dr. A", "Dr.\u200B B"}}};
  EXPECT_EQ(test::breached_fields(Rule::invisible_character, activity), (test::Fields{"url", "x-room", "x-staff[1]"}));
}

TEST(OddSpace, IsNamedWithItsPlaceOnceAField) {
  Activity activity;
  activity.provider = "Example\u00A0Society\u00A0One";
  activity.title = "\uF0B7 First – “quoted” ﬁn 漢字 !";
  activity.keywords = {"plain", "µg 5\u2009%"};
  activity.description = {{.heading = {}, .text = "One.\n\nP\u202F<\u2009.001"}};
  const std::vector<Breach> breaches = breaches_of(Rule::odd_space, activity);
  ASSERT_EQ(breaches.size(), 4U);
  EXPECT_EQ(breaches[0], (Breach{{"title"},
                                 "the text has a private-use character (U+F0B7) at the start",
                                 "write an ordinary character, or remove it",
                                 Remedy::plain_blanks}));
  EXPECT_EQ(breaches[1], (Breach{{"provider"},
                                 "the text has a no-break space (U+00A0) after \"Example\"",
                                 "write a plain space",
                                 Remedy::plain_blanks}));
  EXPECT_EQ(breaches[2], (Breach{{"keywords", 1},
                                 "the text has a thin space (U+2009) after \"5\"",
                                 "write a plain space",
                                 Remedy::plain_blanks}));
  EXPECT_EQ(breaches[3], (Breach{{"description"},
                                 "the text has a narrow no-break space (U+202F) after \"P\"",
                                 "write a plain space",
                                 Remedy::plain_blanks}));
  activity = {};
  activity.title = "‘’ – “ ” µ ﬁ ！ \uFEFF e\u0301 \u1FFF\u200B\u2FFF\u3001";
  EXPECT_TRUE(breaches_of(Rule::odd_space, activity).empty());
  for (const std::string_view space : {"\u2000", "\u2003", "\u200A", "\u3000"}) {
    activity.title = "a" + std::string(space) + "b";
    EXPECT_EQ(breaches_of(Rule::odd_space, activity).size(), 1U);
  }
}

}  // namespace
}  // namespace cme
