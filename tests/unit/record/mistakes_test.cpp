// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "cme/diag/rule.hpp"
#include "cme/record/load.hpp"

namespace cme {
namespace {

/// A record without problems, and in it the lines of one key as a person might have written them.
std::string record_with(std::string_view key, std::string_view lines) {
  const std::vector<std::pair<std::string_view, std::string_view>> keys = {
      {"id", "id: 1\n"},
      {"title", "title: Chest Imaging\n"},
      {"provider", "provider: Example Society\n"},
      {"format", "format: Live\n"},
      {"expires", "expires: 2027-01-01\n"},
      {"credits", "credits:\n  - amount: 1\n    type: AMA PRA Category 1 Credit\n"},
      {"fee", "fee: free\n"},
      {"commercial_support", "commercial_support: false\n"},
      {"approvals", "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n"},
      {"competencies", "competencies:\n  - Medical Knowledge\n"},
      {"keywords", "keywords:\n  - Lung\n"},
      {"objectives", "objectives:\n  - Name two signs\n"},
      {"description", "description: A day of cases.\n"},
  };
  std::string text;
  for (const auto& [name, usual] : keys) {
    text += name == key ? lines : usual;
  }
  return text;
}

std::vector<Finding> errors_in(const std::string& text) {
  const LoadOptions options{.rules = RuleContext{.today = Date::parse("2026-01-15").value()}};
  std::vector<Finding> findings = load_record("1.yaml", text, options).findings;
  std::erase_if(findings, [](const Finding& finding) { return finding.severity == Severity::note; });
  return findings;
}

std::vector<std::string> lines_of(std::string_view text) {
  const std::vector<std::string_view> lines = split(text, '\n');
  return {lines.begin(), lines.end()};
}

std::string indentation(std::string_view line) {
  return std::string(line.substr(0, std::min(line.find_first_not_of(" \t"), line.size())));
}

/// What is between backticks.
std::vector<std::string> code_in(std::string_view help) {
  std::vector<std::string> code;
  // A line may have backticks of its own.
  if (help.find("below") == std::string_view::npos && help.find('`') < help.rfind('`')) {
    return {std::string(help.substr(help.find('`') + 1, help.rfind('`') - help.find('`') - 1))};
  }
  const std::vector<std::string_view> parts = split(help, '`');
  for (std::size_t i = 1; i < parts.size(); i += 2) {
    code.emplace_back(parts[i]);
  }
  return code;
}

/// The text after a person has done what the help says, to the letter.
std::string follow(const std::string& text, const Finding& finding) {
  std::vector<std::string> lines = lines_of(text);
  const std::vector<std::string> code = code_in(finding.help);
  std::size_t at = finding.place.line - 1;
  constexpr std::string_view indent_by = "indent it by ";
  if (finding.help.starts_with(indent_by)) {
    const auto spaces = static_cast<std::size_t>(finding.help[indent_by.size()] - '0');
    lines[at] = std::string(spaces, ' ').append(trim(lines[at]));
  } else if (finding.help.find("on a line of its own, below") != std::string::npos) {
    const auto above = std::ranges::find(lines, code.at(1));
    lines.insert(above + 1, code.at(0));
  } else {
    std::string start = indentation(lines[at]);
    std::ranges::replace(start, '\t', ' ');
    if (start.size() == 1) {
      start += ' ';
    }
    lines[at] = start + code.at(0);
    for (std::size_t i = 1; i < code.size(); ++i) {
      at += 1;
      if (trim(lines[at]) == trim(code[i])) {
        lines[at] = start + code[i];
      } else {
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), start + code[i]);
      }
    }
  }
  return fmt::format("{}", fmt::join(lines, "\n"));
}

struct Mistake {
  std::string_view key;
  std::string_view lines;
  std::string_view complaint;  ///< message, then help
};

const std::vector<Mistake> mistakes = {
    {"title", "title: 'It's chest imaging'\n",
     "an apostrophe inside single quotes ends the text; write `title: \"It's chest imaging\"`"},
    {"title", "title: \"Say \"hi\" now\"\n",
     "a double quote inside double quotes ends the text; write `title: 'Say \"hi\" now'`"},
    {"title", "title: \"Chest\" CT\n",
     "a double quote inside double quotes ends the text; write `title: '\"Chest\" CT'`"},
    {"title", "title: \"Chest \\\"CT\n", "this quote is never closed; write `title: 'Chest \\\"CT'`"},
    {"title", "title: \"Chest \\quad CT\"\n",
     "a backslash inside double quotes begins an escape, which this is not; write `title: 'Chest \\quad CT'`"},
    {"title", "title: \"Chest \\quad CT\" # old\n",
     "a backslash inside double quotes begins an escape, which this is not; write `title: 'Chest \\quad CT' # old`"},
    {"title", "title: \"Chest\\CT\\\"\n", "this quote is never closed; write `title: 'Chest\\CT\\'`"},
    {"title", "title: \"Chest \\uD800 CT\"\n",
     "a backslash inside double quotes begins an escape, which this is not; write `title: 'Chest \\uD800 CT'`"},
    {"title", "title: \"Chest Imaging\n", "this quote is never closed; write `title: \"Chest Imaging\"`"},
    {"title", "title: 'Chest Imaging\n", "this quote is never closed; write `title: \"Chest Imaging\"`"},
    {"keywords", "keywords: [Lung, Heart\n",
     "this [ is never closed; write `keywords: [Lung, Heart]`, or put it in quotes if it is text"},
    {"title", "title: [Update] Chest Imaging\n",
     "text that starts with [ must be in quotes; write `title: \"[Update] Chest Imaging\"`"},
    {"title", "title: {Update} Chest Imaging\n",
     "text that starts with { must be in quotes; write `title: \"{Update} Chest Imaging\"`"},
    {"title", "title: & Chest Imaging\n",
     "text that starts with & must be in quotes; write `title: \"& Chest Imaging\"`"},
    {"title", "title: *new* Chest Imaging\n",
     "text that starts with * must be in quotes; write `title: \"*new* Chest Imaging\"`"},
    {"title", "title: @home with COPD\n",
     "text that starts with @ must be in quotes; write `title: \"@home with COPD\"`"},
    {"title", "title: %5 rise\n", "text that starts with % must be in quotes; write `title: \"%5 rise\"`"},
    {"title", "title: `Chest Imaging`\n",
     "text that starts with ` must be in quotes; write `title: \"`Chest Imaging`\"`"},
    {"title", "title: | Chest Imaging\n",
     "text that starts with | must be in quotes; write `title: \"| Chest Imaging\"`"},
    {"title", "title: > Chest Imaging\n",
     "text that starts with > must be in quotes; write `title: \"> Chest Imaging\"`"},
    {"title", "title: Chest CT: a review\n",
     "text with a colon and a space must be in quotes; write `title: \"Chest CT: a review\"`"},
    {"title", "title:Chest Imaging\n", "no space after \"title:\"; write `title: Chest Imaging`"},
    {"title", "title Chest Imaging\n", "no colon after \"title\"; write `title: Chest Imaging`"},
    {"title", "title: “Chest Imaging”\n", "these curly quotes are part of the text; write `title: Chest Imaging`"},
    {"title", "title: Chest CT #2 for GPs\n",
     "the value ends before the #: \"Chest CT\"; write `title: 'Chest CT #2 for GPs'`"},
    {"title", "title: Chest Imaging\n",
     "a no-break space where a plain space is needed; the two look the same; write `title: Chest Imaging`"},
    {"objectives", "objectives:\n  - To learn: the basics\n",
     "text with a colon and a space must be in quotes; write `- 'To learn: the basics'`"},
    {"keywords", "keywords: [Kidney, Stone: pain, Urology]\n",
     "text with a colon and a space must be in quotes; write `keywords: [Kidney, 'Stone: pain', Urology]`"},
    {"objectives", "objectives:\n  - 'Don't panic'\n",
     "an apostrophe inside single quotes ends the text; write `- \"Don't panic\"`"},
    {"objectives", "objectives:\n  - [Update] signs\n",
     "text that starts with [ must be in quotes; write `- \"[Update] signs\"`"},
    {"objectives", "objectives:\n  - Name two signs\n    - Name a third\n",
     "this line continues the line above; it is not a list item; indent it by 2 spaces"},
    {"keywords", "keywords:\n  – Lung\n  – Heart\n",
     "\"–\" does not start a list item; a hyphen and a space do; write `- Lung`"},
    {"keywords", "keywords:\n  • Lung\n", "\"•\" does not start a list item; a hyphen and a space do; write `- Lung`"},
    {"keywords", "keywords:\n  - Lung\n",
     "a no-break space where a plain space is needed; the two look the same; write `- Lung`"},
    {"keywords", "keywords:\n\t- Lung\n", "this line is indented with a tab; YAML allows only spaces; write `- Lung`"},
    {"keywords", "keywords:\n \t- Lung\n", "this line is indented with a tab; YAML allows only spaces; write `- Lung`"},
    {"keywords", "keywords: Lung, Heart\n", "expected a list, found a single value; write `keywords: [Lung, Heart]`"},
    {"keywords", "keywords:\n  - Lung\n   - Heart\n   - Liver\n",
     "this line continues the line above; it is not a list item; indent it by 2 spaces"},
    {"keywords", "keywords:\n  - Lung\n - Heart\n",
     "this line is indented by 1 space, which matches no line above; indent it by 2 spaces"},
    {"credits", "credits:\n  amount: 1\n  type: AMA PRA Category 1 Credit\n",
     "expected a list, found a mapping; write `- amount: 1`, below it `  type: AMA PRA Category 1 Credit`"},
    {"credits", "credits:\n  - amount: 1\n     type: AMA PRA Category 1 Credit\n",
     "this line is indented by 5 spaces, which matches no line above; indent it by 4 spaces"},
    {"credits", "credits:\n  - amount: 1\n   type: AMA PRA Category 1 Credit\n",
     "this line is indented by 3 spaces, which matches no line above; indent it by 4 spaces"},
    {"credits", "credits: 1 AMA PRA Category 1 Credit\n",
     "expected a list, found a single value; write `credits: [{amount: 1, type: AMA PRA Category 1 Credit}]`"},
    {"credits", "credits: 1.5-2 AMA PRA Category 1\n",
     "expected a list, found a single value; write `credits: [{amount: 1.5, max: 2, type: AMA PRA Category 1 "
     "Credit}]`"},
    {"credits", "credits:\n  - 1 AMA PRA Category 1 Credit\n",
     "expected a mapping of amount and type, found a single value; write `- {amount: 1, type: AMA PRA Category 1 "
     "Credit}`"},
    {"credits", "credits:\n  - amount: 1-2\n    type: AMA PRA Category 1 Credit\n",
     "\"1-2\" is not a number; write digits with an optional fraction, for example 1 or 0.25; write `- amount: 1`, "
     "below it `  max: 2`"},
    {"keywords", "keywords:\n  - Lung\n  -Heart\n", "no space after \"-\"; write `- Heart`"},
    {"credits", "credits:\n  - amount: 1.5 hours\n    type: AMA PRA Category 1 Credit\n",
     "\"1.5 hours\" is not a number; write digits with an optional fraction, for example 1 or 0.25; write `- amount: "
     "1.5`"},
    {"approvals", "approvals:\n  - Radiology\n  - Urology\n",
     "the boards are not under an approval type; write `  ABMS Lifelong Learning CME Activity:` on a line of its own, "
     "below `approvals:`"},
    {"approvals", "approvals: Radiology, Urology\n",
     "the boards are not under an approval type; write `approvals: {ABMS Lifelong Learning CME Activity: [Radiology, "
     "Urology]}`"},
    {"approvals", "approvals:\n  ABMS Lifelong Learning CME Activity: Radiology, Urology\n",
     "expected a list, found a single value; write `ABMS Lifelong Learning CME Activity: [Radiology, Urology]`"},
    {"approvals", "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology, ABU\n",
     "\"Radiology, ABU\" is not an ABMS member board; write `- Radiology`, below it `- Urology`"},
    {"fee", "fee: $50 for members, $75 for non-members\n",
     "\"$50 for members, $75 for non-members\" has several prices; write `fee: [{amount: $50, for: members}, {amount: "
     "$75, for: non-members}]`"},
    {"fee", "fee: $50; $75 for guests\n",
     "\"$50; $75 for guests\" has several prices; write `fee: [{amount: $50}, {amount: $75, for: guests}]`"},
    {"commercial_support", "commercial_support: Example Pharma\n",
     "expected true, false or a list of supporters, found \"Example Pharma\"; write `commercial_support: [{name: "
     "Example Pharma}]`"},
    {"commercial_support", "commercial_support: No support\n",
     "\"No support\" is neither true nor false; write `commercial_support: false`"},
    {"commercial_support", "commercial_support:\n  - Example Pharma\n",
     "expected a mapping of name, kind and nature, found a single value; write `- name: Example Pharma`"},
    {"commercial_support", "commercial_support:\n  name: Example Pharma\n",
     "expected true, false or a list of supporters, found a mapping; write `- name: Example Pharma`"},
    {"commercial_support", "commercial_support: yes\n",
     "\"yes\" is neither true nor false; write `commercial_support: true`"},
    {"commercial_support", "commercial_support: \"no\"\n",
     "expected true or false, found the text \"no\" in quotes; write `commercial_support: false`"},
};

TEST(Mistakes, HaveTheirOwnWordsAndAdviceThatHelps) {
  for (const auto& [key, lines, complaint] : mistakes) {
    SCOPED_TRACE(lines);
    const std::string text = record_with(key, lines);
    const std::vector<Finding> findings = errors_in(text);
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.front().message + "; " + findings.front().help, complaint);
    const Rule rule = findings.front().rule;
    const auto what_is_left = [rule](const std::string& corrected) {
      std::vector<Finding> left = errors_in(corrected);
      std::erase_if(
          left, [rule](const Finding& finding) { return finding.severity != Severity::error && finding.rule != rule; });
      return left;
    };
    std::string corrected = follow(text, findings.front());
    // Several lines with one mistake need as many steps.
    for (int steps = 0; steps < 2 && !what_is_left(corrected).empty(); ++steps) {
      corrected = follow(corrected, what_is_left(corrected).front());
    }
    for (const Finding& finding : what_is_left(corrected)) {
      ADD_FAILURE() << "after following the advice: " << finding.message << "\n" << corrected;
    }
  }
}

TEST(Mistakes, AdviceOnAnAmountInOtherUnitsInventsNoAmount) {
  for (const std::string_view amount : {"75 min", "1 1/4", "1 .25", "90 minutes"}) {
    SCOPED_TRACE(amount);
    const std::vector<Finding> findings = errors_in(
        record_with("credits", fmt::format("credits:\n  - amount: {}\n    type: AMA PRA Category 1 Credit\n", amount)));
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.front().help.find('`'), std::string::npos) << findings.front().help;
  }
}

TEST(Mistakes, AListIsNoAdviceForAKeyOfOneValue) {
  const std::vector<Finding> findings = errors_in(record_with("format", "format: Enduring, Live\n"));
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings.front().help.find("- Live"), std::string::npos) << findings.front().help;
}

TEST(Mistakes, ANumberCutOffAtACommaIsNamedAsSuch) {
  for (const std::string_view fee : {"[$1,000]", "[$1,500]", "[1,200, $95]", "[$1,250.00]", "[free, 1,000]"}) {
    SCOPED_TRACE(fee);
    const std::vector<Finding> findings = errors_in(record_with("fee", fmt::format("fee: {}\n", fee)));
    ASSERT_FALSE(findings.empty());
    for (const Finding& finding : findings) {
      EXPECT_TRUE(finding.message.ends_with("is cut off at a comma")) << finding.message;
    }
  }
}

TEST(Mistakes, AnAnswerIsNoSupporter) {
  const std::vector<Finding> findings =
      errors_in(record_with("commercial_support", "commercial_support:\n  - No commercial support\n"));
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings.front().message + "; " + findings.front().help,
            "\"No commercial support\" is not the name of a supporter; instead of a list, write "
            "`commercial_support: false`");
}

TEST(Mistakes, AdviceOnACreditInWordsInventsNoAmount) {
  for (const std::string_view credits : {"credits: many\n", "credits:\n  - a few\n"}) {
    const std::vector<Finding> findings = errors_in(record_with("credits", credits));
    ASSERT_FALSE(findings.empty());
    EXPECT_TRUE(findings.front().help.starts_with("for example")) << findings.front().help;
  }
}

TEST(Mistakes, ABoardThatContinuesTheLineAboveIsNamedAsSuch) {
  const std::vector<Finding> findings = errors_in(record_with(
      "approvals", "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n     - Urology\n"));
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].help,
            "the lines below are indented deeper and continue this one; start each - in the same column");
  EXPECT_EQ(findings[1].message + "; " + findings[1].help,
            "this line continues the line above; it is not a list item; indent it by 4 spaces");
}

TEST(Mistakes, ATabIsAsWideAsTheLineAboveNeeds) {
  constexpr std::string_view complaint = "this line is indented with a tab; YAML allows only spaces";
  const std::string type = "ABMS Lifelong Learning CME Activity:\n";
  for (const auto& [key, lines] : std::initializer_list<std::pair<std::string_view, std::string>>{
           {"credits", "credits:\n  - amount: 1\n\t\ttype: AMA PRA Category 1 Credit\n"},
           {"credits", "credits:\n  - amount: 1\n \t type: AMA PRA Category 1 Credit\n"},
           {"approvals", "approvals:\n  " + type + "    - Radiology\n\t- Urology\n"},
           {"approvals", "approvals:\n  " + type + "\t\t- Radiology\n"},
       }) {
    SCOPED_TRACE(lines);
    const std::vector<Finding> findings = errors_in(record_with(key, lines));
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.front().message, complaint);
  }
}

TEST(Mistakes, AreNotLookedForInTextInQuotes) {
  for (const std::string_view title : {"\"Chest CT\" #2 for GPs", "'“Chest Imaging”'", "\"Chest\n  - Imaging\""}) {
    SCOPED_TRACE(title);
    const std::vector<Finding> findings = errors_in(record_with("title", fmt::format("title: {}\n", title)));
    EXPECT_TRUE(findings.empty()) << findings.front().message;
  }
}

TEST(Mistakes, AreNotLookedForInASecondDocument) {
  for (const std::string_view text : {"id: 1\n---\nid: 2\n", "keywords:\n  - Lung\n---\nid: 2\n", "id: 1\n--- a\n"}) {
    SCOPED_TRACE(text);
    const std::vector<Finding> findings = errors_in(std::string(text));
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings.front().message, "the file has a second document");
  }
}

TEST(Mistakes, ALongTextIsNotTriedOut) {
  const std::string text = "a: 'b' c\n" + std::string(100'000, '#');
  const std::vector<Finding> findings = errors_in(text);
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings.front().help.find('`'), std::string::npos);
}

}  // namespace
}  // namespace cme
