// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "findings.hpp"

namespace cme {
namespace {

using test::finding_in;
using test::print;
using test::unknown_board;

TEST(JunitReport, IsOneTestARecordWithProblems) {
  std::vector<Finding> findings(2, unknown_board());
  findings[1].severity = Severity::warning;
  findings[1].rule = Rule::duplicate_board;
  findings.push_back(finding_in("z.yaml", Severity::note, "a < b & \"c\" ]]>"));
  EXPECT_EQ(print("junit", findings),
            R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="cme" tests="3" failures="1" errors="0" skipped="0">
  <testsuite name="cme validate" tests="3" failures="1" errors="0" skipped="0">
    <properties>
      <property name="records" value="24"/>
      <property name="errors" value="1"/>
      <property name="warnings" value="1"/>
      <property name="notes" value="1"/>
    </properties>
    <testcase classname="cme" name="records/a b.yaml" file="records/a b.yaml">
      <failure type="unknown-board" message="&quot;Radiolgy&quot; is not an ABMS member board">records/a b.yaml:14:7: error: &quot;Radiolgy&quot; is not an ABMS member board; did you mean &quot;Radiology&quot;? [unknown-board]
</failure>
      <system-out>records/a b.yaml:14:7: warning: &quot;Radiolgy&quot; is not an ABMS member board; did you mean &quot;Radiology&quot;? [duplicate-board]
</system-out>
    </testcase>
    <testcase classname="cme" name="z.yaml" file="z.yaml">
      <system-out>z.yaml:2:3: note: a &lt; b &amp; &quot;c&quot; ]]&gt; [syntax]
</system-out>
    </testcase>
    <testcase classname="cme" name="22 records without problems"/>
  </testsuite>
</testsuites>
)");
}

TEST(JunitReport, FailsByWhatMakesTheRunFail) {
  std::vector<Finding> findings(2, finding_in("a.yaml", Severity::warning, "w"));
  EXPECT_NE(print("junit", findings).find("failures=\"0\""), std::string::npos);
  const std::string strict = print("junit", findings, {.fail_on = Severity::warning});
  EXPECT_NE(strict.find("failures=\"1\""), std::string::npos);
  EXPECT_NE(strict.find("<failure type=\"syntax\" message=\"w (and 1 more)\">"), std::string::npos) << strict;
}

TEST(JunitReport, HasATestWhenAllIsWell) {
  EXPECT_NE(print("junit", {}).find("<testcase classname=\"cme\" name=\"24 records without problems\"/>"),
            std::string::npos);
}

TEST(JunitReport, HasAnErrorWhenSomethingCouldNotBeRead) {
  std::ostringstream out;
  all_reporters().back().print(out, {.findings = {}, .records = 0, .is_complete = false}, {});
  EXPECT_NE(out.str().find("tests=\"1\" failures=\"0\" errors=\"1\""), std::string::npos) << out.str();
  EXPECT_NE(out.str().find("<error type=\"unreadable\""), std::string::npos) << out.str();
}

TEST(JunitReport, HoldsOnlyCharactersThatXmlKnows) {
  const std::string report =
      print("junit", {finding_in("a\x01\xFF.yaml", Severity::error, "\uFFFE\uFFFF \x1b \u0085 \uFFFE")});
  EXPECT_NE(report.find("message=\"\uFFFD\uFFFD \uFFFD \uFFFD \uFFFD\""), std::string::npos) << report;
  EXPECT_NE(report.find("name=\"a\uFFFD\uFFFD.yaml\""), std::string::npos) << report;
}

}  // namespace
}  // namespace cme
