// SPDX-License-Identifier: MIT
#include "import/cell_fee.hpp"

#include <gtest/gtest.h>

#include <string>

#include "import/fee_text.hpp"

namespace cme {
namespace {

/// The tiers in one line: "$25 per module for members (invoiced)"; ends with ! if a problem is reported.
std::string read(std::string_view text, std::optional<Currency> currency = {}, DecimalSign sign = DecimalSign::point) {
  std::vector<std::string> problems;
  std::string line;
  for (const Fee& tier : read_cell_fee(text, currency, sign, problems)) {
    line += line.empty() ? "" : "; ";
    line += tier.amount ? to_string(*tier.amount) : "?";
    line += tier.per ? " per " + *tier.per : "";
    line += tier.audience ? " for " + *tier.audience : "";
    line += tier.note ? " (" + *tier.note + ")" : "";
  }
  return line + (problems.empty() ? "" : " !");
}

TEST(CellFee, ReadsTiers) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"No charge", "free"},
      {"none", "free"},
      {"Gratis", "free"},
      {" $30 ", "$30"},
      {"$25 per module for members (invoiced)", "$25 per module for members (invoiced)"},
      {"Free (account required)", "free (account required)"},
      {"Members: $30", "$30 for Members"},
      {"Alumni: $30", "$30 for Alumni"},
      {"Member: Free; Non-member: $30", "free for Member; $30 for Non-member"},
      {"Member: Free\nNon-member: $30;", "free for Member; $30 for Non-member"},
      {"$0 for members / $349 for non-members", "free for members; $349 for non-members"},
      {"Members: $10, Non-members: $25", "$10 for Members; $25 for Non-members"},
      {"Member: Free, Non-member: $1,250", "free for Member; $1250 for Non-member"},
      {"Members $30", "$30 for Members"},
      {"Non-members: 60 USD", "$60 for Non-members"},
      {"Members - $30; Others = $60", "$30 for Members; $60 for Others"},
      {"Members free, others $60", "free for Members; $60 for others"},
      {"$30 (members), $60 (others)", "$30 for members; $60 for others"},
      {"Members $30 and non-members $60", "$30 for Members; $60 for non-members"},
      {"ACR members $30 | Residents and fellows $20", "$30 for ACR members; $20 for Residents and fellows"},
      {"Residents and fellows $20, others $60", "$20 for Residents and fellows; $60 for others"},
      {"AA members $30", "$30 for AA members"},
      {"A members $30", "? (A members $30) !"},
      // No tiers: the words before the price do not only say who pays, or a number may be a condition.
      {"Early members $30", "? (Early members $30) !"},
      {"Members of 2 societies $30", "? (Members of 2 societies $30) !"},
      {"Members $30 and a book", "$30 for Members (and a book)"},
      {"Members $30 before May 1", "? (Members $30 before May 1) !"},
      {"Members", "? (Members) !"},
      {"Members: $10, ask", "? (Members: $10, ask) !"},
      {"$30; ask for a discount", "$30; ? (ask for a discount) !"},
      // No tiers: a slash needs a space on both sides, brackets and a colon something before them.
      {"$30 /$40", "? ($30 /$40) !"},
      {"$30/ $40", "? ($30/ $40) !"},
      {"(members) $30", "? ((members) $30) !"},
      {": $30", "? (: $30) !"},
      {"Room 7: $30", "? (Room 7: $30) !"},
      {"$30 ()", "$30"},
      {"Members: Free ( ); Non-members: $25", "free for Members; $25 for Non-members"},
      {"$30 (a) (b)", "$30 ((a) (b))"},
      {"$100.00 (Non-members $150.00)", "$100; $150 for Non-members"},
      {"$30 (free for members, $20 for residents)", "$30; free for members; $20 for residents"},
      {"Members $30 (non-members: $60)", "$30 for Members; $60 for non-members"},
      // The price in parentheses may be the one that counts.
      {"Free ($25 for CME)", "? (Free ($25 for CME)) !"},
      {"$30 ($20 with code X)", "? ($30 ($20 with code X)) !"},
      {"$30 (no charge with a voucher)", "? ($30 (no charge with a voucher)) !"},
      {"Free (20 € per copy)", "? (Free (20 € per copy)) !"},
      {"Free (toll-free number)", "free (toll-free number)"},
      {"Free to all staff", "free for all staff"},
      {"No charge for members; others $25", "free for members; $25 for others"},
      {"Free to register", "? (Free to register) !"},
      {"No charge for the first 10", "? (No charge for the first 10) !"},
      {"25 dollars", "$25"},
      {"25 Dollars for members", "? (25 Dollars for members) !"},
      {"ask", "? (ask) !"},
  };
  for (const auto& [text, expected] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(read(text), expected);
  }
}

TEST(NamesCurrency, TakesACodeOnlyBesideANumber) {
  for (const char* text : {"$", "30 euros", "USD 25", "25 USD", "5USD", "USD25"}) {
    EXPECT_TRUE(names_currency(text)) << text;
  }
  for (const char* text : {"", "25", "USD", "USD for up to 25", "2 or more in USD"}) {
    EXPECT_FALSE(names_currency(text)) << text;
  }
}

TEST(IsAudience, KnowsGroupsOfPeopleAndNothingElse) {
  for (const char* words : {"members", "Non-Member", "MEMBERS", "ACR members", "residents/fellows", "All others",
                            "physicians or nurses", "students & trainees"}) {
    EXPECT_TRUE(is_audience(words)) << words;
  }
  for (const char* words :
       {"", "s", "members of 2026", "early members", "A members", "ABCDEFGHI members", "acr members", "members and",
        "members/", "all", "members who are residents, fellows, students or others"}) {
    EXPECT_FALSE(is_audience(words)) << words;
  }
}

TEST(CellFee, ReadsNumbersInTheCurrencyOfTheColumn) {
  const Currency euro = Currency::parse("EUR").value();
  EXPECT_EQ(read("30", euro), "30 EUR");
  EXPECT_EQ(read("Member: 30; Non-member: 40.50", euro), "30 EUR for Member; 40.50 EUR for Non-member");
  EXPECT_EQ(read("$30", euro), "$30");
  EXPECT_EQ(read("", euro), "");
}

TEST(CellFee, TakesTheDollarOfTheMap) {
  const Currency canadian = Currency::parse("CAD").value();
  EXPECT_EQ(read("$30", canadian), "30 CAD");
  EXPECT_EQ(read("$1234.5", canadian), "1234.50 CAD");
  EXPECT_EQ(read("Members $30, others $1,040.50 per module", canadian),
            "30 CAD for Members; 1040.50 CAD per module for others");
  EXPECT_EQ(read("$30 MXN", canadian), "30 MXN");
  EXPECT_EQ(read("US$30", canadian), "$30");
  EXPECT_EQ(read("$1234.5"), "$1234.50");
}

TEST(CellFee, BelievesTheCodeOfADollar) {
  EXPECT_EQ(read("$30 CAD"), "30 CAD");
  EXPECT_EQ(read("CAD $30"), "30 CAD");
  EXPECT_EQ(read("$300 MXN"), "300 MXN");
  EXPECT_EQ(read("C$30"), "30 CAD");
  EXPECT_EQ(read("$30 CAD per module"), "30 CAD per module");
  EXPECT_EQ(read("$30 EUR"), "? ($30 EUR) !");
  EXPECT_EQ(read("30 CAD $30"), "? (30 CAD $30) !");
}

TEST(CellFee, LeavesWordsAsTheyAreWhereNumbersHaveCommas) {
  EXPECT_EQ(read("12,50 EUR", {}, DecimalSign::comma), "12.50 EUR");
  EXPECT_EQ(read("12,50 EUR (ab 1,5 Punkten)", {}, DecimalSign::comma), "12.50 EUR (ab 1,5 Punkten)");
  EXPECT_EQ(read("1.250,50 €", {}, DecimalSign::comma), "1250.50 EUR");
  EXPECT_EQ(read("$1,250.00", {}, DecimalSign::comma), "$1250");
  EXPECT_EQ(read("1.250.000 EUR", {}, DecimalSign::comma), "1250000 EUR");
  EXPECT_EQ(read("10 EUR.", {}, DecimalSign::comma), "? (10 EUR.) !");
  EXPECT_EQ(read("$1,250", {}, DecimalSign::comma), "? ($1,250) !");
  std::vector<std::string> problems;
  read_cell_fee("$1,250", {}, DecimalSign::comma, problems);
  EXPECT_EQ(problems, std::vector<std::string>{
                          "\"$1,250\" is not a price that cme can read; it was kept in the note of the fee"});
}

TEST(CellFee, IsAtMost300BytesLong) {
  const std::string tiers = "$1 for a; $2 for " + std::string(300 - 17, 'b');
  ASSERT_EQ(tiers.size(), 300U);
  EXPECT_EQ(read(tiers).substr(0, 12), "$1 for a; $2");
  EXPECT_EQ(read(tiers + "b").substr(0, 12), "? ($1 for a;");
}

}  // namespace
}  // namespace cme
