// SPDX-License-Identifier: MIT
#include "import/cell_html.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(TextOfCell, ShowsWhatABrowserShows) {
  const struct {
    const char* cell;
    const char* text;
  } cases[] = {
      {"<p>1</p>", "1"},
      {"<b>2028-01-31</b>", "2028-01-31"},
      {"1.0 <em>AMA PRA Category 1 Credit</em>&trade;", "1.0 AMA PRA Category 1 Credit™"},
      {"A &mdash; B", "A — B"},
      {"caf&eacute; &ge; 3", "café ≥ 3"},
      {"<font color='red'>A</font> <small>B</small>", "A B"},
      {"<table><tr><td>A</td></tr><tr><td>B</td></tr></table>", "A\nB"},
      {"A<br/>B<BR>C", "A\nB\nC"},
      {"<o:p>A</o:p><!-- x -->", "A"},
      {"<i>in vivo</i>\nB", "in vivo\nB"},
      {"A &amp; B\nC\n\nD <i>E\nF</i>", "A & B\nC\n\nD E\nF"},
      {"<p>A\nB</p>\n\n<p>C</p>", "A B\nC"},
      {"AT&T; R&D", "AT&T; R&D"},
      {"Q&A1 ;\n  R&D ; x", "Q&A1 ;\n  R&D ; x"},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(text_of_cell(each.cell), each.text) << each.cell;
  }
}

TEST(TextOfCell, LeavesWhatIsNoTag) {
  for (const char* const cell :
       {"CME office <help@example.org>", "<https://example.org/reg>", "drug X <placebo: a review", "<5 mg and >2 mg",
        "p <b and c> d", "see <mailto:help@example.org>", "<Name>", "a <", "<!-- never closed", "x <h"}) {
    EXPECT_EQ(text_of_cell(cell), cell);
  }
  EXPECT_EQ(text_of_cell("CME office <help@example.org><br>Phone"), "CME office <help@example.org>\nPhone");
}

TEST(TextOfCell, TakesNoLongerThanItsLength) {
  for (const char* const part : {"<", "<!--", "<a ", "&", "</"}) {
    std::string cell;
    while (cell.size() < (std::size_t{1} << 20)) {
      cell += part;
    }
    EXPECT_EQ(text_of_cell(cell), cell);
  }
}

TEST(TextOfCell, KeepsAddressesOfLinksWhereTheyAreAskedFor) {
  const struct {
    const char* cell;
    const char* kept;
  } cases[] = {
      {"See <a href=\"https://example.org/a?x=1&amp;y=2\">the guide</a>.",
       "See the guide (https://example.org/a?x=1&y=2)."},
      {"<a data-href='x' href='https://example.org'><b>A</b> b</a><p>C</p>", "A b (https://example.org)\nC"},
      {"<a href=HTTP://example.org>A</a>", "A (HTTP://example.org)"},
      {"<a href='mailto:help@example.org?subject=CME'>Ask us</a>", "Ask us (help@example.org)"},
      {"<a href='https://example.org/'>www.example.org</a>, <a href='mailto:help@example.org'>help@example.org</a>",
       "www.example.org, help@example.org"},
      {"<a href='https://example.org/1'>A <a href='https://example.org/2'>B",
       "A (https://example.org/1)B (https://example.org/2)"},
      {"<a href='#part'>A</a> <a href='/node/1'>B</a> <a name='c'>C</a> <a data-href='https://example.org'>D</a>",
       "A B C D"},
      {"<a href='javascript:go()'>A</a> <a href=''>B</a> <a href=>C</a>", "A B C"},
      {"A\n<a href='https://example.org'>B</a>", "A\nB (https://example.org)"},
  };
  for (const auto& each : cases) {
    EXPECT_EQ(text_of_cell(each.cell, LinkAddresses::kept), each.kept) << each.cell;
  }
  EXPECT_EQ(text_of_cell("<a href='https://example.org'>A</a>"), "A");
}

TEST(FindHtmlLink, FindsTheAddress) {
  EXPECT_EQ(find_html_link("<a class=b href=\"https://example.org/?a=1&amp;b=2\">Register</a>"),
            "https://example.org/?a=1&b=2");
  EXPECT_EQ(find_html_link("<a href='https://example.org'>Register</a>"), "https://example.org");
  EXPECT_EQ(find_html_link("<a href=https://example.org>Register</a>"), "https://example.org");
  EXPECT_EQ(find_html_link("https://example.org"), std::nullopt);
  EXPECT_EQ(find_html_link("<a name='x'>Register</a>"), std::nullopt);
}

}  // namespace
}  // namespace cme
