// SPDX-License-Identifier: MIT
#include "cme/diag/edit.hpp"

#include <gtest/gtest.h>

namespace {

using cme::apply_edits;

TEST(Edit, MakesAllEditsWhateverTheirOrder) {
  EXPECT_EQ(apply_edits("one two three", {}), "one two three");
  EXPECT_EQ(apply_edits("one two three", {{{8, 13}, "3"}, {{0, 3}, "1"}, {{4, 7}, ""}}), "1  3");
}

TEST(Edit, InsertsInTheOrderGiven) {
  EXPECT_EQ(apply_edits("ab", {{{2, 2}, "!"}, {{1, 1}, "x"}, {{1, 1}, "y"}}), "axyb!");
}

}  // namespace
