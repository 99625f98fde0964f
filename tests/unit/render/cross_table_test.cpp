// SPDX-License-Identifier: MIT
#include "render/cross_table.hpp"

#include <gtest/gtest.h>

#include "base/ascii.hpp"
#include "base/display.hpp"

namespace cme {
namespace {

const Grid grid{.head = {"board \\ format", "Internet Point-of-Care", "Live", "Committee"},
                .rows = {{"Radiology", "1", "20", ""}, {"Physical Medicine and Rehabilitation", "", "", "300"}}};

TEST(CrossTable, HasOneLineForEachRowWhereItFits) {
  EXPECT_EQ(cross_table(grid, 80),
            "board \\ format                        Internet Point-of-Care  Live  Committee\n"
            "Radiology                                                  1    20\n"
            "Physical Medicine and Rehabilitation                                      300\n");
}

TEST(CrossTable, BreaksHeadingsBeforeColumnsContinueBelow) {
  EXPECT_EQ(cross_table(grid, 66),
            "                                        Internet\n"
            "board \\ format                     Point-of-Care  Live  Committee\n"
            "Radiology                                      1    20\n"
            "Physical Medicine and Rehabilita…                             300\n");
}

TEST(CrossTable, ShowsEveryNumberAtEveryWidth) {
  for (std::size_t width = 1; width < 90; ++width) {
    SCOPED_TRACE(width);
    const std::string table = cross_table(grid, width);
    for (const char* const number : {" 1", "20", "300"}) {
      EXPECT_NE(table.find(number), std::string::npos) << number;
    }
    for (const std::string_view line : split(table, '\n')) {
      EXPECT_LE(display_width(line), std::max<std::size_t>(width, 18)) << line;
    }
  }
}

TEST(CrossTable, MayHaveNoColumn) {
  EXPECT_EQ(cross_table({.head = {"board \\ format"}, .rows = {}}, 40), "board \\ format\n");
}

}  // namespace
}  // namespace cme
