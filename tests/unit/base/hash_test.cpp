// SPDX-License-Identifier: MIT
#include "base/hash.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(ContentHash, IsThatOfXxh3OnEveryMachine) {
  // As `xxhsum -H2` prints it.
  EXPECT_EQ(to_hex(hash_content("")), "99aa06d3014798d86001c324468d497f");
  EXPECT_EQ(to_hex(hash_content("abc")), "06b05ab6733a618578af5f94892f3950");
}

TEST(HashOfThisRun, IsTheSameForTheSameText) {
  EXPECT_EQ(hash_of_this_run("lung"), hash_of_this_run(std::string("lung")));
  EXPECT_NE(hash_of_this_run("lung"), hash_of_this_run("lungs"));
  EXPECT_EQ(hash_of_this_run(""), hash_of_this_run(std::string_view()));
}

TEST(ContentHash, TellsContentsApart) {
  const std::string long_text(5'000, 'a');
  EXPECT_EQ(hash_content(long_text), hash_content(std::string(5'000, 'a')));
  EXPECT_NE(hash_content(long_text), hash_content(long_text + 'a'));
  EXPECT_NE(hash_content(std::string_view("\0", 1)), hash_content(""));
}

}  // namespace
}  // namespace cme
