// SPDX-License-Identifier: MIT
#include "edit/merge.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>

#include "cme/record/encode.hpp"
#include "cme/record/parsed_record.hpp"

namespace cme {
namespace {

constexpr const char* old_text =
    "credits:\n  - amount: 5\n    max: 20\n    type: AMA PRA Category 1 Credit\n  - amount: 8\n"
    "    board: Psychiatry and Neurology\n    note: SA\n"
    "fee:\n  amount: $30\n  for: members\n  note: invoiced\n"
    "commercial_support:\n  - name: Example Implants Ltd\n    kind: grant\n"
    "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n  Example University:\n    - Anesthesiology\n"
    "keywords:\n  - Lung\n  - Heart\n";

/// What of the old record differs, then what would be lost.
std::string merge(const std::string& news, const Unsaid& unsaid = {}, const std::string& olds = old_text) {
  const MergedNews merged = merge_news(read_record(olds).activity, read_record(news).activity, unsaid);
  std::string said = encode_activity(merged.news);
  for (const std::string& lost : merged.removed) {
    said += "! " + lost + "\n";
  }
  return said;
}

TEST(MergeNews, KeepsWhatACellCannotSay) {
  const std::string old = old_text;
  const auto part = [&](std::string_view begin, std::string_view end) {
    return old.substr(old.find(begin), old.find(end) - old.find(begin));
  };
  EXPECT_EQ(merge("commercial_support: true\n"), part("commercial_support", "approvals"));
  EXPECT_EQ(merge("credits:\n  - type: AMA PRA Category 1 Credit\n"), part("credits", "fee"));
  EXPECT_EQ(merge("credits:\n  - amount: 5\n    max: 20\n"), part("credits", "fee"));
  EXPECT_EQ(merge("fee: $35\n"), "fee:\n  amount: $35\n  for: members\n  note: invoiced\n");
  EXPECT_EQ(merge("approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Radiology\n"),
            part("approvals", "keywords"));
  EXPECT_EQ(merge("keywords: [Lungs, Heart]\n"), "keywords:\n  - Lungs\n  - Heart\n");
}

TEST(MergeNews, NamesWhatWouldBeLost) {
  EXPECT_EQ(merge("commercial_support: false\n"),
            "commercial_support: false\n! the supporter \"Example Implants Ltd\"\n");
  EXPECT_EQ(merge("keywords: [Lung]\n"), "keywords:\n  - Lung\n! \"Heart\" of keywords\n");
  EXPECT_EQ(merge("fee:\n  - amount: $1\n    for: residents\n"),
            "fee:\n  amount: $1\n  for: residents\n! the fee for \"members\"\n");
  EXPECT_EQ(merge("credits:\n  - amount: 1\n    type: ACOG Cognates\n"),
            "credits:\n  - amount: 1\n    type: ACOG Cognates\n  - amount: 8\n    board: Psychiatry and Neurology\n"
            "    note: SA\n! the credit of type \"AMA PRA Category 1 Credit\"\n");
}

TEST(MergeNews, NamesEachTermOfAVocabularyThatIsGone) {
  EXPECT_EQ(merge("approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Urology\n"),
            "approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Urology\n"
            "  Example University:\n    - Anesthesiology\n"
            "! the board \"Radiology\" of \"ABMS Lifelong Learning CME Activity\"\n");
  EXPECT_EQ(merge("competencies: [Medical Knowledge]\n", {}, "competencies: [Professionalism]\n"),
            "competencies:\n  - Medical Knowledge\n! \"Professionalism\" of competencies\n");
}

TEST(MergeNews, MatchesEqualAmountsFirst) {
  const std::string credits =
      "credits:\n  - amount: 1\n    type: ACOG Cognates\n    note: lecture\n  - amount: 2\n    type: ACOG Cognates\n";
  EXPECT_EQ(
      merge("credits:\n  - amount: 2\n    type: ACOG Cognates\n  - amount: 1\n    type: ACOG Cognates\n", {}, credits),
      credits);
  EXPECT_EQ(merge("credits:\n  - amount: 2\n    type: ACOG Cognates\n", {}, credits),
            "credits:\n  - amount: 2\n    type: ACOG Cognates\n! the credit of type \"ACOG Cognates\"\n");
  const std::string fee = "fee:\n  - amount: $10\n    note: early bird\n  - $20\n";
  EXPECT_EQ(merge("fee: [$20, $10]\n", {}, fee), fee);
  EXPECT_EQ(merge("fee: [$20, $30]\n", {}, fee), "fee:\n  - amount: $30\n    note: early bird\n  - $20\n");
}

TEST(MergeNews, KeepsWhoPaysAPriceThatWasMissing) {
  EXPECT_EQ(merge("fee: $30\n", {}, "fee:\n  for: members\n  per: module\n  note: Ask the office\n"),
            "fee:\n  amount: $30\n  per: module\n  for: members\n  note: Ask the office\n");
}

TEST(MergeNews, KeepsTheHeadingsOfAnAbstractWithTheSameWords) {
  const Activity old = read_record("description:\n  Aim: To learn.\n  Result: Learned.\n").activity;
  const MergedNews same = merge_news(old, read_record("description: 'Aim: To learn. Result: Learned.'\n").activity);
  EXPECT_EQ(same.news.description, old.description);
  EXPECT_EQ(same.removed, std::vector<std::string>());
  const MergedNews other = merge_news(old, read_record("description: To learn\n").activity);
  EXPECT_EQ(other.news.description.front().text, "To learn");
  EXPECT_EQ(other.removed, std::vector<std::string>{"the headings of the description"});
}

TEST(MergeNews, KeepsAKeywordWithACommaIfNewsMayHaveSplitIt) {
  const Activity old = read_record("keywords: ['Imaging, pediatric', CT, 'a, b, c']\n").activity;
  const struct {
    std::string news;
    std::string keywords;
  } cases[] = {
      {"[Imaging, pediatric, CT, a, b, c]", "['Imaging, pediatric', CT, 'a, b, c']"},
      {"[MRI, a, b, c, Imaging, pediatric, X]", "[MRI, 'a, b, c', 'Imaging, pediatric', X]"},
      {"[Imaging, CT, a, b]", "[Imaging, CT, a, b]"},
      {"[Imaging, pediatrics]", "[Imaging, pediatrics]"},
  };
  for (const auto& [news, keywords] : cases) {
    SCOPED_TRACE(news);
    const Activity said = read_record("keywords: " + news + "\n").activity;
    const Activity expected = read_record("keywords: " + keywords + "\n").activity;
    EXPECT_EQ(merge_news(old, said, {.commas = true}).news.keywords, expected.keywords);
    EXPECT_EQ(merge_news(old, said).news.keywords, said.keywords);
  }
}

TEST(MergeNews, NamesAPriceThatBecomesWords) {
  EXPECT_EQ(merge("fee:\n  note: Varies\n"), "fee:\n  for: members\n  note: Varies\n! the price \"$30\"\n");
}

TEST(MergeNews, AddsLeftoversToTheNote) {
  const std::string old = "note: |-\n  Ask Jo.\n  Fee: TBD\n";
  EXPECT_EQ(merge("note: |-\n  Fee: TBD\n  Format: Podcast\n", {.has_leftovers = true}, old),
            "note: |-\n  Ask Jo.\n  Fee: TBD\n  Format: Podcast\n");
  EXPECT_EQ(merge("note: Else\n", {}, old), "note: >-\n  Else\n");
}

TEST(MergeNews, GivesAmountsWithoutATypeToTheTypesThatTheyMean) {
  const std::string ama = "    type: AMA PRA Category 1 Credit\n";
  const std::string ancc = "    type: ANCC contact hours\n";
  const auto credits = [&](const std::string& first, const std::string& second) {
    return "credits:\n  - amount: " + first + "\n" + ama + "  - amount: " + second + "\n" + ancc;
  };
  const auto amounts = [](std::string_view each) { return fmt::format("credits: [{{amount: {}}}]\n", each); };
  const std::string two = "credits: [{amount: 1}, {amount: 2}]\n";
  // One amount is that of all types if these had one.
  EXPECT_EQ(merge(amounts("3"), {}, credits("1", "1")), credits("3", "3"));
  // Otherwise it changes nothing if one type has it, and else it may be that of any.
  EXPECT_EQ(merge(amounts("1"), {}, credits("1", "1.2")), credits("1", "1.2"));
  EXPECT_EQ(merge(amounts("1.2"), {}, credits("1", "1.2")), credits("1", "1.2"));
  EXPECT_EQ(merge(amounts("3"), {}, credits("1", "1.2")),
            "credits:\n  - amount: 3\n" + ama + "! the credit of type \"ANCC contact hours\"\n");
  EXPECT_EQ(merge("credits: [{amount: 1, note: day 1}]\n", {}, credits("1", "1.2")),
            "credits:\n  - amount: 1\n" + ama + "    note: day 1\n  - amount: 1.2\n" + ancc);
  // Several are those of the types in their order, but what has not changed stays where it is.
  EXPECT_EQ(merge(two, {}, credits("1", "2")), credits("1", "2"));
  EXPECT_EQ(merge(two, {}, credits("2", "1")), credits("2", "1"));
  EXPECT_EQ(merge(two, {}, credits("1", "3")), credits("1", "2"));
  EXPECT_EQ(merge(two, {}, credits("2", "3")), credits("2", "1"));
  EXPECT_EQ(merge(two, {}, credits("2", "2")), credits("1", "2"));
  EXPECT_EQ(merge(two, {}, credits("3", "4")), credits("1", "2"));
  EXPECT_EQ(merge(two, {}, "credits:\n  - amount: 1\n" + ama), "credits:\n  - amount: 1\n" + ama + "  - amount: 2\n");
  const std::string three = credits("1", "1") + "  - amount: 2\n    type: ACOG Cognates\n";
  EXPECT_EQ(merge(two, {}, three), three);
  EXPECT_EQ(merge("credits: [{amount: 1}, {amount: 3}]\n", {}, three),
            credits("1", "3") + "! the credit of type \"ACOG Cognates\"\n");
  // A board's own credit stays where it is.
  const std::string own = "credits:\n  - amount: 2\n    board: Pediatrics\n  - amount: 1\n" + ama;
  EXPECT_EQ(merge(amounts("1"), {}, own), own);
}

TEST(MergeNews, KeepsTypesOfCreditAndPricesThatNoColumnIsFor) {
  const std::string ancc = "  - amount: 2\n    type: ANCC contact hours\n";
  const std::string ama = "  - amount: 1.5\n    type: AMA PRA Category 1 Credit\n";
  const std::string old = "credits:\n" + ancc + "  - amount: 1\n    type: AMA PRA Category 1 Credit\n";
  EXPECT_EQ(merge("credits:\n" + ama, {.rest_of_credits = true}, old), "credits:\n" + ancc + ama);
  EXPECT_EQ(merge("credits:\n" + ama, {}, old), "credits:\n" + ama + "! the credit of type \"ANCC contact hours\"\n");
  // What it contradicts does not stay.
  const std::string parts =
      "credits:\n  - amount: 1\n    type: AMA PRA Category 1 Credit\n  - amount: 0.5\n    type: AMA PRA "
      "Category 1 Credit\n    note: day 2\n";
  EXPECT_EQ(merge("credits:\n" + ama, {.rest_of_credits = true}, parts),
            "credits:\n" + ama + "! the credit of type \"AMA PRA Category 1 Credit\"\n");
  EXPECT_EQ(merge("credits:\n" + ama, {.rest_of_credits = true},
                  "credits:\n  - amount: 1\n  - amount: 2\n    type: AMA PRA Category 1 Credit\n"),
            "credits:\n  - amount: 1\n" + ama);
  EXPECT_EQ(merge("fee:\n  amount: $3\n  for: others\n", {.rest_of_fee = true}, "fee: free\n"),
            "fee:\n  amount: $3\n  for: others\n! a fee\n");
  EXPECT_EQ(
      merge("fee:\n  amount: $3\n  for: Members\n", {.rest_of_fee = true}, "fee:\n  amount: $1\n  for: members\n"),
      "fee:\n  amount: $3\n  for: Members\n");
  const std::string fee = "fee:\n  - amount: $1\n    for: members\n  - amount: $2\n    for: others\n";
  EXPECT_EQ(merge("fee:\n  amount: $3\n  for: others\n", {.rest_of_fee = true}, fee),
            "fee:\n  - amount: $1\n    for: members\n  - amount: $3\n    for: others\n");
  EXPECT_EQ(merge("fee:\n  amount: $3\n  for: others\n", {}, fee),
            "fee:\n  amount: $3\n  for: others\n! the fee for \"members\"\n");
}

TEST(MergeNews, KeepsTheCurrencyThatAPriceDoesNotName) {
  EXPECT_EQ(merge("fee: $45\n", {.currency = true}, "fee: 40 EUR\n"), "fee: 45 EUR\n");
  EXPECT_EQ(merge("fee: $45-$50\n", {.currency = true}, "fee: 40 EUR\n"), "fee: 45–50 EUR\n");
  EXPECT_EQ(merge("fee: $45\n", {}, "fee: 40 EUR\n"), "fee: $45\n");
  EXPECT_EQ(merge("fee: free\n", {.currency = true}, "fee: 40 EUR\n"), "fee: free\n");
  EXPECT_EQ(merge("fee: $45\n", {.currency = true}, "fee: free\n"), "fee: $45\n");
  EXPECT_EQ(merge("fee: [{amount: $30, for: members}, {amount: $60, for: all}]\n", {.currency = true},
                  "fee: [{amount: free, for: members}, {amount: 50 EUR, for: others}]\n"),
            "fee:\n  - amount: 30 EUR\n    for: members\n  - amount: 60 EUR\n    for: all\n! the fee for \"others\"\n");
}

TEST(MergeNews, KeepsWhatSupportersGave) {
  const std::string a = "commercial_support:\n  - name: A Ltd\n    kind: grant\n";
  const std::string b = "  - name: B Inc\n    kind: in-kind\n    nature: loan\n";
  EXPECT_EQ(merge("commercial_support: [{name: B Inc}, {name: C Co}, {name: A Ltd}]\n", {}, a + b),
            "commercial_support:\n" + b + "  - name: C Co\n" + a.substr(a.find("  -")));
  EXPECT_EQ(merge("commercial_support: [{name: B Inc, kind: grant}]\n", {}, "commercial_support:\n" + b),
            "commercial_support:\n  - name: B Inc\n    kind: grant\n! what \"B Inc\" gave\n");
}

TEST(MergeNews, KeepsTheTypesOfApprovalThatBoardsDoNotName) {
  const std::string usual = "approvals:\n  ABMS Lifelong Learning CME Activity:\n";
  const std::string old = usual + "    - Radiology\n    - Urology\n  Patient Safety:\n    - Surgery\n";
  const auto boards = [&](const std::string& names) { return usual + "    " + names + "\n"; };
  const Unsaid unsaid{.approval_type = true};
  EXPECT_EQ(merge(boards("[Radiology, Surgery, Urology]"), unsaid, old), old);
  EXPECT_EQ(merge(boards("[Pediatrics, Radiology, Surgery, Urology]"), unsaid, old),
            usual + "    - Pediatrics\n    - Radiology\n    - Urology\n  Patient Safety:\n    - Surgery\n");
  EXPECT_EQ(merge(boards("[Radiology, Urology]"), unsaid, old), old);
  EXPECT_EQ(merge(boards("[Radiology, Surgery]"), unsaid, old),
            usual +
                "    - Radiology\n  Patient Safety:\n    - Surgery\n! the board \"Urology\" of "
                "\"ABMS Lifelong Learning CME Activity\"\n");
  EXPECT_EQ(merge(boards("[Surgery]"), unsaid, "approvals: {Patient Safety: [Surgery, Urology]}\n"),
            "approvals:\n  Patient Safety:\n    - Surgery\n! the board \"Urology\" of \"Patient Safety\"\n");
  EXPECT_EQ(merge(boards("[Pediatrics, Surgery]"), unsaid, "approvals: {Patient Safety: [Surgery]}\n"),
            "approvals:\n  Patient Safety:\n    - Surgery\n  ABMS Lifelong Learning CME Activity:\n    - Pediatrics\n");
  // Where the type is named, the boards are those of the type.
  EXPECT_EQ(merge(boards("[Radiology, Surgery, Urology]"), {}, old),
            usual + "    - Radiology\n    - Surgery\n    - Urology\n  Patient Safety:\n    - Surgery\n");
}

TEST(CompletedNews, FillsOnlyWhatTheRecordLacks) {
  const auto news = [](const char* old, const char* said, const char* all) {
    return encode_activity(
        completed_news(read_record(old).activity, read_record(said).activity, read_record(all).activity));
  };
  EXPECT_EQ(news("provider: By Hand\n", "title: T\n", "title: T\nprovider: C\nformat: Live\n"),
            "title: T\nformat: Live\n");
  EXPECT_EQ(news("id: 7\n", "title: T\n", "id: 7\ntitle: T\n"), "id: 7\ntitle: T\n");
  EXPECT_EQ(news("provider: By Hand\n", "provider: Row\n", "provider: Row\n"), "provider: Row\n");
  EXPECT_EQ(news("x-desk: A\n", "x-room: R\n", "x-room: R\nx-desk: C\nx-floor: '2'\n"), "x-room: R\nx-floor: '2'\n");
}

TEST(CompletedNews, KeepsTheTypesOfCreditThatARecordHas) {
  const auto news = [](const char* old, const char* said, const char* all) {
    return encode_activity(
        completed_news(read_record(old).activity, read_record(said).activity, read_record(all).activity));
  };
  const char* const row = "credits:\n  - amount: 2\n";
  const char* const ama = "credits:\n  - amount: 2\n    type: AMA PRA Category 1 Credit\n";
  EXPECT_EQ(news("credits:\n  - amount: 1\n    type: ANCC contact hours\n", row, ama), row);
  EXPECT_EQ(news("credits:\n  - amount: 1\n    type: AMA PRA Category 1 Credit\n", row, ama), ama);
  EXPECT_EQ(news("credits:\n  - amount: 1\n", row, ama), ama);
  EXPECT_EQ(news("credits:\n  - amount: 1\n    board: Radiology\n", row, ama), row);
  EXPECT_EQ(news("credits:\n  - amount: 1\n", "{}\n", ama), "");
  EXPECT_EQ(news("title: T\n", row, ama), ama);
}

}  // namespace
}  // namespace cme
