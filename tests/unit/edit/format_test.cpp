// SPDX-License-Identifier: MIT
#include "edit/format.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>

namespace cme {
namespace {

const LoadOptions options{.rules = RuleContext{.today = Date(std::chrono::year(2026) / 1 / 15)}};

constexpr std::string_view head = "id: 1\nprovider: P\nformat: Live\nexpires: 2027-01-01\n";
constexpr std::string_view credits_and_support = "credits:\n  - amount: 1\ncommercial_support: false\n";

/// The formatted record, or why there is none.
std::string format(const std::string& text) {
  Result<std::string> formatted = format_record("1.yaml", text, options);
  return formatted ? *std::move(formatted) : "failure: " + formatted.error();
}

/// A sound record with `more` keys at its end, in canonical form otherwise.
std::string record_with(std::string_view more) {
  return std::string(head).append(credits_and_support).append(more);
}

TEST(Format, KeepsTextsAsOtherReadersSeeThem) {
  struct Case {
    std::string_view written;
    std::string_view formatted;
  };
  for (const Case& one : std::initializer_list<Case>{
           {"note: |\n  a\n  b\n\n  c\n", "note: |-\n  a\n  b\n\n  c\n"},
           {"note: |\n  a\n\n  c\n", "note: |-\n  a\n\n  c\n"},
           {"note: |\n  a\n", "note: >-\n  a\n"},
           {"note: >\n  a\n  b\n\n\n  c\n", "note: >-\n  a b\n\n\n  c\n"},
           {"note: >\n  a\n    - b\n    - c\n  d\n", "note: >-\n  a\n    - b\n    - c\n  d\n"},
           {"note: |2\n     a\n    b\n", "note: |2-\n     a\n    b\n"},
           {"note: \"a\\nb\"\n", "note: |-\n  a\n  b\n"},
           {"note: \"a\\n\\tb\"\n", "note: \"a\\n\\tb\"\n"},
           {"note: a\n\n  b\n", "note: >-\n  a\n\n  b\n"},
           {"note: 'a\n\n  b'\n", "note: |-\n  a\n  b\n"},
           {"keywords:\n  - |-\n    a\n    b\n", "keywords:\n  - |-\n    a\n    b\n"},
           {"x-a: \"a\\nb\\n\\n\"\n", "x-a: |+\n  a\n  b\n\n"},
           {"mips: '45 CAD'\n", "mips: 45 CAD\n"},
       }) {
    SCOPED_TRACE(one.written);
    EXPECT_EQ(format(record_with(one.written)), record_with(one.formatted));
  }
}

TEST(Format, RefusesWhatWouldBeTooLarge) {
  std::string keywords = "keywords:\n";
  while (keywords.size() < max_record_bytes - 200) {
    keywords += "- k\n";
  }
  EXPECT_EQ(format(record_with(keywords)),
            "failure: its canonical form would be larger than 1 MiB, the limit for a record");
}

TEST(Format, LeavesCommentsWithWhatTheyBelongTo) {
  struct Case {
    std::string_view written;
    std::string_view formatted;
  };
  for (const Case& one : std::initializer_list<Case>{
           {"mips: # m\n  a\n", "mips: a # m\n"},
           {"mips:\n  # m\n  a\n", "# m\nmips: a\n"},
           {"keywords: # k\n- a # b\n", "keywords: # k\n  - a # b\n"},
           {"keywords: [a, # b\n  c] # k\n", "keywords: # k\n  - a # b\n  - c\n"},
           {"keywords:\n# b\n- a\n", "keywords:\n  # b\n  - a\n"},
           {"keywords:\n  - a\n  # - b\nmips: m\n", "keywords:\n  - a\n  # - b\nmips: m\n"},
           {"keywords:\n  - a\n # b\n", "keywords:\n  - a\n# b\n"},
           {"keywords:\n  - a\n# m\nmips: m\n", "keywords:\n  - a\n# m\nmips: m\n"},
           {"keywords: [] # none\nmips: m\n", "keywords: # none\nmips: m\n"},
           {"# none\nkeywords:\n", "# none\nkeywords:\n"},
           {"keywords: []\nmips: m\n", "mips: m\n"},
           {"keywords:\n  - # b\n    a\n", "keywords:\n  # b\n  - a\n"},
           {"keywords:\n  - a\n  - |- # b\n    c\n", "keywords:\n  - a\n  - c # b\n"},
           {"note: # n\n  # o\n  |\n  a # text\n", "# o\nnote: >- # n\n  a # text\n"},
           {"note: | # n\n    a\n  # m\nmips: m\n", "# m\nmips: m\nnote: >- # n\n  a\n"},
           {"fee: # f\n  - amount: $30 # a\n", "# a\nfee: $30 # f\n"},
           {"fee:\n  # a\n  - amount: $30\n    note: r # b\n", "# a\nfee:\n  amount: $30\n  note: r # b\n"},
           {"fee: {\n  note: r # b\n  # c\n  }\n", "fee:\n  note: r # b\n  # c\n"},
       }) {
    SCOPED_TRACE(one.written);
    const std::string formatted = format(record_with(one.written));
    // The fee and the note have their places before what is at the end of the others.
    EXPECT_NE(formatted.find(one.formatted), std::string::npos) << formatted;
    EXPECT_EQ(format(formatted), formatted);
  }
}

TEST(Format, LeavesTheHeadAtTheTop) {
  const std::string rest =
      "title: T\nid: 1\nprovider: P\nformat: Live\nexpires: 2027-01-01\n" + std::string(credits_and_support);
  const std::string record = "provider: P\nformat: Live\nexpires: 2027-01-01\n" + std::string(credits_and_support);
  const std::string modeline = "# yaml-language-server: $schema=s.json\n";
  EXPECT_EQ(format("# head\n\n\n# title\n" + rest), "# head\n\nid: 1\n# title\ntitle: T\n" + record);
  EXPECT_EQ(format("# title\n" + rest), "id: 1\n# title\ntitle: T\n" + record);
  EXPECT_EQ(format("# head\n---\n" + rest), "# head\n\nid: 1\ntitle: T\n" + record);
  EXPECT_EQ(format(modeline + rest), modeline + "id: 1\ntitle: T\n" + record);
  EXPECT_EQ(format("id: # id\n  1\n" + record), "id: 1 # id\n" + record);
  EXPECT_EQ(format("# head\n---\n# id\nid: 1\n" + record), "# head\n\n# id\nid: 1\n" + record);
  EXPECT_EQ(format("# head\n" + modeline + "\n" + rest), modeline + "\n# head\n\nid: 1\ntitle: T\n" + record);
}

TEST(Format, SortsBoardsAndNothingElse) {
  EXPECT_EQ(format(record_with("approvals:\n  B:\n    # u\n    - Urology\n    - Radiology # r\n  A: [Surgery]\n")),
            record_with("approvals:\n  B:\n    - Radiology # r\n    # u\n    - Urology\n  A:\n    - Surgery\n"));
}

TEST(Format, WritesNumbersWithoutLeadingZeros) {
  std::string text = record_with("");
  EXPECT_EQ(format(text.replace(4, 1, "012")), record_with("").replace(4, 1, "12"));
  // The comment is needed until the number is written without it.
  EXPECT_EQ(format(text.replace(7, 0, "  # cme: allow leading-zero – as printed")).substr(0, 8), "failure:");
}

TEST(Format, LeavesARecordAloneThatWouldAllowLess) {
  EXPECT_EQ(format(record_with("keywords: [a, a] # cme: allow duplicate-keyword\n")),
            "failure: a `# cme: allow` comment would no longer apply; put it next to the value that it applies to");
  // The line has two values that appear twice, and the comment would be beside one of them.
  EXPECT_EQ(format(record_with("keywords: [a, b, a, b # cme: allow duplicate-keyword\n  ]\n")),
            "failure: a `# cme: allow` comment would no longer apply; put it next to the value that it applies to");
}

TEST(Format, AnAllowanceForWhatIsMissingAppliesOnAnyLine) {
  EXPECT_EQ(format("provider: P # cme: allow missing-keywords\nid: 1\nformat: Live\nexpires: 2027-01-01\n" +
                   std::string(credits_and_support)),
            "id: 1\nprovider: P # cme: allow missing-keywords\nformat: Live\nexpires: 2027-01-01\n" +
                std::string(credits_and_support));
}

TEST(Format, LetsAnAllowanceForNothingMoveToAnotherLine) {
  EXPECT_EQ(format("provider: P\nid: 1 # cme: allow odd-space\nformat: Live\nexpires: 2027-01-01\n" +
                   std::string(credits_and_support)),
            "id: 1 # cme: allow odd-space\nprovider: P\nformat: Live\nexpires: 2027-01-01\n" +
                std::string(credits_and_support));
}

TEST(Format, LeavesABrokenRecordAlone) {
  for (const std::string& text :
       {std::string(), std::string("id: 1\n"), record_with("title: [T]\n"), record_with("a: b\n"),
        record_with("title: \xff\n"), record_with("---\n"), record_with("title: 'T\n")}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(format(text), "failure: the record is broken");
  }
}

TEST(Format, KeepsLineEndsThatAreAllAlike) {
  EXPECT_EQ(format("id: 1\r\nprovider: P # p\r\nformat: Live\r\nexpires: 2027-01-01\r\ncredits: [{amount: 1}]\r\n"
                   "commercial_support: false\r\n"),
            "id: 1\r\nprovider: P # p\r\nformat: Live\r\nexpires: 2027-01-01\r\ncredits:\r\n  - amount: 1\r\n"
            "commercial_support: false\r\n");
  EXPECT_EQ(format("\xEF\xBB\xBF" + record_with("mips: m\r\n")), record_with("mips: m\n"));
}

TEST(Format, TakesManyCommentsInTime) {
  std::string text = record_with("keywords:\n");
  for (int item = 0; item < 50'000; ++item) {
    text += "- # c\n";
  }
  EXPECT_EQ(format(text).size(), record_with("").size() + 50'000 * 4);
}

}  // namespace
}  // namespace cme
