// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "activities.hpp"
#include "model/directory_words.hpp"
#include "render/markdown.hpp"
#include "safety.hpp"

namespace cme {
namespace {

using test::today;

std::string title_line(std::string_view title) {
  Activity activity;
  activity.title = title;
  const std::string markdown = to_markdown(activity, today());
  return markdown.substr(0, markdown.find('\n'));
}

TEST(Markdown, WritesARichActivity) {
  EXPECT_EQ(to_markdown(test::rich_activity(), today()),
            R"(# Lung Cancer – A Review

- **Activity ID:** 14389
- **Expires:** September 4, 2028 (in 963 days)
- **Format Type:** Journal-based
- **CME Credit:** 5–20; 8 Psychiatry and Neurology (SA)
- **Fee:** $50 for members; $75.50 (paid at the door)
- **CME Provider:** JAMA Oncology
- **Accredited Provider:** American Medical Association

## Description of CME Course

### Importance

First paragraph.

Second paragraph.

### Findings

Third.

## Disclaimers

1. Accredited by the AMA.
2. Free to members.

## ABMS Member Board Approvals by Type

### ABMS Lifelong Learning CME Activity

- Radiology
- Anesthesiology

### Self-Assessment

- Radiology

## Commercial Support?

Yes

- Acme (grant)
- Example Inc (in-kind: equipment)

)" + std::string(member_board_note) +
                R"(

## Educational Objectives

- To know
- To do

## Keywords

Oncology, Lung; Cancer

## Competencies

Medical Knowledge, Professionalism

## CME Credit Type

AMA PRA Category 1 Credit, AAFP Prescribed Credit

## DOI

<https://doi.org/10.5555/example.2025.1>

## Practice Setting

Rural

## Physician Well-being activity

Personal Resilience

## National Quality Strategies and/or Quadruple Aim Care Processes

Patient Safety

## Opioid REMS

Meets the REMS.

## MIPS Approved

Counts for MIPS.

## Additional Information

Bring a laptop.

## Accreditation

Joint Accreditation

## Joint Providers

Example Foundation

## Learning Format

other activity

## Other Activity

blended learning

## AAFP Statement

The AAFP has reviewed it.

## Released

September 4, 2025

## Reviewed

December 1, 2025

## Note

Ask Ann.

## x-owner

Ann

## x-tags

- a
- b

## Register for this activity

<https://example.org/course?a=1&b=2>
)");
}

TEST(Markdown, HasOnlyTheStandingNoteForNothing) {
  EXPECT_EQ(to_markdown(Activity(), today()),
            "# Untitled activity\n\n## Commercial Support?\n\n" + std::string(member_board_note) + "\n");
}

TEST(Markdown, EscapesWhatCouldBeMarkup) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"*a* _b_ `c` ~~d~~", R"(# \*a\* \_b\_ \`c\` \~\~d\~\~)"},
      {"![a](b) [c]: d", R"(# !\[a\](b) \[c\]: d)"},
      {"<b>&amp;</b>", "# &lt;b&gt;&amp;amp;&lt;/b&gt;"},
      {"a \\ b | c #", R"(# a \\ b \| c \#)"},
      {"- item", R"(# \- item)"},
      {"+ item", R"(# \+ item)"},
      {"===", R"(# \===)"},
      {"12. item", R"(# 12\. item)"},
      {"12) item", R"(# 12\) item)"},
      {"2.", R"(# 2\.)"},
      {"0.5 credits, 1–2 a day", "# 0.5 credits, 1–2 a day"},
      {"::error::https://a.b", R"(# \::error\::https\://a.b)"},
      {"Results: a - b + c = d", "# Results: a - b + c = d"},
      {"two\nlines\tand \x1b[1m", "# two lines and \uFFFD\\[1m"},
  };
  for (const auto& [title, line] : cases) {
    SCOPED_TRACE(title);
    EXPECT_EQ(title_line(title), line);
  }
}

TEST(Markdown, KeepsTheLinesOfAnItemInside) {
  Activity activity;
  activity.disclaimers = {"- a\n# b\n\n> c"};
  EXPECT_NE(to_markdown(activity, today()).find("\n1. \\- a\\\n   \\# b\\\n   &gt; c\n"), std::string::npos);
}

TEST(Markdown, KeepsLinesAndParagraphs) {
  Activity activity;
  activity.note = Prose{"a\n    b\n\n---\n"};
  EXPECT_NE(to_markdown(activity, today()).find("\n## Note\n\na\\\nb\n\n\\---\n"), std::string::npos);
}

TEST(Markdown, IsSafeWithAnyText) {
  const std::string markdown = to_markdown(test::hostile_activity(), today());
  for (const std::string_view line : test::lines_of(markdown)) {
    EXPECT_EQ(test::danger_of(line), "") << line;
    EXPECT_EQ(line.find('<'), std::string_view::npos) << line;
  }
}

}  // namespace
}  // namespace cme
