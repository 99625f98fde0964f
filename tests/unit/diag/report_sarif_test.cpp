// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/ascii.hpp"
#include "findings.hpp"

namespace cme {
namespace {

using nlohmann::json;
using test::duplicate_id;
using test::finding_in;
using test::print;
using test::unknown_board;

json run_of(const std::vector<Finding>& findings, const ReportStyle& style = test::in_repository()) {
  return json::parse(print("sarif", findings, style))["runs"][0];
}

json location_of(const Finding& finding, const ReportStyle& style = test::in_repository()) {
  return run_of({finding}, style)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
}

std::string fingerprint_of(const Finding& finding) {
  return run_of({finding})["results"][0]["partialFingerprints"]["cme/v1"];
}

TEST(SarifReport, HasALineForEachResult) {
  const std::string report = print("sarif", {unknown_board(), duplicate_id()}, test::in_repository());
  const std::size_t end_of_tool = report.find("\"invocations\"");
  EXPECT_TRUE(report.starts_with(R"({
"$schema": "https://json.schemastore.org/sarif-2.1.0.json",
"version": "2.1.0",
"runs": [{
"tool": {"driver":{"name":"cme","fullName":"cme 1.2.3","version":"1.2.3","semanticVersion":"1.2.3","rules":[)"));
  EXPECT_EQ(report.substr(end_of_tool),
            R"("invocations": [{"executionSuccessful":true}],
"originalUriBaseIds": {"%SRCROOT%":{"description":{"text":"The root of the repository."}}},
"columnKind": "unicodeCodePoints",
"results": [
{"ruleId":"unknown-board","ruleIndex":8,"level":"error","message":{"text":"\"Radiolgy\" is not an ABMS member board; did you mean \"Radiology\"?"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"sub/records/a%20b.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":14,"startColumn":7,"endLine":14,"endColumn":15}},"logicalLocations":[{"fullyQualifiedName":"approvals.X[0]","kind":"value"}]}],"partialFingerprints":{"cme/v1":"e3ffe240cd16cc38:1"}},
{"ruleId":"duplicate-id","ruleIndex":17,"level":"warning","message":{"text":"the id 7 already belongs to another record"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"sub/records/b.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":2,"startColumn":3,"endLine":2,"endColumn":4}}}],"partialFingerprints":{"cme/v1":"1211408762ef6cc1:1"},"relatedLocations":[{"physicalLocation":{"artifactLocation":{"uri":"sub/records/a%20b.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":14,"startColumn":7,"endLine":14,"endColumn":15}},"message":{"text":"it is used here first"}}]}
]
}]
}
)");
}

TEST(SarifReport, HasTheReplacementsOfAFix) {
  const json results = run_of({test::fixable_board(), duplicate_id()})["results"];
  EXPECT_FALSE(results[1].contains("fixes"));
  ASSERT_EQ(results[0]["fixes"].size(), 1U);
  const json& change = results[0]["fixes"][0]["artifactChanges"][0];
  EXPECT_EQ(change["artifactLocation"]["uri"], "sub/records/a%20b.yaml");
  EXPECT_EQ(change["replacements"], json::parse(R"([
    {"deletedRegion": {"startLine": 14, "startColumn": 7, "endLine": 14, "endColumn": 15},
     "insertedContent": {"text": "Radiology"}},
    {"deletedRegion": {"startLine": 15, "startColumn": 1, "endLine": 16, "endColumn": 1}}])"));
}

TEST(SarifReport, DescribesEveryRuleAtItsIndex) {
  const json rules = run_of({})["tool"]["driver"]["rules"];
  ASSERT_EQ(rules.size(), all_rules().size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const RuleInfo& rule = all_rules()[i];
    SCOPED_TRACE(rule.name);
    EXPECT_EQ(rules[i]["id"], rule.name);
    EXPECT_EQ(rules[i]["defaultConfiguration"]["level"], to_string(rule.severity));
    EXPECT_EQ(rules[i]["fullDescription"]["text"], rule.why);
    EXPECT_FALSE(rules[i]["help"]["text"].get<std::string>().empty());
    EXPECT_FALSE(rules[i]["help"]["markdown"].get<std::string>().empty());
  }
}

TEST(SarifReport, GivesPathsFromTheRootOfTheRepository) {
  const json base = "%SRCROOT%";
  EXPECT_EQ(location_of(finding_in("a.yaml", Severity::error, "x")),
            json({{"uri", "sub/a.yaml"}, {"uriBaseId", base}}));
  EXPECT_EQ(location_of(finding_in("../a.yaml", Severity::error, "x")), json({{"uri", "a.yaml"}, {"uriBaseId", base}}));
  EXPECT_EQ(location_of(finding_in("/repo/a.yaml", Severity::error, "x"))["uri"], "a.yaml");
  EXPECT_EQ(location_of(finding_in("../../b c.yaml", Severity::error, "x")), json({{"uri", "file:///b%20c.yaml"}}));
  EXPECT_EQ(location_of(finding_in("a.yaml", Severity::error, "x"), {}),
            json({{"uri", "a.yaml"}, {"uriBaseId", base}}));
}

TEST(SarifReport, EncodesPathsByteByByte) {
  EXPECT_EQ(location_of(finding_in("a:b?#[é]%\xFF.yaml", Severity::error, "x"))["uri"],
            "sub/a%3Ab%3F%23%5B%C3%A9%5D%25%FF.yaml");
}

TEST(SarifReport, LetsNoTextBeALinkOrAPlaceholder) {
  const json result = run_of({finding_in("a.yaml", Severity::error, "[x](http://e) {0} {{")})["results"][0];
  EXPECT_EQ(result["message"]["text"], "[x] (http://e) {{0}} {{{{");
}

TEST(SarifReport, KnowsAFindingThatHasMoved) {
  Finding moved = unknown_board();
  moved.place.line = 99;
  moved.place.path = "records/renamed.yaml";
  EXPECT_EQ(fingerprint_of(moved), fingerprint_of(unknown_board()));
}

TEST(SarifReport, TellsFindingsApartByRuleRecordFieldAndValue) {
  std::vector<Finding> findings(6, unknown_board());
  findings[1].rule = Rule::unknown_format;
  findings[2].record_id = 8;
  findings[3].field.item = 1;
  findings[4].place.line_text = "    - Radilogy";
  findings[5].record_id.reset();
  std::set<std::string> fingerprints;
  for (const Finding& finding : findings) {
    fingerprints.insert(fingerprint_of(finding));
  }
  EXPECT_EQ(fingerprints.size(), findings.size());
}

TEST(SarifReport, NumbersEqualFingerprintsInAFile) {
  std::vector<Finding> findings(3, finding_in("a.yaml", Severity::error, "x"));
  findings[2].place.path = "b.yaml";
  std::vector<std::string> ordinals;
  const json results = run_of(findings)["results"];
  for (const json& result : results) {
    const std::string fingerprint = result["partialFingerprints"]["cme/v1"];
    ordinals.emplace_back(split(fingerprint, ':').back());
  }
  EXPECT_EQ(ordinals, (std::vector<std::string>{"1", "2", "1"}));
}

}  // namespace
}  // namespace cme
