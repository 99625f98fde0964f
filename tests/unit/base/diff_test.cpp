// SPDX-License-Identifier: MIT
#include "base/diff.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using cme::unified_diff;

std::string numbers(int first, int last) {
  std::string text;
  for (int number = first; number <= last; ++number) {
    text += std::to_string(number) + '\n';
  }
  return text;
}

TEST(Diff, IsEmptyForEqualTexts) {
  EXPECT_EQ(unified_diff("a", "", ""), "");
  EXPECT_EQ(unified_diff("a", "x\n", "x\n"), "");
}

TEST(Diff, ShowsThreeLinesAroundAChange) {
  EXPECT_EQ(unified_diff("records/1.yaml", numbers(1, 9), numbers(1, 4) + "five\n" + numbers(6, 9)),
            "--- a/records/1.yaml\n+++ b/records/1.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(Diff, PartsHunksWhoseContextsDoNotMeet) {
  const std::string before = numbers(1, 20);
  EXPECT_EQ(unified_diff("a", before, "0\n" + numbers(2, 7) + "8.5\n" + numbers(8, 20)),
            "--- a/a\n+++ b/a\n@@ -1,10 +1,11 @@\n-1\n+0\n 2\n 3\n 4\n 5\n 6\n 7\n+8.5\n 8\n 9\n 10\n");
  EXPECT_EQ(unified_diff("a", before, "0\n" + numbers(2, 19)),
            "--- a/a\n+++ b/a\n@@ -1,4 +1,4 @@\n-1\n+0\n 2\n 3\n 4\n@@ -17,4 +17,3 @@\n 17\n 18\n 19\n-20\n");
}

TEST(Diff, TellsAMissingLineBreakAtTheEnd) {
  EXPECT_EQ(unified_diff("a", "x", "x\n"), "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n");
  EXPECT_EQ(unified_diff("a", "", "x\n"), "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n");
}

TEST(Diff, NamesFilesAsGitReadsThem) {
  const auto head = [](std::string_view path) {
    const std::string diff = unified_diff(path, "x\n", "y\n");
    return diff.substr(0, diff.find("+++"));
  };
  EXPECT_EQ(head("é.yaml"), "--- a/é.yaml\n");
  EXPECT_EQ(head("a b.yaml"), "--- a/a b.yaml\t\n");
  EXPECT_EQ(head("a\tb.yaml"), "--- \"a/a\\011b.yaml\"\n");
  EXPECT_EQ(head("a\"\\\xFF.yaml"), "--- \"a/a\\\"\\\\\\377.yaml\"\n");
}

TEST(Diff, ShowsTextsThatAreTooLongAsOneHunk) {
  const std::string diff = unified_diff("a", numbers(1, 6'000), numbers(10'001, 16'000));
  EXPECT_NE(diff.find("@@ -1,6000 +1,6000 @@\n-1\n-2\n"), std::string::npos);
}

}  // namespace
