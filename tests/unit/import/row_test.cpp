// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "import/sheet.hpp"

namespace cme {
namespace {

ReadRow read_cell(const std::string& heading, const std::string& cell) {
  const std::optional<Column> column = find_column(heading, heading);
  EXPECT_TRUE(column) << heading;
  return read_row({&*column, 1}, {&cell, 1});
}

TEST(FindColumn, TakesKeysAndLabelsInAnyCase) {
  EXPECT_EQ(find_column("fee", "fee")->field, Field::fee);
  EXPECT_EQ(find_column("ACTIVITY ID", "ACTIVITY ID")->field, Field::id);
  EXPECT_EQ(find_column("Commercial Support?", "Commercial Support?")->field, Field::commercial_support);
  EXPECT_EQ(find_column("CME Credit Type", "CME Credit Type")->kind, ColumnKind::credit_types);
  EXPECT_EQ(find_column("days_left", "days_left")->kind, ColumnKind::derived);
  EXPECT_EQ(find_column("", "")->kind, ColumnKind::unnamed);
  EXPECT_EQ(find_column("x-desk", "x-desk")->own_key, "x-desk");
  EXPECT_FALSE(find_column("Price", "Price"));
  EXPECT_FALSE(find_column("x-", "x-"));
}

TEST(ReadRow, TellsWhatACellCannotBe) {
  const struct {
    const char* heading;
    std::string cell;
    std::string message;
  } cases[] = {
      {"id", "../../etc/passwd", "\"../../etc/passwd\" is no id; ids are whole numbers from 1 to 999999999"},
      {"id", "0", "\"0\" is no id; ids are whole numbers from 1 to 999999999"},
      {"title", "\xFF", "this is no UTF-8; save the file as CSV in UTF-8"},
      {"format", "Enduringg", "no format is called \"Enduringg\"; did you mean \"Enduring\"?"},
      {"competencies", "Medical Knowledge; Profesionalism",
       "no competency is called \"Profesionalism\"; did you mean \"Professionalism\"?"},
      {"approvals", "Radiolgy", "no ABMS member board is called \"Radiolgy\"; did you mean \"Radiology\"?"},
      {"approvals", "ABR; Radiology", "\"Radiology\" stands twice; take one out"},
      {"credits", "about two", "\"about two\" is no amount of credit; write a number as 1 or 0.25"},
      {"approvals", "ABMS Lifelong Learning CME Activity", "there is no board behind the type of approval"},
      {"approvals", "{\"T\":[\"Radiolgy\"]}",
       "no ABMS member board is called \"Radiolgy\"; did you mean \"Radiology\"?"},
      {"approvals", "{\"T\":[\"Urology\"],\"T\":[\"Urology\"]}", "\"T\" stands twice"},
      {"commercial_support", "perhaps", "\"perhaps\" is neither yes nor no"},
      {"commercial_support", "{\"received\":false,\"supporters\":[{\"name\":\"N\"}]}",
       "there are supporters, so that \"received\" is true"},
      {"credits", "[{\"amount\":\"1\"", "this begins as JSON and is none; \"cme list -o csv\" shows how it is written"},
      {"credits", "[{\"amuont\":\"1\"}]", "no member is called \"amuont\"; did you mean \"amount\"?"},
      {"credits", "[{\"note\":\"n\"}]", "a credit has an amount or a type"},
      {"credits", "[{\"amount\":\"2\",\"max\":\"1\"}]", "\"max\" is above \"amount\""},
      {"fee", "[{\"amount\":\"5\"}]", "an amount that is not free has a \"currency\": USD"},
      {"fee", "{}", "a list in [ ] must stand here"},
      {"description", "[{\"heading\":\"A\",\"text\":\"x\"},{\"heading\":\"A\",\"text\":\"y\"}]",
       "the heading \"A\" stands twice"},
      {"", "x", "this column has no heading"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.cell);
    const ReadRow row = read_cell(each.heading, each.cell);
    ASSERT_EQ(row.problems.size(), 1U);
    EXPECT_EQ(row.problems.front().message, each.message);
  }
}

TEST(ReadRow, ReadsWhatPeopleWrite) {
  EXPECT_EQ(read_cell("title", "'=1+1").activity.title, "=1+1");
  EXPECT_EQ(read_cell("title", "'tis").activity.title, "'tis");
  EXPECT_EQ(read_cell("title", "a\r\nb\r\n").activity.title, "a\nb");
  EXPECT_EQ(read_cell("title", "  ").activity.title, std::nullopt);
  EXPECT_EQ(to_string(*read_cell("expires", "September 4, 2028").activity.expires), "2028-09-04");
  EXPECT_EQ(read_cell("keywords", "a\\;b;c; d\\\\;;").activity.keywords, (std::vector<std::string>{"a;b", "c", "d\\"}));
  EXPECT_EQ(read_cell("competencies", "medical knowledge, Professionalism").activity.competencies,
            (std::vector{Competency::medical_knowledge, Competency::professionalism}));
  EXPECT_EQ(read_cell("approvals", "ABR; Urology").activity.approvals,
            (std::vector{Approval{std::string(known_approval_type), {Board::radiology, Board::urology}}}));
  EXPECT_EQ(read_cell("description", "one\n\n\ntwo").activity.description,
            (std::vector{Section{std::nullopt, "one\n\ntwo"}}));
  EXPECT_EQ(read_cell("commercial_support", "Yes").activity.commercial_support,
            (CommercialSupport{.received = true, .supporters = {}}));
  EXPECT_EQ(read_cell("x-desk", "North").activity.extensions,
            (std::vector{Extension{.key = "x-desk", .is_list = false, .values = {"North"}}}));
}

TEST(ReadRow, TakesOutWhatCannotBeSeen) {
  const ReadRow title = read_cell("title", "\u202Ea\u200Bb\u202C c\u00ADd");
  EXPECT_EQ(title.activity.title, "ab cd");
  EXPECT_EQ(title.warnings,
            (std::vector<CellRemark>{{0, "what cannot be seen was taken out: U+202E, U+200B, U+202C, U+00AD"}}));
  EXPECT_EQ(read_cell("credits", "1\u200B").activity.credits.front().amount, *Decimal::parse("1"));
  EXPECT_EQ(to_string(*read_cell("expires", "\u200E2028-09-04\uFEFF").activity.expires), "2028-09-04");
  EXPECT_EQ(read_cell("title", "\uFEFF").activity.title, std::nullopt);
  EXPECT_EQ(read_cell("title", "\uFEFF").warnings, std::vector<CellRemark>{});
  // Joiners make one picture of two.
  EXPECT_EQ(read_cell("title", "👩\u200D⚕").activity.title, "👩\u200D⚕");
}

TEST(ReadRow, JoinsTheAmountOfCreditWithItsTypes) {
  const std::vector<Column> columns{*find_column("CME Credit Type", "CME Credit Type"),
                                    *find_column("CME Credit", "CME Credit")};
  const auto credits_of = [&](const std::string& types, const std::string& amount) {
    return read_row(columns, std::vector<std::string>{types, amount});
  };
  const ReadRow row = credits_of("AMA PRA Category 1 Credit", "1.50");
  ASSERT_EQ(row.activity.credits.size(), 1U);
  EXPECT_EQ(row.activity.credits.front().amount, *Decimal::parse("1.5"));
  EXPECT_EQ(row.activity.credits.front().type, CreditType::ama_pra_category_1);
  EXPECT_EQ(credits_of("ACOG Cognates", "").activity.credits.size(), 1U);
  ASSERT_EQ(credits_of("ACOG Cognates", "[{\"amount\":\"1\"}]").problems.size(), 1U);
}

}  // namespace
}  // namespace cme
