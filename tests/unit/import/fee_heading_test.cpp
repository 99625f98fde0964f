// SPDX-License-Identifier: MIT
#include "import/fee_heading.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cme {
namespace {

/// "for members in EUR"; "no" if it is not the heading of a column of prices.
std::string read(std::string_view heading) {
  const std::optional<FeeHeading> fee = read_fee_heading(heading);
  if (!fee) {
    return "no";
  }
  std::string line = fee->audience ? "for " + *fee->audience : "";
  line += fee->currency ? " in " + std::string(fee->currency->code()) : "";
  return line;
}

TEST(FeeHeading, SaysWhoPaysAndInWhichCurrency) {
  EXPECT_EQ(read("Member Price"), "for Member");
  EXPECT_EQ(read("Fee (non-members)"), "for non-members");
  EXPECT_EQ(read("Price: Members"), "for Members");
  EXPECT_EQ(read("Registration Fee - Residents and Fellows"), "for Residents and Fellows");
  EXPECT_EQ(read("Cost to ACR members (USD)"), "for ACR members in USD");
  EXPECT_EQ(read("COST IN EUR"), " in EUR");
  EXPECT_EQ(read("Fee [€]"), " in EUR");
  EXPECT_EQ(read("FEE ALL OTHERS"), "for ALL OTHERS");
  EXPECT_EQ(read("Registration Cost"), "");
  EXPECT_EQ(read("Member Rate"), "for Member");
  EXPECT_EQ(read("Non-Member Rate (USD)"), "for Non-Member in USD");
}

TEST(FeeHeading, HasNoOtherWords) {
  for (const char* heading : {"Members", "Member Number", "Fee Note", "Fee Waived", "Late Fee", "Fee (ALL)", "EUR", "",
                              "Fee (USD) (EUR)", "Registration for members", "Rate", "Pass Rate", "Rate in USD"}) {
    EXPECT_EQ(read(heading), "no") << heading;
  }
  EXPECT_EQ(read("Fee" + std::string(77, ' ')), "");
  EXPECT_EQ(read("Fee" + std::string(78, ' ')), "no");
}

TEST(FeeHeading, SuggestsWhoPays) {
  EXPECT_EQ(guess_audience("MD/DO Fee"), "MD/DO");
  EXPECT_EQ(guess_audience("Early Bird"), "Early Bird");
  EXPECT_EQ(guess_audience("Regular Price (USD)"), "Regular");
  EXPECT_EQ(guess_audience("Registration Fee"), std::nullopt);
  EXPECT_TRUE(has_word_for_price("Student Rate"));
  EXPECT_FALSE(has_word_for_price("Early Bird"));
}

}  // namespace
}  // namespace cme
