// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "base/ascii.hpp"
#include "findings.hpp"

namespace cme {
namespace {

using test::finding_in;
using test::print;
using test::unknown_board;

std::string summary_of(const std::vector<Finding>& findings, std::size_t records = 24) {
  std::ostringstream out;
  print_job_summary(out, {.findings = pack_all(findings), .records = records}, test::in_repository());
  return out.str();
}

TEST(GithubReport, IsOneCommandAFinding) {
  const std::vector<Finding> findings{unknown_board(), finding_in("b.yaml", Severity::warning, "a thing"),
                                      finding_in("b.yaml", Severity::note, "another")};
  EXPECT_EQ(print("github", findings, test::in_repository()),
            "::error file=sub/records/a b.yaml,line=14,endLine=14,col=7,endColumn=15,title=unknown-board::"
            "\"Radiolgy\" is not an ABMS member board; did you mean \"Radiology\"?\n"
            "::warning file=sub/b.yaml,line=2,endLine=2,col=3,endColumn=4,title=syntax::a thing\n"
            "::notice file=sub/b.yaml,line=2,endLine=2,col=3,endColumn=4,title=syntax::another\n");
  EXPECT_EQ(print("github", {}), "");
}

TEST(GithubReport, EscapesWhatMeansSomethingToTheRunner) {
  EXPECT_EQ(print("github", {finding_in("a,b:c%.yaml", Severity::error, "50%, a:b\r\n::warning::x %0A")}),
            "::error file=a%2Cb%3Ac%25.yaml,line=2,endLine=2,col=3,endColumn=4,title=syntax::"
            "50%25, a:b ::warning::x %250A\n");
}

TEST(GithubReport, PrintsTenOfEachKindAndCountsTheRest) {
  std::vector<Finding> findings(12, finding_in("a.yaml", Severity::error, "e"));
  findings.insert(findings.end(), 11, finding_in("b.yaml", Severity::warning, "w"));
  findings.insert(findings.end(), 10, finding_in("c.yaml", Severity::note, "n"));
  const std::string report = print("github", findings);
  const std::vector<std::string_view> lines = split(report, '\n');
  ASSERT_EQ(lines.size(), 32U);
  for (const std::string_view command : {"::error ", "::warning ", "::notice "}) {
    EXPECT_EQ(std::ranges::count_if(lines, [&](std::string_view line) { return line.starts_with(command); }), 10);
  }
  EXPECT_EQ(
      lines[30],
      "3 more have no annotation, because GitHub shows only 10 of each severity; in total: 12 errors, 11 warnings, "
      "10 notes");
}

TEST(JobSummary, CountsAndListsTheFindings) {
  EXPECT_EQ(summary_of({unknown_board()}),
            R"(### cme validate: 1 error in 1 of 24 records

| errors | warnings | notes | records with problems | records |
|---:|---:|---:|---:|---:|
| 1 | 0 | 0 | 1 | 24 |

<table>
<tr><th>severity</th><th>place</th><th>problem</th><th>rule</th></tr>
<tr><td>error</td><td><code>sub/records/a b.yaml:14:7</code></td><td><code>&quot;Radiolgy&quot; is not an ABMS member board; did you mean &quot;Radiology&quot;?</code></td><td><code>unknown-board</code></td></tr>
</table>

)");
}

TEST(JobSummary, IsShortWhenAllIsWell) {
  EXPECT_EQ(summary_of({}), "### cme validate: 24 records, no problems\n\n");
}

TEST(JobSummary, ListsNoMoreThanPeopleRead) {
  const std::string summary = summary_of(std::vector<Finding>(51, finding_in("a.yaml", Severity::error, "e")));
  EXPECT_TRUE(summary.ends_with("</table>\n\n1 more in the log for this step.\n\n"));
  const std::string long_message(1U << 20U, '<');
  EXPECT_LT(summary_of(std::vector<Finding>(60, finding_in("a.yaml", Severity::error, long_message))).size(), 200'000U);
}

}  // namespace
}  // namespace cme
