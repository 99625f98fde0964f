// SPDX-License-Identifier: MIT
#include "edit/fix.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "base/ascii.hpp"

namespace cme {
namespace {

const LoadOptions options{.rules = RuleContext{.today = Date::parse("2026-01-15").value()}};
const Severities severities;

FixedRecord fix(std::string_view text, std::span<const Rule> rules = {}) {
  return fix_record("x.yaml", text, options, {.severities = severities, .rules = rules});
}

/// A sound record with these lines in place of its own.
std::string with(std::string_view lines) {
  constexpr auto sound = std::to_array<std::string_view>(
      {"id: 7\n", "title: T\n", "provider: P\n", "format: Live\n", "expires: 2027-01-31\n", "fee: free\n",
       "commercial_support: false\n", "credits:\n  - amount: 1\n    type: AOA Category 1-A\n",
       "competencies: [Professionalism]\n", "objectives: [O]\n",
       "approvals:\n  ABMS Lifelong Learning CME Activity: [Urology]\n", "description: D\n", "keywords: [K]\n"});
  std::string text(lines);
  for (const std::string_view line : sound) {
    const std::string_view key = line.substr(0, line.find(':') + 1);
    if (text.find(key) == std::string::npos) {
      text += line;
    }
  }
  return text;
}

struct Case {
  std::string before;
  std::string after;
};

void expect_fixed(std::span<const Case> cases) {
  for (const auto& [before, after] : cases) {
    SCOPED_TRACE(before);
    // What the lines are to become decides which of the sound lines are omitted.
    const std::string rest = with(after).substr(after.size());
    const FixedRecord fixed = fix(before + rest);
    EXPECT_EQ(fixed.bytes, after + rest);
    EXPECT_EQ(fix(fixed.bytes).bytes, fixed.bytes);
    EXPECT_TRUE(fixed.refused.empty());
  }
}

TEST(FixRecord, WritesValuesAsTheirTypesAre) {
  expect_fixed(std::to_array<Case>({
      {"id: '7'\n", "id: 7\n"},
      {"id: \" 7\" # c\n", "id: 7 # c\n"},
      {"expires: January 31, 2027\n", "expires: 2027-01-31\n"},
      {"expires: '31 Jan 2027'\n", "expires: '2027-01-31'\n"},
      {"expires: \"2027/1/31\"  # c\n", "expires: \"2027-01-31\"  # c\n"},
      {"doi: https://doi.org/10.5555/12345678\n", "doi: 10.5555/12345678\n"},
      {"doi: 'doi:10.5555/12345678'\n", "doi: '10.5555/12345678'\n"},
      {"fee: 30\n", "fee: $30\n"},
      {"fee: \"1,000\"\n", "fee: \"$1000\"\n"},
      {"fee: {amount: 30, for: members}\n", "fee: {amount: $30, for: members}\n"},
      {"fee: Free\n", "fee: free\n"},
      {"commercial_support: No\n", "commercial_support: false\n"},
      {"commercial_support: 'false' # c\n", "commercial_support: false # c\n"},
      {"credits:\n  - {amount: .25, type: AOA Category 1-A}\n",
       "credits:\n  - {amount: 0.25, type: AOA Category 1-A}\n"},
      {"credits:\n  - amount: \"1\"\n    type: AOA Category 1-A\n",
       "credits:\n  - amount: 1\n    type: AOA Category 1-A\n"},
      {"credits:\n  - amount: '1,5'\n    type: AOA Category 1-A\n",
       "credits:\n  - amount: 1.5\n    type: AOA Category 1-A\n"},
      {"commercial_support:\n  - Acme # c\n", "commercial_support:\n  - name: Acme # c\n"},
      {"commercial_support: [{name: Acme, kind: Grant}]\n", "commercial_support: [{name: Acme, kind: grant}]\n"},
  }));
}

TEST(FixRecord, WritesKeysAndTermsAsTheyAreCalled) {
  expect_fixed(std::to_array<Case>({
      {"titel: T # c\n", "title: T # c\n"},
      {"credits:\n  - 'amout': 1\n    type: AOA Category 1-A\n",
       "credits:\n  - 'amount': 1\n    type: AOA Category 1-A\n"},
      {"comercial_suport: false\n", "commercial_support: false\n"},
      {"credits:\n  - amout: 1\n    type: AOA Category 1-A\n", "credits:\n  - amount: 1\n    type: AOA Category 1-A\n"},
      {"format: live\n", "format: Live\n"},
      {"format: \"Journal-bsed\"\ndoi: 10.5555/1\n", "format: \"Journal-based\"\ndoi: 10.5555/1\n"},
      {"approvals: {ABMS Lifelong Learning CME Activity: [ABR, 'American Board of Urology']}\n",
       "approvals: {ABMS Lifelong Learning CME Activity: [Radiology, 'Urology']}\n"},
      {"approvals:\n  ABMS Lifelong Learning CME Activty:\n    - Radiolgy\n",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n"},
      {"competencies: [Medical knowlege, Patient Care]\n",
       "competencies: [Medical Knowledge, Patient Care & Procedural Skills]\n"},
      {"credits: [{amount: 1, type: AMA PRA Category 1 Credits}]\n",
       "credits: [{amount: 1, type: AMA PRA Category 1 Credit}]\n"},
  }));
}

TEST(FixRecord, TakesOutWhatStandsTwice) {
  expect_fixed(std::to_array<Case>({
      {"keywords: [a, b, A, a, c]\n", "keywords: [a, b, c]\n"},
      {"keywords:\n  - a\n  - 'A'\n  - b # c\n", "keywords:\n  - a\n  - b # c\n"},
      {"keywords:\r\n- a\r\n- a\r\n", "keywords:\r\n- a\r\n"},
      {"approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Urology\n    - Urology\n",
       "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Urology\n"},
  }));
  EXPECT_EQ(fix("keywords:\n  - a\n  - a").bytes, "keywords:\n  - a\n");
}

TEST(FixRecord, MakesOddSpacesOrdinary) {
  expect_fixed(std::to_array<Case>({
      {"title: 5\u2009mg  of\u00A0 it\u202F\n", "title: 5 mg  of it\n"},
      {"title: a:\u00A0b # c\n", "title: 'a: b' # c\n"},
      {"title: a\u00A0#b\n", "title: 'a #b'\n"},
      {"title: '\u00A0it''s\u00A0'\n", "title: 'it''s'\n"},
      {"title: \"a\u00A0\\\"b\\\"\"\n", "title: \"a \\\"b\\\"\"\n"},
      {"description: >- # \u00A0c\n  a\u2009b\n  \u00A0c\u00A0\n\n  d\n",
       "description: >- # \u00A0c\n  a b\n  c\n\n  d\n"},
      {"description: |\r\n  \uF0B7 a\r\n  \uF0B7\u00A0b\r\n", "description: |\r\n  a\r\n  b\r\n"},
      {"description:\n  Main\u00A0Outcome: a\n", "description:\n  Main Outcome: a\n"},
      {"keywords:\n  - \uF0B7 a\n  - [b]\n", "keywords:\n  - \uF0B7 a\n  - [b]\n"},
  }));
}

// Each has a problem, and a fix that would guess or lose something.
TEST(FixRecord, LeavesAloneWhatOnlyAPersonCanMend) {
  for (const std::string_view line : {
           "id: seven\n",
           "id: '0'\n",
           "expires: 04/09/2027\n",
           "expires: February 30, 2027\n",
           "expires: >-\n  January 31, 2027\n",
           "doi: https://doi.org/10.5555/1?x=2\n",
           "fee: some\n",
           "fee: [$1,000]\n",
           "fee: [1,200, $95]\n",
           "fee: {for: members, amount: 1,500}\n",
           "commercial_support: maybe\n",
           "commercial_support:\n  - none\n",
           "commercial_support:\n  - TBD\n",
           "keywords: [AIDS, Aids]\n",
           "keywords: [Résumé, Resume]\n",
           "keywords: [10⁹ cells, 109 cells]\n",
           "approvals: {ABMS Lifelong Learning CME Activity: [ABPS, ABPM]}\n",
           "commercial_support: [Acme]\n",
           "tilte2: T\n",
           "x_note: a\n",
           "title: T\ntitel: U\n",
           "approvals: {ABMS Lifelong Learning CME Activity: [Cardiology]}\n",
           "approvals: {ABMS Lifelong Learning CME Activity: [Nephrology]}\n",
           "credits: [{amount: 1, type: AMA PRA Category 2 Credit}]\n",
           "credits: [{amount: 1, type: AAFP Category 1 Credit}]\n",
           "credits: [{amount: 1, type: AOA Category 1-C}]\n",
           "keywords:\n  - a\n  - a # twice\n",
           "keywords:\n  - a\n  # about the next\n  - a\n",
           "keywords:\n  - a\n  - >-\n    a\n",
           "keywords: [a,\n  a]\n",
           "title: 1\uF06Dg\n",
           "title: \"a\\u00A0b\"\n",
           "title: \"a\\u2009b\u00A0c\"\n",
           "title: a\u00A0b\n  c\n",
           "fee: !!str 30\n",
           "keywords: [a, a] # cme: allow duplicate-keyword -- so it is printed\n",
       }) {
    SCOPED_TRACE(line);
    const std::string text = with(line);
    const FixedRecord fixed = fix(text);
    EXPECT_EQ(fixed.bytes, text);
    EXPECT_EQ(fixed.fixed, 0U);
    EXPECT_TRUE(fixed.refused.empty());
  }
}

TEST(FixRecord, MakesTheSoundFixesBesideARefusedOne) {
  // A text under the right key would be a new problem, as a list is expected there.
  std::string text = with("keywords: [K]\nfee: 30\nformat: live\n");
  text.replace(0, text.find('\n'), "keyword: none");
  const FixedRecord fixed = fix(text);
  EXPECT_TRUE(fixed.bytes.starts_with("keyword: none\nfee: $30\nformat: Live\n"));
  EXPECT_EQ(fixed.fixed, 2U);
  ASSERT_EQ(fixed.refused.size(), 1U);
  EXPECT_EQ(fixed.refused.front().rule, Rule::unknown_key);
}

TEST(FixRecord, MakesOneOfTwoFixesThatExcludeEachOther) {
  const FixedRecord fixed = fix("titel: T\ntitlle: U\n");
  EXPECT_EQ(fixed.bytes, "title: T\ntitlle: U\n");
  EXPECT_EQ(fixed.fixed, 1U);
  ASSERT_EQ(fixed.left.size(), 1U);
  EXPECT_EQ(fixed.left.front().field.key, "titlle");
}

TEST(FixRecord, FixesWhatIsAskedFor) {
  const auto rules = std::to_array({Rule::invalid_fee});
  EXPECT_EQ(fix(with("fee: 30\nformat: live\n"), rules).bytes, with("fee: $30\nformat: live\n"));
  Severities without_notes;
  without_notes.set(Rule::duplicate_keyword, std::nullopt);
  const std::string text = with("keywords: [a, a]\n");
  EXPECT_EQ(fix_record("x.yaml", text, options, {.severities = without_notes, .rules = {}}).bytes, text);
}

TEST(FixRecord, KeepsByteOrderMarkAndLineEnds) {
  const FixedRecord fixed =
      fix("\xEF\xBB\xBF"
          "id: '7'\r\nfee: 30\r\n");
  EXPECT_EQ(fixed.bytes,
            "\xEF\xBB\xBF"
            "id: 7\r\nfee: $30\r\n");
}

TEST(FixRecord, LeavesAloneWhatIsNoRecord) {
  for (const std::string_view text : {"", "a", "- 1", "\xFF", "id: '7", "id: '7'\n---\nid: '8'\n", "\xEF\xBB\xBF"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(fix(text).bytes, text);
  }
}

TEST(FixRecord, MakesNoValueStandTwice) {
  const std::string type = "approvals:\n  ABMS Lifelong Learning CME Activity:";
  // Of two equal values, one is removed if its rule was selected and no comment would be lost.
  expect_fixed(std::to_array<Case>({{type + " [ABR, Radiology]\n", type + " [Radiology]\n"}}));
  constexpr Rule unknown_board[] = {Rule::unknown_board};
  const std::string on_one_line = with(type + " [ABR, Radiology, ABU]\n");
  EXPECT_EQ(fix(on_one_line, unknown_board).bytes, with(type + " [ABR, Radiology, Urology]\n"));
  EXPECT_EQ(fix(on_one_line, unknown_board).refused.size(), 1U);
  const std::string commented = with(type + "\n    - ABR # asked\n    - Radiology # as well\n");
  EXPECT_EQ(fix(commented).bytes, commented);
  EXPECT_EQ(fix(commented).refused.size(), 1U);
  // Nor is a value that was removed a place for another.
  const std::string twice = with(type + "\n    - Urology\n    - Urology\n    - ABR # a\n    - Radiology # b\n");
  EXPECT_EQ(fix(twice).bytes, twice);
  EXPECT_EQ(fix(twice).refused.size(), 1U);
  EXPECT_EQ(fix(twice).fixed, 0U);
  // What stood there twice before is no fault of a fix.
  EXPECT_EQ(fix(with(type + " [Urology, Urology, ABR]\n"), unknown_board).bytes,
            with(type + " [Urology, Urology, Radiology]\n"));
}

TEST(DropFixesNotMade, LeavesTheOthers) {
  const std::string text = with(
      "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - ABR # asked\n    - Radiology # as well\n    - ABU\n"
      "fee: 30\n");
  JudgedRecord judged{.record = read_record(text, options.reader), .judgment = {}};
  judged.judgment = judge_record("x.yaml", judged.record, options.rules);
  const std::vector<Finding> before = judged.judgment.findings;
  drop_fixes_not_made("x.yaml", judged, options, {.severities = severities, .rules = {}});
  std::size_t fixable = 0;
  for (std::size_t number = 0; number < before.size(); ++number) {
    const Finding& finding = judged.judgment.findings[number];
    const bool is_dropped = finding.fix.empty() && !before[number].fix.empty();
    EXPECT_EQ(is_dropped, finding.message.starts_with("\"ABR\"")) << finding.message;
    fixable += before[number].fix.empty() ? 0U : 1U;
  }
  EXPECT_EQ(fixable, 3U);
}

TEST(FixRecord, CountsWhatAReportShowsAndWhatWasHidden) {
  const std::string type = "approvals:\n  ABMS Lifelong Learning CME Activity:";
  // Repeated boards are reported only where all boards can be read.
  const FixedRecord fixed = fix(with("format: live\n" + type + " [Urology, Urology, ABR]\n"));
  EXPECT_EQ(fixed.bytes, with("format: Live\n" + type + " [Urology, Radiology]\n"));
  EXPECT_EQ(fixed.fixed, 2U);
  EXPECT_EQ(fixed.uncovered, 1U);
  EXPECT_TRUE(fixed.left.empty());
}

/// Lines that are often wrong, in any mixture and order.
std::string random_record(std::mt19937& random) {
  constexpr auto lines = std::to_array<std::string_view>(
      {"id: '7'\n", "titel: T\u00A0U # c\n", "title: a:\u2009b\n", "fee: 30\n", "fee: [{amount: 30}, Free]\n",
       "format: jornal-based\n", "expires: Sep 4, 2028\n", "doi: doi:10.5555/a\n", "keywords: [a, a , 'A', b]\n",
       "keywords:\n- a\n- a # c\n- a\n", "credits:\n- amount: '.5'\n  tpye: AMA PRA Category 1\n",
       "approvals:\n  X\u00A0Y: [ABR, Radiolgy, Radiology]\n",
       "commercial_support:\n- Acme\n- {name: B, kind: Grant}\n", "description: |\n  a\u00A0\n\n  \uF0B7 b\n",
       "keyword: [c]\n", "note: \"a\\_\u00A0b\"\n", "competencies: [Profesionalism]\n",
       "# cme: allow odd-space -- as printed\nmips: a\u00A0b\n"});
  std::string text;
  std::uniform_int_distribution<std::size_t> any(0, lines.size() - 1);
  for (std::size_t count = any(random); count > 0; --count) {
    const std::string_view line = lines.at(any(random));
    if (text.find(line.substr(0, line.find(':') + 1)) == std::string::npos) {
      text += line;
    }
  }
  return text;
}

std::string comments_of(std::string_view text) {
  std::string comments;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t sign = line.find("# ");
    comments += sign == std::string_view::npos ? "" : line.substr(sign);
  }
  return comments;
}

TEST(FixRecord, TwiceIsTheSameAsOnce) {
  constexpr std::uint32_t seed = 4;
  SCOPED_TRACE(fmt::format("seed {}", seed));
  std::mt19937 random(seed);
  for (int run = 0; run < 300; ++run) {
    const std::string text = random_record(random);
    SCOPED_TRACE(text);
    const FixedRecord once = fix(text);
    const FixedRecord twice = fix(once.bytes);
    EXPECT_EQ(twice.bytes, once.bytes);
    EXPECT_EQ(twice.fixed, 0U);
    EXPECT_EQ(comments_of(once.bytes), comments_of(text));
  }
}

}  // namespace
}  // namespace cme
