// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "diag/report.hpp"
#include "tests/unit/diag/findings.hpp"

namespace {

using cme::Severity;
using Json = nlohmann::json;

/// What a matcher of GitHub's takes from a line; empty where it does not match. Both use the syntax of ECMAScript.
struct Matched {
  std::string owner;
  std::string file;
  std::string line;
  std::string column;
  std::string severity;
  std::string message;
  std::string code;
};

std::vector<Matched> match(const std::string& line) {
  std::ifstream file(CME_SOURCE_DIR "/.github/problem-matcher.json");
  const Json document = Json::parse(file);
  std::vector<Matched> all;
  for (const Json& matcher : document.at("problemMatcher")) {
    const Json& pattern = matcher.at("pattern").at(0);
    std::smatch groups;
    if (std::regex_match(line, groups, std::regex(pattern.at("regexp").get<std::string>()))) {
      const auto group = [&](const char* name) { return groups[pattern.at(name).get<std::size_t>()].str(); };
      all.push_back(
          {.owner = matcher.at("owner").get<std::string>(),
           .file = group("file"),
           .line = group("line"),
           .column = group("column"),
           .severity = pattern.contains("severity") ? group("severity") : matcher.at("severity").get<std::string>(),
           .message = group("message"),
           .code = group("code")});
    }
  }
  return all;
}

/// The lines of the concise report about one finding: the finding's, and the summary.
std::vector<std::string> report_on(const cme::Finding& finding) {
  std::vector<std::string> lines;
  const std::string report = cme::test::print("concise", {finding});
  for (const std::string_view line : cme::split(cme::trim(report), '\n')) {
    lines.emplace_back(line);
  }
  return lines;
}

TEST(ProblemMatcher, TakesALineOfTheConciseReportApart) {
  const std::vector<Matched> matched = match(report_on(cme::test::unknown_board()).at(0));
  ASSERT_EQ(matched.size(), 1U);
  EXPECT_EQ(matched[0].owner, "cme");
  EXPECT_EQ(matched[0].file, "records/a b.yaml");
  EXPECT_EQ(matched[0].line, "14");
  EXPECT_EQ(matched[0].column, "7");
  EXPECT_EQ(matched[0].severity, "error");
  EXPECT_EQ(matched[0].message, "\"Radiolgy\" is not an ABMS member board");
  EXPECT_EQ(matched[0].code, "unknown-board");
}

TEST(ProblemMatcher, KnowsEverySeverity) {
  const auto severity = [](Severity of_finding) {
    const auto lines = report_on(cme::test::finding_in("a: b.yaml", of_finding, "x: 1:2: [y]"));
    const std::vector<Matched> matched = match(lines.at(0));
    return matched.size() == 1 && matched[0].file == "a: b.yaml" ? matched[0].severity : "not matched";
  };
  EXPECT_EQ(severity(Severity::error), "error");
  EXPECT_EQ(severity(Severity::warning), "warning");
  EXPECT_EQ(severity(Severity::note), "notice");
}

TEST(ProblemMatcher, PassesTheSummaryOver) {
  EXPECT_TRUE(match(report_on(cme::test::unknown_board()).at(1)).empty());
}

}  // namespace
