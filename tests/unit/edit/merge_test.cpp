// SPDX-License-Identifier: MIT
#include "edit/merge.hpp"

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
std::string merge(const std::string& news) {
  const Activity old = read_record(old_text).activity;
  const MergedNews merged = merge_news(old, read_record(news).activity);
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
  EXPECT_EQ(merge("approvals:\n  ABMS Lifelong Learning CME Activity:\n    - Anesthesiology\n    - Radiology\n"),
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

TEST(MergeNews, NamesAPriceThatBecomesWords) {
  EXPECT_EQ(merge("fee:\n  note: Varies\n"), "fee:\n  for: members\n  note: Varies\n! the price \"$30\"\n");
}

TEST(MergeNews, AddsLeftoversToTheNote) {
  const auto note = [](const char* news, NewNote kind) {
    const Activity old = read_record("note: |-\n  Ask Jo.\n  Fee: TBD\n").activity;
    return merge_news(old, read_record(news).activity, kind).news.note->text;
  };
  EXPECT_EQ(note("note: |-\n  Fee: TBD\n  Format: Podcast\n", NewNote::of_leftovers),
            "Ask Jo.\nFee: TBD\nFormat: Podcast");
  EXPECT_EQ(note("note: Else\n", NewNote::of_the_office), "Else");
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
