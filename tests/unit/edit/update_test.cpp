// SPDX-License-Identifier: MIT
#include "edit/update.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.hpp"
#include "cme/yaml/parse.hpp"
#include "record/decode.hpp"

namespace cme {
namespace {

/// What a page says, written as a part of a record.
Activity news_of(const std::string& text) {
  const ParsedYaml yaml = parse_yaml(text);
  std::vector<Diagnostic> problems;
  return decode_activity(yaml.tree.root(), problems, text);
}

const std::string before =
    "# yaml-language-server: $schema=../schema/activity.schema.json\n"
    "# Ask Jo before a change.\n"
    "id: 7\n"
    "title: 'T'   # house style\n"
    "expires: 2027-01-31 # checked\n"
    "provider: P\n"
    "format: Live\n"
    "\n"
    "# what it costs\n"
    "fee: free\n"
    "commercial_support: false\n"
    "credits: # two systems\n"
    "  - amount: 1 # an hour\n"
    "    type: AOA Category 1-A\n"
    "  # the other one\n"
    "keywords: [A, B]\n"
    "description: One line\n"
    "  and another.\n"
    "x-desk: North\n"
    "# the end\n";

std::string replaced(std::string text, const std::string& old, const std::string& by) {
  const std::size_t at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), by);
}

TEST(UpdateRecord, ChangesOnlyTheLinesOfKeysThatDiffer) {
  const std::string all_credits = "credits: # two systems\n  - amount: 1 # an hour\n    type: AOA Category 1-A\n";
  const struct {
    const char* name;
    std::string news;
    std::string old_lines;
    std::string new_lines;
    std::vector<std::string> changed;
  } cases[] = {
      {"nothing", "id: 7\nprovider: P\n", "id: 7\n", "id: 7\n", {}},
      {"a value with a comment after it", "id: 7\nexpires: 2028-02-29\n", "2027-01-31 #", "2028-02-29 #", {"expires"}},
      {"a quoted value", "id: 7\ntitle: New\n", "'T'   #", "New   #", {"title"}},
      {"text that looks like something else",
       "id: 7\nprovider: 'a: b #c'\n",
       "provider: P",
       "provider: 'a: b #c'",
       {"provider"}},
      {"a list in brackets", "id: 7\nkeywords: [C]\n", "keywords: [A, B]\n", "keywords:\n  - C\n", {"keywords"}},
      {"a list with comments in it",
       "id: 7\ncredits: [{amount: 2, type: AOA Category 1-A}]\n",
       all_credits,
       "# two systems\n# an hour\ncredits:\n  - amount: 2\n    type: AOA Category 1-A\n",
       {"credits"}},
      {"plain text of several lines",
       "id: 7\ndescription: Short\n",
       "description: One line\n  and another.\n",
       "description: >-\n  Short\n",
       {"description"}},
      {"one line that becomes several",
       "id: 7\nfee: [{amount: $5, for: members}, $9]\n",
       "fee: free\n",
       "fee:\n  - amount: $5\n    for: members\n  - $9\n",
       {"fee"}},
      {"a key that is not there", "id: 7\ndoi: 10.5555/x\n", "provider: P\n", "provider: P\ndoi: 10.5555/x\n", {"doi"}},
      {"several of them in canonical order",
       "id: 7\nkeywords: [A, B]\nobjectives: [O]\ndisclaimers: [D]\n",
       "keywords: [A, B]\ndescription: One line\n  and another.\n",
       "keywords: [A, B]\nobjectives:\n  - O\ndescription: One line\n  and another.\ndisclaimers:\n  - D\n",
       {"objectives", "disclaimers"}},
      {"a key of the office's own",
       "id: 7\nx-desk: South\nx-room: '1'\n",
       "x-desk: North\n",
       "x-desk: South\nx-room: '1'\n",
       {"x-desk", "x-room"}},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.name);
    const std::string after = replaced(before, each.old_lines, each.new_lines);
    for (const bool has_crlf : {false, true}) {
      const auto ends = [&](const std::string& text) {
        std::string with;
        for (const char byte : text) {
          with += byte == '\n' && has_crlf ? "\r\n" : std::string(1, byte);
        }
        return with;
      };
      const Result<UpdatedRecord> updated = update_record(ends(before), news_of(each.news));
      ASSERT_TRUE(updated) << updated.error();
      EXPECT_EQ(updated->text, ends(after));
      EXPECT_EQ(updated->changed, each.changed);
    }
  }
}

TEST(UpdateRecord, PutsCommentsButNoTextAboveTheKey) {
  const std::string old_text =
      "id: 7\nfee: free # asked\nkeywords:\n  - 'A # a' # one\n  # two\n  - B#b\n"
      "description: > # in short\n  C # c\n  # d\n";
  const Result<UpdatedRecord> updated =
      update_record(old_text, news_of("id: 7\nfee: [$5, $9]\nkeywords: [C]\ndescription: Short\n"));
  ASSERT_TRUE(updated) << updated.error();
  EXPECT_EQ(updated->text,
            "id: 7\n# asked\nfee:\n  - $5\n  - $9\n# one\n# two\nkeywords:\n  - C\n"
            "# in short\ndescription: >-\n  Short\n");
}

TEST(UpdateRecord, KeepsCommentsAtItemsThatAreStillThere) {
  const struct {
    const char* name;
    std::string old_lines;
    std::string news;
    std::string new_lines;
  } cases[] = {
      {"another item changes", "keywords:\n  # the board's word\n  - A # one\n  - B # two\n  - C # three\n",
       "keywords: [A, X, C]\n", "# two\nkeywords:\n  # the board's word\n  - A # one\n  - X\n  - C # three\n"},
      {"items before it are removed and added", "keywords:\n  - A\n  - B # cme: allow odd-space -- as printed\n",
       "keywords: [C, D, B]\n", "keywords:\n  - C\n  - D\n  - B # cme: allow odd-space -- as printed\n"},
      {"the order changes", "keywords:\n  - A # one\n  # above B\n  - B\n", "keywords: [B, A]\n",
       "keywords:\n  # above B\n  - B\n  - A # one\n"},
      {"equal items", "keywords:\n  - A # one\n  - A # two\n  - A # three\n", "keywords: [A, B, A]\n",
       "# three\nkeywords:\n  - A # one\n  - B\n  - A # two\n"},
      {"another form of the same item",
       "credits:\n  - {amount: 1.0, type: AOA Category 1-A} # an hour\n  - amount: 0.3 # tenths\n    # below\n"
       "    type: ANCC contact hours # for nurses\n",
       "credits: [{amount: 2, type: AOA Category 1-A}, {amount: 0.3, type: ANCC contact hours}]\n",
       "# an hour\ncredits:\n  - amount: 2\n    type: AOA Category 1-A\n  - amount: 0.3 # tenths\n    # below\n"
       "    type: ANCC contact hours # for nurses\n"},
      {"a number written differently",
       "credits:\n  - amount: 1.0 # an hour\n  - amount: 2\n    type: AOA Category 1-A\n",
       "credits: [{amount: 1}, {amount: 3, type: AOA Category 1-A}]\n",
       "credits:\n  - amount: 1 # an hour\n  - amount: 3\n    type: AOA Category 1-A\n"},
      {"brackets over several lines", "keywords: [ # some\n  A, # one\n  # above B\n  B, # two\n  ]\n",
       "keywords: [B, C]\n", "# some\n# one\nkeywords:\n  # above B\n  - B # two\n  - C\n"},
      {"boards below their types, in another order",
       "approvals:\n  Self-Assessment:\n    - Radiology # first\n    # - Urology\n  Patient Safety: # all\n    - "
       "Urology # third\n"
       "    - Nuclear Medicine # fourth\n",
       "approvals: {Self-Assessment: [Radiology, Nuclear Medicine], Patient Safety: [Nuclear Medicine]}\n",
       "approvals:\n  Self-Assessment:\n    - Radiology # first\n    - Nuclear Medicine\n    # - Urology\n  # third\n"
       "  Patient Safety: # all\n    - Nuclear Medicine # fourth\n"},
      {"a list that becomes one value", "fee:\n  - $5 # for all\n  - amount: $9 # more\n    for: others\n", "fee: $5\n",
       "# more\nfee: $5 # for all\n"},
      {"own keys", "x-rooms:\n  - A # one\n  - B\n", "x-rooms: [A, C]\n", "x-rooms:\n  - A # one\n  - C\n"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.name);
    for (const std::string_view end : {"\n", "\r\n"}) {
      const auto ends = [&](const std::string& text) { return replace_all(text, "\n", end); };
      const std::string begin = "# the head\n\nid: 7 # the first\n# above\n";
      const std::string rest = "  # below\n# last\n";
      const Result<UpdatedRecord> updated =
          update_record(ends(begin + each.old_lines + rest), news_of("id: 7\n" + each.news));
      ASSERT_TRUE(updated) << updated.error();
      EXPECT_EQ(updated->text, ends(begin + each.new_lines + rest));
    }
  }
}

TEST(UpdateRecord, KeepsTheCommentsOfSeveralKeys) {
  const Result<UpdatedRecord> updated = update_record(
      "id: 7\nx-b:\n  - A # one\nkeywords: # todo\n\nx-a:\n  - C\n  # two\n  - D\nobjectives:\n  - F # three\n",
      news_of("id: 7\nkeywords: [K]\nobjectives: [F, G]\nx-a: [D, G]\nx-b: [A, H]\n"));
  ASSERT_TRUE(updated) << updated.error();
  EXPECT_EQ(updated->text,
            "id: 7\nx-b:\n  - A # one\n  - H\n# todo\nkeywords:\n  - K\n\nx-a:\n  # two\n  - D\n  - G\n"
            "objectives:\n  - F # three\n  - G\n");
}

TEST(UpdateRecord, LeavesEmptyLinesAndCommentsBelowAText) {
  const Result<UpdatedRecord> updated = update_record(
      "id: 7\ndescription: One\n  and\n\n  another.\n\n# desk\n\nx-desk: C\n", news_of("id: 7\ndescription: Short\n"));
  ASSERT_TRUE(updated) << updated.error();
  EXPECT_EQ(updated->text, "id: 7\ndescription: >-\n  Short\n\n# desk\n\nx-desk: C\n");
  const Result<UpdatedRecord> last =
      update_record("id: 7\ndescription: One\n  and another.\n\n...\n", news_of("id: 7\ndescription: Short\n"));
  ASSERT_TRUE(last) << last.error();
  EXPECT_EQ(last->text, "id: 7\ndescription: >-\n  Short\n\n...\n");
}

TEST(UpdateRecord, LeavesTheCommentRightBelowAList) {
  const Result<UpdatedRecord> updated =
      update_record("id: 7\nobjectives:\n  - A\n# next\nx-desk: C\n", news_of("id: 7\nobjectives: [B]\n"));
  ASSERT_TRUE(updated) << updated.error();
  EXPECT_EQ(updated->text, "id: 7\nobjectives:\n  - B\n# next\nx-desk: C\n");
}

TEST(UpdateRecord, PutsANewKeyBelowAnItemThatWasCommentedOut) {
  const Result<UpdatedRecord> updated =
      update_record("id: 7\nobjectives:\n  - A\n  # - B\n# next\nx-desk: C\n", news_of("id: 7\ndescription: Short\n"));
  ASSERT_TRUE(updated) << updated.error();
  EXPECT_EQ(updated->text, "id: 7\nobjectives:\n  - A\n  # - B\ndescription: >-\n  Short\n# next\nx-desk: C\n");
}

TEST(UpdateRecord, PutsANewKeyAboveALineOfSpaces) {
  const Result<UpdatedRecord> updated =
      update_record("id: 7\nobjectives:\n  - A\n  \n# next\nx-desk: C\n", news_of("id: 7\ndescription: Short\n"));
  ASSERT_TRUE(updated) << updated.error();
  EXPECT_EQ(updated->text, "id: 7\nobjectives:\n  - A\ndescription: >-\n  Short\n  \n# next\nx-desk: C\n");
}

TEST(UpdateRecord, KeepsTheByteOrderMarkAndALastLineWithoutAnEnd) {
  const std::string small =
      "\xEF\xBB\xBF"
      "id: 7\nprovider: P\nformat: Live\nexpires: 2027-01-31\ncommercial_support: false\ncredits: [{amount: 1}]";
  const Result<UpdatedRecord> updated = update_record(small, news_of("id: 7\nkeywords: [K]\n"));
  ASSERT_TRUE(updated) << updated.error();
  EXPECT_EQ(updated->text,
            replaced(small, "commercial_support: false\n", "commercial_support: false\nkeywords:\n  - K\n"));
}

TEST(UpdateRecord, CompletesARecordThatLacksRequiredKeys) {
  const Result<UpdatedRecord> updated =
      update_record("id: 7\nfee: free\n", news_of("id: 7\nprovider: P\ncredits: [{amount: 1}]\n"));
  ASSERT_TRUE(updated) << updated.error();
  EXPECT_EQ(updated->text, "id: 7\nprovider: P\ncredits:\n  - amount: 1\nfee: free\n");
}

TEST(UpdateRecord, LeavesWhatItCannotChangeSafely) {
  const Activity news = news_of("id: 7\nexpires: 2029-01-31\n");
  const struct {
    const char* name;
    std::string text;
    std::string why;
  } cases[] = {
      {"no YAML", "id: [7\n", "the record is broken; run \"cme validate\" to see why"},
      {"a mistake in it", replaced(before, "Live", "Livve"), "the record is broken; run \"cme validate\" to see why"},
      {"no UTF-8", before + "# \xFF\n", "the record is broken; run \"cme validate\" to see why"},
      {"another id", replaced(before, "id: 7", "id: 8"), "the record has a different id"},
      {"braces",
       "{id: 7, provider: P, format: Live, expires: 2027-01-31, commercial_support: false, credits: [{amount: 1}]}\n",
       "its keys are not at the start of their lines; change it by hand"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.name);
    const Result<UpdatedRecord> updated = update_record(each.text, news);
    ASSERT_FALSE(updated);
    EXPECT_EQ(updated.error(), each.why);
  }
}

}  // namespace
}  // namespace cme
