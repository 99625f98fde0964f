// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>

#include "session.hpp"

namespace {

/// A limit on the size of files stops a write in the middle, as a full disk does.
void limit_file_size(rlim_t bytes) {
  const rlimit limit{.rlim_cur = bytes, .rlim_max = bytes};
  (void)::setrlimit(RLIMIT_FSIZE, &limit);
  (void)std::signal(SIGXFSZ, SIG_IGN);
}

std::string page(const std::string& id, const std::string& description) {
  return "A title\nActivity ID\n" + id +
         "\nExpires\nJune 30, 2027\nFormat Type\nLive\nCME Credit\n1\nCME Provider: P\n" +
         "Description of CME Course\n" + description + "\nCommercial Support?\nNo\n";
}

TEST(FullDisk, EndsAnImportAndKeepsWhatCouldBeWritten) {
  cme::test::Session session;
  ASSERT_EQ(session.arrange("folder records", ""), std::nullopt);
  ASSERT_EQ(session.arrange("file pages/1.txt", page("7", "Short.")), std::nullopt);
  ASSERT_EQ(session.arrange("file pages/2.txt", page("8", std::string(20'000, 'x'))), std::nullopt);
  ASSERT_EQ(session.arrange("file pages/3.txt", page("9", "Short.")), std::nullopt);
  const auto import = [&] {
    limit_file_size(5'000);
    const cme::test::Played played = session.play("cme import pages -q");
    std::cerr << played.err;
    std::_Exit(played.code);
  };
  EXPECT_EXIT(import(), testing::ExitedWithCode(2), "^error: cannot write records/8.yaml: file too large\n$");
  EXPECT_EQ(session.play("cme list -o ids").out, "7\n9\n");
}

}  // namespace
