// SPDX-License-Identifier: MIT
#include "render/results.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace cme {
namespace {

constexpr Field fields[] = {Field::title, Field::id, Field::provider, Field::fee, Field::expires};

TableRow row_with(std::string provider, std::string fee, bool expired) {
  TableRow row;
  row.cells = {"Chest Imaging", "7", std::move(provider), std::move(fee), "2025-12-31"};
  row.expired = expired;
  row.snippet = "The **chest** in two views.";
  return row;
}

std::string printed(const TableRow& row, std::size_t width, bool color) {
  return write_results(fields, {&row, 1}, {.width = width, .color = color});
}

TEST(Results, SayTheFactsOfAnActivityBelowItsTitle) {
  EXPECT_EQ(printed(row_with("Example Society", "$30", false), 80, false),
            "Chest Imaging\n"
            "  7 · Example Society · $30 · expires 2025-12-31\n"
            "  The **chest** in two views.\n");
}

TEST(Results, BreakBetweenFactsWhereALineIsFull) {
  EXPECT_EQ(printed(row_with("Example Society", "$30", false), 30, false),
            "Chest Imaging\n"
            "  7 · Example Society · $30\n"
            "  expires 2025-12-31\n"
            "  The **chest** in two views.\n");
}

TEST(Results, OnlyTheDateOfAnExpiredActivityIsRed) {
  const std::string text = printed(row_with("Society of expired things", "$30", true), 80, true);
  EXPECT_NE(text.find("  7 · Society of expired things · $30 · \x1b[31mexpired 2025-12-31\x1b["), std::string::npos)
      << text;
  EXPECT_EQ(text.find("\x1b[31m"), text.rfind("\x1b[31m"));
}

TEST(Results, AFeeOfManyTiersIsCut) {
  const std::string text =
      printed(row_with("Example Society", "$650 for members; $950 for others; $275 per day; free for residents", false),
              80, false);
  EXPECT_NE(text.find("$650 for members; $950 for others; $275…"), std::string::npos) << text;
}

}  // namespace
}  // namespace cme
