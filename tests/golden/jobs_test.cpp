// SPDX-License-Identifier: MIT
//
// How many threads read never shows in what is printed.
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "session.hpp"

namespace {

/// A catalog in which some records clash, some are broken and some have problems: 300 files in two folders.
void write_records(cme::test::Session& session) {
  for (int i = 0; i < 300; ++i) {
    const std::string number = std::to_string(1'000 + i);
    const std::string id = i % 10 == 0 ? "999" : number;
    const std::string credits = i % 7 == 0 ? "credits: [{amount: 0.3}]\n" : "credits: [{amount: 1}]\n";
    const std::string broken = i % 11 == 0 ? "formt: Live\n" : "format: Live\n";
    const std::string record = "id: " + id + "\ntitle: Title " + std::to_string(i / 3) +
                               "\nprovider: P\nexpires: 2027-01-31\ncommercial_support: false\n" + credits + broken;
    ASSERT_EQ(session.arrange("file records/" + std::to_string(i % 2) + "/" + number + ".yaml", record), std::nullopt);
  }
}

void expect_no_difference(const cme::test::Session& session, std::initializer_list<std::string> commands) {
  for (const std::string& command : commands) {
    SCOPED_TRACE(command);
    const cme::test::Played one = session.play("cme " + command + " --jobs 1");
    EXPECT_NE(one.out + one.err, "");
    for (const std::string jobs : {"2", "8"}) {
      SCOPED_TRACE(jobs);
      const cme::test::Played more = session.play("cme " + command + " --jobs " + jobs);
      EXPECT_EQ(more.out, one.out);
      EXPECT_EQ(more.err, one.err);
      EXPECT_EQ(more.code, one.code);
    }
  }
}

TEST(Jobs, DoNotShowInWhatIsPrinted) {
  cme::test::Session session;
  write_records(session);
  ASSERT_EQ(session.arrange("link records/gone.yaml nowhere", ""), std::nullopt);
  expect_no_difference(
      session, {"validate", "validate -o concise", "validate records/1", "list", "list --sort title:desc --limit 20",
                "list -o json", "show 999 1001 1500", "search title"});
}

/// Pages and rows of which some are no activity and some bear an id that came before.
void write_pages_and_rows(cme::test::Session& session) {
  std::string rows = "id,title,provider,format,expires,credits,commercial_support\n";
  for (int i = 0; i < 300; ++i) {
    const std::string id = std::to_string(i % 10 == 0 ? 999 : 1'000 + i);
    const std::string expires = i % 7 == 0 ? "June 31, 2027" : "June 30, 2027";
    const std::string page =
        "A title\nActivity ID\n" + id + "\nExpires\n" + expires + "\nFormat Type\nLive\nCME Provider: P\n";
    ASSERT_EQ(session.arrange("file pages/" + std::to_string(1'000 + i) + ".txt", page), std::nullopt);
    rows += id + ",A title,P,Live,\"" + expires + "\",1,no\n";
  }
  ASSERT_EQ(session.arrange("file sheet.csv", rows), std::nullopt);
  ASSERT_EQ(session.arrange("folder records", ""), std::nullopt);
}

TEST(Jobs, DoNotShowInWhatIsImported) {
  cme::test::Session session;
  write_pages_and_rows(session);
  expect_no_difference(session, {"import pages --dry-run", "import --csv sheet.csv --dry-run"});
}

}  // namespace
