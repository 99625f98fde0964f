// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "findings.hpp"

namespace cme {
namespace {

using test::finding_in;
using test::print;

/// Texts that mean something to a terminal, to the log of a build or to a browser.
const std::vector<std::string> hostile_texts = {
    "::error::x",
    "  ::add-mask::a",
    "##[error]x ###[group]y ##vso[task.complete]z",
    "\x1b[31m\x1b]8;;http://e\x1b\\ \x07\b",
    "\u009b31m \u0085 \x7F",
    "\u202egnp.\u2066 \u061c \u2028",
    "<script>alert(1)</script> & ]]> <!-- --> </pre> '\"",
    "[x](javascript:1) `code` *b* | @team #1 {0} %0A%25\r\n::notice::y",
    "\xFF\xC0\x80 \xED\xA0\x80",
    std::string("nul \0 beyond", 12),
};

/// Why a report must not reach the log of a build; empty if it may.
std::string danger_of(std::string_view report) {
  for (const std::string_view line : split(report, '\n')) {
    if (!is_one_visible_line(line)) {
      return "not printable";
    }
    // `::: ` leads to a second place; the runner looks for a command's name right after the second colon.
    const std::string_view text = trim(line);
    if (text.starts_with("::") && !text.starts_with("::: ") && !text.starts_with("::error file=")) {
      return "a command at the start of a line";
    }
    if (line.find("##[") != std::string_view::npos || line.find("##vso[") != std::string_view::npos) {
      return "a command within a line";
    }
  }
  return {};
}

/// A finding that holds the text wherever a record's text or a file's name can be.
Finding finding_of(const std::string& text) {
  Finding finding = finding_in(text + ".yaml", Severity::error, text);
  finding.help = text;
  finding.field.part = text;
  finding.place.line_text = text;
  finding.related.push_back({.place = finding.place, .message = text});
  return finding;
}

TEST(HostileText, IsHarmlessInEveryReport) {
  for (const std::string& text : hostile_texts) {
    for (const Reporter& reporter : all_reporters()) {
      SCOPED_TRACE(std::string(reporter.name) + ": " + text);
      for (const std::size_t snippets : {std::size_t{30}, std::size_t{0}}) {
        EXPECT_EQ(danger_of(print(reporter.name, {finding_of(text)}, {.max_snippets = snippets})), "");
      }
    }
  }
}

TEST(HostileText, LeavesProgramsTheirFormat) {
  for (const std::string& text : hostile_texts) {
    SCOPED_TRACE(text);
    const std::vector<Finding> findings{finding_of(text)};
    EXPECT_TRUE(nlohmann::json::accept(print("json", findings)));
    EXPECT_TRUE(nlohmann::json::accept(print("sarif", findings)));
    const std::string annotations = print("github", findings);
    EXPECT_EQ(std::ranges::count(annotations, '\n'), 1) << annotations;
    const std::string junit = print("junit", findings);
    EXPECT_EQ(junit.find("<script>"), std::string::npos);
    EXPECT_EQ(junit.find("]]>"), std::string::npos);
  }
}

TEST(HostileText, IsNoMarkupInTheJobSummary) {
  for (const std::string& text : hostile_texts) {
    SCOPED_TRACE(text);
    std::ostringstream out;
    const std::vector<Finding> findings{finding_of(text)};
    print_job_summary(out, {.findings = pack_all(findings), .records = 1}, {});
    const std::string summary = out.str();
    EXPECT_EQ(danger_of(summary), "");
    const std::string_view row = split(summary, '\n')[8];
    EXPECT_TRUE(row.starts_with("<tr><td>error</td><td><code>") && row.ends_with("</code></td></tr>")) << row;
    EXPECT_EQ(std::ranges::count(row, '<'), 16) << row;
  }
}

TEST(HostileText, MayBeAMebibyteLong) {
  const std::string text(std::size_t{1} << 20U, '%');
  for (const Reporter& reporter : all_reporters()) {
    SCOPED_TRACE(reporter.name);
    EXPECT_LT(print(reporter.name, {finding_of(text)}).size(), 40 * text.size());
  }
}

}  // namespace
}  // namespace cme
