// SPDX-License-Identifier: MIT
//
// A search by an index that is kept prints the same bytes as one without, whatever has happened to the records.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "session.hpp"

namespace {

using cme::test::Played;
using cme::test::Session;

constexpr std::string_view queries[] = {
    "lung",
    "\"lung cancer\"",
    "canc*",
    "title:care",
    "care -lung",
    "lung -o json",
    "lung -o csv --fields all",
    "care --board ABR",
    "care --board ABR --limit 2",
    "care --sort title:desc --limit 3",
    "care --free --limit 0",
    "care --status expired --limit 1",
    "care --approval 'house credit'",
    "care --approval 'house crdit'",
    "care --approval 'Old Credit'",
    "care --strict",
    "nothing",
    "cancre",
    "tumour canc",
    "skn cancers xyzzy",
    "how do I care for a lung",
    "lung OR skin",
    "title:lung -cancer",
    "disclaimers:care",
    "3",
    "board:radiology care",
    "lung cancer care --explain",
    "luung xyzzy --explain",
};

/// Differs by its number and by how often it has been changed; one in seven is broken.
std::string make_record(int number, int change) {
  const int kind = number + change;
  if (kind % 7 == 3) return "id: none\ntitle: Lung\n";
  const std::string title = kind % 3 == 0 ? "Lung Cancer" : kind % 3 == 1 ? "Skin Care" : "Care of the Lung";
  const std::string type = kind % 5 == 0 ? "House Credit" : kind % 11 == 0 ? "Old Credit" : "";
  return "id: " + std::to_string(number + 1) + "\ntitle: " + title + "\nprovider: Example Health Network\n" +
         "format: Live\nexpires: " + (kind % 4 == 0 ? "2025" : "2028") + "-01-31\ncredits:\n  - amount: 1\n" +
         "    type: AMA PRA Category 1 Credit\nfee: " + (kind % 2 == 0 ? "free" : "$30") +
         "\ncommercial_support: false\napprovals:\n  " + (type.empty() ? "ABMS Lifelong Learning CME Activity" : type) +
         ":\n    - " + (kind % 2 == 0 ? "Radiology" : "Urology") + "\ndescription: Change " + std::to_string(change) +
         ", a text about cancers and their care.\n";
}

void expect_the_same_with_and_without(const Session& session) {
  for (const std::string_view query : queries) {
    SCOPED_TRACE(query);
    const std::string command = "cme search " + std::string(query);
    const Played kept = session.play(command);
    const Played fresh = session.play(command + " --no-cache");
    EXPECT_EQ(kept.out, fresh.out);
    EXPECT_EQ(kept.err, fresh.err);
    EXPECT_EQ(kept.code, fresh.code);
  }
}

TEST(SearchWithIndex, PrintsTheSameAsWithout) {
  Session session;
  const auto arrange = [&](const std::string& line, const std::string& text = {}) {
    ASSERT_EQ(session.arrange(line, text), std::nullopt);
  };
  arrange("cache cache");
  for (int number = 0; number < 30; ++number) {
    arrange("file records/" + std::to_string(number) + ".yaml", make_record(number, 0));
  }
  expect_the_same_with_and_without(session);
  for (int change = 1; change < 6; ++change) {
    SCOPED_TRACE(testing::Message() << "change " << change);
    for (int number = change; number < 40; number += 4) {
      const std::string name = "records/" + std::to_string(number) + ".yaml";
      if (number % 3 == 0) {
        arrange("remove " + name);
      } else {
        arrange("file " + name, make_record(number, change));
      }
    }
    expect_the_same_with_and_without(session);
  }
}

TEST(SearchWithIndex, FollowsARenamedFolder) {
  Session session;
  ASSERT_EQ(session.arrange("cache cache", ""), std::nullopt);
  ASSERT_EQ(session.arrange("file first/records/1.yaml", make_record(2, 0)), std::nullopt);
  ASSERT_EQ(session.arrange("link second first", ""), std::nullopt);
  const std::string through_a_link = " --records second/records -o ids -v";
  EXPECT_EQ(session.play("cme search lung --records first/records -o ids -v").err,
            "note: search index: 0 records unchanged, 1 read, 0 obsolete\n");
  EXPECT_EQ(session.play("cme search lung" + through_a_link).err,
            "note: search index: 1 record unchanged, 0 read, 0 obsolete\n");
  ASSERT_EQ(session.arrange("remove second", ""), std::nullopt);
  ASSERT_EQ(session.arrange("file second/records/1.yaml", make_record(1, 0)), std::nullopt);
  EXPECT_EQ(session.play("cme search skin" + through_a_link).out, "2\n");
}

}  // namespace
