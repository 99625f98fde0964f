// SPDX-License-Identifier: MIT
#include "diag/report.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

namespace cme {
namespace {

std::string print(std::string_view reporter, const std::vector<Finding>& findings, ReportStyle style = {},
                  std::size_t records = 24) {
  std::ostringstream out;
  for (const Reporter& one : all_reporters()) {
    if (one.name == reporter) {
      one.print(out, {.findings = pack_all(findings), .records = records}, style);
    }
  }
  return out.str();
}

Finding unknown_board(std::string_view text, Span span) {
  Locator locator("records/14390.yaml", text);
  return to_finding({.rule = Rule::unknown_board,
                     .span = span,
                     .message = "\"Radiolgy\" is not an ABMS member board",
                     .help = "did you mean \"Radiology\"?",
                     .field = {.key = "approvals", .part = "X", .item = 0}},
                    locator);
}

TEST(HumanReport, ShowsTheLineAndACaret) {
  EXPECT_EQ(print("human", {unknown_board("a:\n    - Radiolgy\n", {9, 17})}, {}, 24),
            R"(error[unknown-board]: "Radiolgy" is not an ABMS member board
 --> records/14390.yaml:2:7
  |
2 |     - Radiolgy
  |       ^^^^^^^^ did you mean "Radiology"?
  |
  = rule: each board is one of the 24 ABMS member boards; `cme explain unknown-board`

1 error in 1 of 24 records
)");
}

TEST(HumanReport, UnderlinesDisplayCells) {
  const std::string_view text = "\t漢字é\u0301: Radiolgy漢";
  const auto at = static_cast<std::uint32_t>(text.find('R'));
  const std::string report = print("human", {unknown_board(text, {at, at + 8})}, {.summary = false});
  EXPECT_NE(report.find("1 |     漢字é\u0301: Radiolgy漢\n  |            ^^^^^^^^ did"), std::string::npos) << report;
}

TEST(HumanReport, MakesControlCharactersHarmless) {
  const std::string report = print("human", {unknown_board("\x1b[31m\u202e Radiolgy", {9, 17})});
  EXPECT_EQ(report.find('\x1b'), std::string::npos);
  EXPECT_EQ(report.find("\u202e"), std::string::npos);
}

TEST(HumanReport, ShowsBothPlacesOfAProblem) {
  Locator here("b.yaml", "id: 7\n");
  Locator there("a.yaml", "# c\nid: 7\n");
  Finding finding = to_finding({.rule = Rule::duplicate_id,
                                .span = {4, 5},
                                .message = "the id 7 already belongs to another record",
                                .help = "give one its own",
                                .field = {.key = "id"}},
                               here);
  finding.related.push_back({there.locate({8, 9}), "it is used here first"});
  EXPECT_EQ(print("human", {finding}, {.summary = false}),
            R"(error[duplicate-id]: the id 7 already belongs to another record
 --> b.yaml:1:5
  |
1 | id: 7
  |     ^ give one its own
 ::: a.yaml:2:5
  |
2 | id: 7
  |     - it is used here first
  |
  = rule: each id belongs to only one activity; `cme explain duplicate-id`

)");
}

TEST(HumanReport, ShowsNoMoreSnippetsThanAsked) {
  const std::vector<Finding> findings(3, unknown_board("- Radiolgy\n", {2, 10}));
  const std::string report = print("human", findings, {.max_snippets = 1});
  EXPECT_NE(report.find("records/14390.yaml:1:3: error: \"Radiolgy\" is not an ABMS member board; did you mean "
                        "\"Radiology\"? [unknown-board]\n"
                        "records/14390.yaml:1:3: error: \"Radiolgy\" is not an ABMS member board; did you mean "
                        "\"Radiology\"? [unknown-board]\n"
                        "\n3 errors in 1 of 24 records\n"),
            std::string::npos)
      << report;
}

TEST(HumanReport, CountsWhatCanBeFixed) {
  const Finding person = unknown_board("- Radiolgy\n", {2, 10});
  Finding fixable = person;
  fixable.fix.push_back({.edit = {.span = {2, 10}, .text = "Radiology"}, .begin = {1, 3}, .end = {1, 11}});
  for (const std::string_view name : {"human", "concise"}) {
    const std::string report = print(name, {fixable, person});
    EXPECT_TRUE(report.ends_with("2 errors in 1 of 24 records\nto fix 1 of them, run `cme validate --fix`\n"))
        << report;
  }
}

TEST(HumanReport, AdvisesWhatWorks) {
  Finding fixable = unknown_board("- Radiolgy\n", {2, 10});
  fixable.fix.push_back({.edit = {.span = {2, 10}, .text = "Radiology"}, .begin = {1, 3}, .end = {1, 11}});
  const auto advice = [&](const std::vector<Finding>& findings, std::string_view command, bool is_shown) {
    std::ostringstream out;
    const std::vector<PackedFinding> packed = pack_all(findings);
    const Report report{.findings = packed, .records = 1, .fix_command = command, .fix_is_shown = is_shown};
    all_reporters().front().print(out, report, {});
    const std::string text = out.str();
    return text.substr(text.find(" of 1 record\n") + 13);
  };
  EXPECT_EQ(advice({fixable}, "cme validate --fix", false), "to fix it, run `cme validate --fix`\n");
  EXPECT_EQ(advice({fixable, fixable}, "cme validate --fix", false), "to fix them, run `cme validate --fix`\n");
  EXPECT_EQ(advice({fixable}, "cme validate --diff -", true), "to see how to fix it, run `cme validate --diff -`\n");
  EXPECT_EQ(advice({fixable}, "", false), "");
}

TEST(HumanReport, FitsTheTerminal) {
  const std::string text =
      "approvals: {ABMS Lifelong Learning CME Activity: [Urology, Radiolgy, Surgery, Pediatrics]}\n";
  const auto at = static_cast<std::uint32_t>(text.find("Radiolgy"));
  EXPECT_EQ(print("human", {unknown_board(text, {at, at + 8})}, {.width = 40}, 24),
            R"(error[unknown-board]: "Radiolgy" is not
an ABMS member board
 --> records/14390.yaml:1:60
  |
1 | … [Urology, Radiolgy, Surgery, Pedi…
  |             ^^^^^^^^
  = help: did you mean "Radiology"?
  |
  = rule: each board is one of the 24
          ABMS member boards;
          `cme explain unknown-board`

1 error in 1 of 24 records
)");
}

TEST(ConciseReport, TakesOneLineAProblem) {
  EXPECT_EQ(print("concise", {unknown_board("- Radiolgy\n", {2, 10})}, {.summary = false}),
            "records/14390.yaml:1:3: error: \"Radiolgy\" is not an ABMS member board [unknown-board]\n");
}

TEST(Report, ColorsOnlyWhenAsked) {
  const std::vector<Finding> findings{unknown_board("- Radiolgy\n", {2, 10})};
  EXPECT_EQ(print("human", findings).find('\x1b'), std::string::npos);
  EXPECT_NE(print("human", findings, {.color = Color::on}).find("\x1b[1;31m"), std::string::npos);
}

TEST(Report, SaysWhenAllIsWell) {
  EXPECT_EQ(summarize({.findings = {}, .records = 24}), "24 records, no problems");
  EXPECT_EQ(summarize({.findings = {}, .records = 1}), "1 record, no problems");
}

TEST(Rules, HaveAPlaceEachAndANameOfTheirOwn) {
  for (const RuleInfo& info : all_rules()) {
    SCOPED_TRACE(info.name);
    EXPECT_EQ(rule_info(info.rule).name, info.name);
    EXPECT_EQ(find_rule(info.name), info.rule);
    EXPECT_FALSE(info.summary.empty() || info.why.empty() || info.source.empty());
  }
  EXPECT_EQ(find_rule("no-such-rule"), std::nullopt);
}

}  // namespace
}  // namespace cme
