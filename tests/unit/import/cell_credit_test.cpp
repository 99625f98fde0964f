// SPDX-License-Identifier: MIT
#include "import/cell_credit.hpp"

#include <gtest/gtest.h>

#include <string>

namespace cme {
namespace {

constexpr CreditType ama[] = {CreditType::ama_pra_category_1};

/// The credits in one line: "5-20 AMA PRA Category 1 Credit per cycle @Radiology (note)"; then what is unread.
std::string read(std::string_view text, std::span<const CreditType> types = {}, DecimalSign sign = DecimalSign::point) {
  const CellCredits cell = read_cell_credits(text, types, sign);
  std::string line;
  for (const Credit& credit : cell.credits) {
    line += line.empty() ? "" : "; ";
    line += credit.amount ? to_string(*credit.amount) : "?";
    line += credit.max ? "-" + to_string(*credit.max) : "";
    line += credit.type ? " " + std::string(to_string(*credit.type)) : "";
    line += credit.per ? " per " + *credit.per : "";
    line += credit.board ? " @" + std::string(to_string(*credit.board)) : "";
    line += credit.note ? " (" + *credit.note + ")" : "";
  }
  for (const std::string& part : cell.unread) {
    line += " !" + part;
  }
  return line;
}

TEST(CellCredit, ReadsAmountsWithTheirTypes) {
  const struct {
    std::string_view text;
    std::string_view expected;
  } cases[] = {
      {"1.0 AMA PRA Category 1 Credit(s)™", "1 AMA PRA Category 1 Credit"},
      {"Maximum of 0.25 AMA", "0.25 AMA PRA Category 1 Credit"},
      {"up to 3 hours", "3"},
      {"max. 2 credits", "2"},
      {"1½ hours", "1.5"},
      {"½ AAFP", "0.5 AAFP Prescribed Credit"},
      {"1 1/2 AMA", "1.5 AMA PRA Category 1 Credit"},
      {"1-2 ¾ AMA", "1-2.75 AMA PRA Category 1 Credit"},
      {"1 1/2/2026", " !1 1/2/2026"},
      {"1.5 1/2", " !1.5 1/2"},
      {".5 AAFP", "0.5 AAFP Prescribed Credit"},
      {"0.75 AMA; 0.75 ANCC contact hours", "0.75 AMA PRA Category 1 Credit; 0.75 ANCC contact hours"},
      {"1 AMA\n\n2 AAFP;", "1 AMA PRA Category 1 Credit; 2 AAFP Prescribed Credit"},
      {"5 - 20 AMA", "5-20 AMA PRA Category 1 Credit"},
      {"20-20 AMA", " !20-20 AMA"},
      {"2 AMA per cycle", "2 AMA PRA Category 1 Credit per cycle"},
      {"8 Radiology", "8 @Radiology"},
      {"8 AMA PRA Category 1 Credit Radiology", "8 AMA PRA Category 1 Credit @Radiology"},
      {"8 AMA PRA Category 1 Credit Wizardry", " !8 AMA PRA Category 1 Credit Wizardry"},
      {"3 hours for nurses", "3 (for nurses)"},
      {"3 hours for nurses (live)", " !3 hours for nurses (live)"},
      {"70 AMA (10 AP)", "70 AMA PRA Category 1 Credit (10 AP)"},
      {"70 (10 AP)", "70 (10 AP)"},
      {"70 AMA ()", "70 AMA PRA Category 1 Credit"},
      {"70 AMA (a (b))", " !70 AMA (a (b))"},
      {"6.5 (AMA PRA Category 1)", "6.5 AMA PRA Category 1 Credit"},
      {"6.5 AMA (ANCC)", "6.5 AMA PRA Category 1 Credit (ANCC)"},
      {"6.5 AMA / 7.8 ANCC", "6.5 AMA PRA Category 1 Credit; 7.8 ANCC contact hours"},
      {"6.5 AMA and 6.5 ANCC contact hours", "6.5 AMA PRA Category 1 Credit; 6.5 ANCC contact hours"},
      {"20 AMA PRA Category 1 Credits™ + 20 AAFP Prescribed",
       "20 AMA PRA Category 1 Credit; 20 AAFP Prescribed Credit"},
      {"6.5 AMA, 7.8 ANCC", "6.5 AMA PRA Category 1 Credit; 7.8 ANCC contact hours"},
      {"6.5 AMA / 7.8", " !6.5 AMA / 7.8"},
      {"6.5 / 7.8 ANCC", " !6.5 / 7.8 ANCC"},
      {"AMA PRA Category 1 Credits™: 6.5", "6.5 AMA PRA Category 1 Credit"},
      {"AMA: 6.5; ANCC: 7.8 hours", "6.5 AMA PRA Category 1 Credit; 7.8 ANCC contact hours"},
      {"AMA: 6.5 ANCC", " !AMA: 6.5 ANCC"},
      {"Room: 6.5", " !Room: 6.5"},
      {"6.5 max", "6.5"},
      {"6.5 AMA max.", "6.5 AMA PRA Category 1 Credit"},
      {"6.5 hrs.", "6.5"},
      {"hours", " !hours"},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(read(text), expected);
  }
}

TEST(CellCredit, GivesAnAmountWithoutATypeThoseOfTheColumn) {
  constexpr CreditType two[] = {CreditType::ama_pra_category_1, CreditType::aafp_prescribed};
  EXPECT_EQ(read("1.5", ama), "1.5 AMA PRA Category 1 Credit");
  EXPECT_EQ(read("1.5 h", ama), "1.5 AMA PRA Category 1 Credit");
  EXPECT_EQ(read("1 hour", two), "1 AMA PRA Category 1 Credit; 1 AAFP Prescribed Credit");
  EXPECT_EQ(read("1 ANCC contact hours", two), "1 ANCC contact hours");
  EXPECT_EQ(read("8 Radiology", ama), "8 @Radiology");
}

TEST(SplitCreditTypes, NeedsATypeInEachPart) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(split_credit_types("AMA PRA Category 1 Credit(s)™ / ANCC"),
            (Words{"AMA PRA Category 1 Credit(s)™", "ANCC"}));
  EXPECT_EQ(split_credit_types("AMA and ANCC and ACPE"), (Words{"AMA", "ANCC", "ACPE"}));
  EXPECT_EQ(split_credit_types("AMA+ANCC"), (Words{"AMA", "ANCC"}));
  EXPECT_EQ(split_credit_types("AMA / Room"), (Words{"AMA / Room"}));
  EXPECT_EQ(split_credit_types("AMA/"), (Words{"AMA/"}));
  EXPECT_EQ(split_credit_types("AMA"), (Words{"AMA"}));
  const std::string longest = "AMA" + std::string(300 - 7, ' ') + "/AMA";
  EXPECT_EQ(split_credit_types(longest).size(), 2U);
  EXPECT_EQ(split_credit_types(longest + " ").size(), 1U);
}

TEST(CellCredit, ReadsADecimalCommaWhereTheSheetHasThose) {
  EXPECT_EQ(read("12,5", ama, DecimalSign::comma), "12.5 AMA PRA Category 1 Credit");
  EXPECT_EQ(read("0,5-1,5 AMA", {}, DecimalSign::comma), "0.5-1.5 AMA PRA Category 1 Credit");
  EXPECT_EQ(read("12,5 (live)", ama, DecimalSign::comma), "12.5 AMA PRA Category 1 Credit (live)");
  EXPECT_EQ(read("12,5", {}, DecimalSign::point), " !12,5");
}

TEST(CellCredit, IsAtMost300BytesLong) {
  const std::string note = "1 AMA (" + std::string(300 - 8, 'n') + ")";
  ASSERT_EQ(note.size(), 300U);
  EXPECT_EQ(read(note).substr(0, 8), "1 AMA PR");
  EXPECT_EQ(read("1" + note).substr(0, 9), " !11 AMA ");
}

}  // namespace
}  // namespace cme
