// SPDX-License-Identifier: MIT
//
// How many threads read never shows in what is printed.
#include <gtest/gtest.h>

#include <string>

#include "session.hpp"

namespace {

/// A catalogue in which some records clash, some are broken and some have problems: 300 files in two folders.
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

TEST(Jobs, DoNotShowInWhatIsPrinted) {
  cme::test::Session session;
  write_records(session);
  ASSERT_EQ(session.arrange("link records/gone.yaml nowhere", ""), std::nullopt);
  for (const std::string command :
       {"validate", "validate -o concise", "validate records/1", "list", "list --sort title:desc --limit 20",
        "list -o json", "show 999 1001 1500", "search title"}) {
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

}  // namespace
