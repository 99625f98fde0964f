// SPDX-License-Identifier: MIT
#include "base/byte_set.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

TEST(ByteSet, HasItsBytesAlone) {
  constexpr ByteSet set(",\xFF");
  EXPECT_TRUE(set.has(','));
  EXPECT_TRUE(set.has('\xFF'));
  EXPECT_FALSE(set.has('\0'));
  EXPECT_FALSE(set.has('a'));
}

TEST(ByteSet, IsFoundAtOrBehindAnOffset) {
  constexpr ByteSet set(",;");
  EXPECT_EQ(set.find_in("a,b;c"), 1U);
  EXPECT_EQ(set.find_in("a,b;c", 1), 1U);
  EXPECT_EQ(set.find_in("a,b;c", 2), 3U);
  EXPECT_EQ(set.find_in("a,b;c", 4), 5U);
  EXPECT_EQ(set.find_in("", 0), 0U);
}

TEST(WithoutEnd, TakesOffWhatStandsAtTheEndAlone) {
  constexpr ByteSet set("\r\n");
  EXPECT_EQ(without_end("a\nb\r\n\n", set), "a\nb");
  EXPECT_EQ(without_end("\n", set), "");
  EXPECT_EQ(without_end("", set), "");
}

}  // namespace
}  // namespace cme
