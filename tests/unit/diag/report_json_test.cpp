// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "findings.hpp"

namespace cme {
namespace {

using test::duplicate_id;
using test::print;
using test::unknown_board;

TEST(JsonReport, IsOneDocumentWithALineForEachFinding) {
  EXPECT_EQ(print("json", {unknown_board(), duplicate_id()}),
            R"({
"summary": {"records":24,"recordsWithFindings":2,"errors":1,"warnings":1,"notes":0,"complete":true},
"findings": [
{"rule":"unknown-board","severity":"error","message":"\"Radiolgy\" is not an ABMS member board","help":"did you mean \"Radiology\"?","path":"records/a b.yaml","line":14,"column":7,"endLine":14,"endColumn":15,"field":"approvals.X[0]","id":7,"fixable":false,"related":[]},
{"rule":"duplicate-id","severity":"warning","message":"the id 7 already belongs to another record","help":null,"path":"records/b.yaml","line":2,"column":3,"endLine":2,"endColumn":4,"field":null,"id":7,"fixable":false,"related":[{"message":"it is used here first","path":"records/a b.yaml","line":14,"column":7,"endLine":14,"endColumn":15}]}
]
}
)");
}

TEST(JsonReport, SaysWhatCanBeFixed) {
  const auto json = nlohmann::json::parse(print("json", {test::fixable_board()}));
  EXPECT_EQ(json["findings"][0]["fixable"], true);
}

TEST(JsonReport, HasAnEmptyArrayWhenAllIsWell) {
  EXPECT_EQ(print("json", {}), R"({
"summary": {"records":24,"recordsWithFindings":0,"errors":0,"warnings":0,"notes":0,"complete":true},
"findings": []
}
)");
}

TEST(JsonReport, SaysWhenSomethingCouldNotBeRead) {
  std::ostringstream out;
  all_reporters()[2].print(out, {.findings = {}, .records = 3, .is_complete = false}, {});
  EXPECT_EQ(nlohmann::json::parse(out.str())["summary"]["complete"], false);
}

TEST(JsonReport, GivesTextsBackAsTheyWere) {
  const std::string text = "é – 漢字 \\ \"q\" \u202e \u0085 \x7F ###[error]##vso[x] \\##[";
  const auto json = nlohmann::json::parse(print("json", {test::finding_in("a\\b.yaml", Severity::note, text)}));
  EXPECT_EQ(json["findings"][0]["message"], text);
  EXPECT_EQ(json["findings"][0]["path"], "a\\b.yaml");
}

TEST(JsonReport, ReplacesWhatIsNoUtf8) {
  const auto json = nlohmann::json::parse(print("json", {test::finding_in("a\xFF.yaml", Severity::note, "x")}));
  EXPECT_EQ(json["findings"][0]["path"], "a\uFFFD.yaml");
}

}  // namespace
}  // namespace cme
