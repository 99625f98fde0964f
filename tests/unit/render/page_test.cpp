// SPDX-License-Identifier: MIT
#include "render/page.hpp"

#include <gtest/gtest.h>

#include "activities.hpp"
#include "model/directory_words.hpp"
#include "safety.hpp"

namespace cme {
namespace {

using test::today;

TEST(Page, NamesTheTypesOfAmountsThatDiffer) {
  Activity activity;
  activity.credits = {{Decimal::whole(12), {}, CreditType::ama_pra_category_1, {}, {}, {}},
                      {Decimal::whole(9), {}, CreditType::acog_cognates, {}, {}, {}}};
  EXPECT_NE(to_page(activity, today(), {.width = 72}).find("12 AMA PRA Category 1 Credit; 9 ACOG Cognates\n"),
            std::string::npos);
}

TEST(Page, LaysARichActivityOutAsTheDirectoryDoes) {
  EXPECT_EQ(to_page(test::rich_activity(), today(), {.width = 72}),
            R"(Lung Cancer – A Review

Activity ID          14389
Expires              September 4, 2028 (in 963 days)
Format Type          Journal-based
CME Credit           5–20; 8 Psychiatry and Neurology (SA)
Fee                  $50 for members; $75.50 (paid at the door)
CME Provider         JAMA Oncology
Accredited Provider  American Medical Association

Description of CME Course
  Importance
  First paragraph.

  Second paragraph.

  Findings
  Third.

Disclaimers
  1. Accredited by the AMA.
  2. Free to members.

ABMS Member Board Approvals by Type
  ABMS Lifelong Learning CME Activity
    Radiology
    Anesthesiology

  Self-Assessment
    Radiology

Commercial Support?
  Yes
  - Acme (grant)
  - Example Inc (in-kind: equipment)

  NOTE: If a Member Board has not deemed this activity for MOC approval
  as an accredited CME activity, this activity may count toward an ABMS
  Member Board’s general CME requirement. Please refer directly to your
  Member Board’s MOC Part II Lifelong Learning and Self-Assessment
  Program Requirements.

Educational Objectives
  - To know
  - To do

Keywords
  Oncology, Lung; Cancer

Competencies
  Medical Knowledge, Professionalism

CME Credit Type
  AMA PRA Category 1 Credit, AAFP Prescribed Credit

DOI
  https://doi.org/10.5555/example.2025.1

Practice Setting
  Rural

Physician Well-being activity
  Personal Resilience

National Quality Strategies and/or Quadruple Aim Care Processes
  Patient Safety

Opioid REMS
  Meets the REMS.

MIPS Approved
  Counts for MIPS.

Additional Information
  Bring a laptop.

Accreditation
  Joint Accreditation

Joint Providers
  Example Foundation

Learning Format
  other activity

Other Activity
  blended learning

AAFP Statement
  The AAFP has reviewed it.

Released
  September 4, 2025

Reviewed
  December 1, 2025

Note
  Ask Ann.

x-owner
  Ann

x-tags
  - a
  - b

Register for this activity
  https://example.org/course?a=1&b=2
)");
}

TEST(Page, PutsLabelsAboveTheirValuesInANarrowTerminal) {
  Activity activity;
  activity.id = 7;
  activity.title = "A title of a few words";
  activity.fee = {{Money::free(), {}, {}, {}}};
  activity.disclaimers = {"This activity is free."};
  const std::string page = to_page(activity, today(), {.width = 16});
  EXPECT_EQ(page.substr(0, page.find("\nCommercial")),
            R"(A title of a few
words

Activity ID
7
Fee
free

Disclaimers
1. This activity
is free.
)");
}

TEST(Page, HasOnlyTheStandingNoteForNothing) {
  EXPECT_EQ(to_page(Activity(), today(), {.width = 400}),
            "Untitled activity\n\nCommercial Support?\n  " + std::string(member_board_note) + "\n");
}

TEST(Page, SaysHowLongUntilItExpires) {
  const std::pair<Date, std::string_view> cases[] = {
      {test::day(2028, 9, 4), "September 4, 2028 (in 963 days)"},
      {test::day(2026, 1, 16), "January 16, 2026 (in 1 day)"},
      {test::day(2026, 1, 15), "January 15, 2026 (today)"},
      {test::day(2026, 1, 14), "January 14, 2026 (expired 1 day ago)"},
      {test::day(2026, 1, 12), "January 12, 2026 (expired 3 days ago)"},
  };
  for (const auto& [expires, text] : cases) {
    SCOPED_TRACE(text);
    Activity activity;
    activity.expires = expires;
    EXPECT_TRUE(to_page(activity, today(), {}).find("Expires  " + std::string(text) + "\n") != std::string::npos);
  }
}

TEST(Page, PrintsASingleObjectiveWithoutBullet) {
  Activity activity;
  activity.objectives = {"To know"};
  EXPECT_NE(to_page(activity, today(), {}).find("Educational Objectives\n  To know\n"), std::string::npos);
}

TEST(Page, SetsLabelsAndHeadingsBold) {
  Activity activity;
  activity.id = 7;
  activity.title = "Title";
  activity.description = {{"Importance", "Text."}};
  const std::string page = to_page(activity, today(), {.color = true});
  EXPECT_EQ(page.substr(0, page.find("\n\n\x1b[1mCommercial")),
            "\x1b[1mTitle\x1b[0m\n\n"
            "\x1b[1mActivity ID\x1b[0m  7\n\n"
            "\x1b[1mDescription of CME Course\x1b[0m\n"
            "  \x1b[1mImportance\x1b[0m\n"
            "  Text.");
}

TEST(Page, LinksOnlyTheAddresses) {
  Activity activity;
  activity.doi = Doi::parse("10.5555/a").value();
  activity.url = Url::parse("https://example.org/ü").value();
  activity.note = Prose{"https://example.org/elsewhere"};
  const std::string page = to_page(activity, today(), {.hyperlinks = true});
  EXPECT_EQ(page.substr(page.find("DOI")),
            "DOI\n  \x1b]8;;https://doi.org/10.5555/a\x1b\\https://doi.org/10.5555/a\x1b]8;;\x1b\\\n\n"
            "Note\n  https://example.org/elsewhere\n\n"
            "Register for this activity\n"
            "  \x1b]8;;https://example.org/%C3%BC\x1b\\https://example.org/ü\x1b]8;;\x1b\\\n");
}

TEST(Page, FitsEveryWidthWithAnyText) {
  for (const Activity& activity : {test::rich_activity(), test::hostile_activity(), Activity()}) {
    for (std::size_t width = 0; width <= 200; ++width) {
      SCOPED_TRACE(width);
      const std::string page = to_page(activity, today(), {.width = width});
      for (const std::string_view line : test::lines_of(page)) {
        EXPECT_EQ(test::danger_of(line), "") << line;
        EXPECT_FALSE(test::overflows(line, width)) << line;
      }
    }
  }
}

}  // namespace
}  // namespace cme
