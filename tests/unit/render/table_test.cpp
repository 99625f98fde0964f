// SPDX-License-Identifier: MIT
#include "render/table.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "activities.hpp"
#include "safety.hpp"

namespace cme {
namespace {

using test::lines_of;

const std::vector<Field> default_fields = {Field::id,      Field::title, Field::provider, Field::format,
                                           Field::credits, Field::fee,   Field::expires};

TableRow table_row(const Activity& activity, const std::vector<Field>& fields) {
  const Row row = test::row_of(activity);
  TableRow result;
  for (const Field field : fields) result.cells.push_back(field_text(row, field));
  result.expired = status_on(activity, test::today()) == Status::expired;
  return result;
}

std::string printed(const std::vector<Field>& fields, const std::vector<TableRow>& rows, TableStyle style) {
  std::ostringstream out;
  print_table(out, fields, rows, style);
  return out.str();
}

TEST(Table, AlignsColumnsByCells) {
  EXPECT_EQ(printed({Field::id, Field::title, Field::days_left, Field::provider},
                    {{.cells = {"9", "日本語", "-3", "A"}}, {.cells = {"14389", "naïve", "963", "B"}}}, {}),
            "   id  title   days_left  provider\n"
            "    9  日本語         -3  A\n"
            "14389  naïve         963  B\n");
}

TEST(Table, ShrinksProseFirst) {
  const TableRow row{.cells = {"1", "A title that is rather long for a table", "Example Society"}};
  EXPECT_EQ(printed({Field::id, Field::title, Field::provider}, {row}, {.width = 52}),
            "id  title                                provider\n"
            " 1  A title that is rather long for a …  Example So…\n");
}

TEST(Table, LeavesProseTwiceTheWidthOfTerms) {
  const TableRow row{.cells = {"1", "A title that is rather long for a table", "Example Society"}};
  EXPECT_EQ(printed({Field::id, Field::title, Field::provider}, {row}, {.width = 39}),
            "id  title                    provider\n"
            " 1  A title that is rather…  Example S…\n");
}

TEST(Table, DropsTheLeastImportantColumnRatherThanOverflow) {
  const TableRow row = table_row(test::rich_activity(), default_fields);
  EXPECT_EQ(printed(default_fields, {row}, {.width = 47}),
            "   id  title             provider    expires\n"
            "14389  Lung Cancer – A…  JAMA Onco…  2028-09-04\n");
}

TEST(Table, KeepsTheIdWhenNothingElseFits) {
  const TableRow row = table_row(test::rich_activity(), default_fields);
  EXPECT_EQ(printed(default_fields, {row}, {.width = 3}), "   id\n14389\n");
}

TEST(Table, NeverCutsIdsDatesAndIdentifiers) {
  const std::vector<Field> fields = {Field::doi, Field::id, Field::description, Field::expires};
  const std::string text = printed(fields, {table_row(test::rich_activity(), fields)}, {.width = 56});
  EXPECT_EQ(text,
            "doi                        id  description    expires\n"
            "10.5555/example.2025.1  14389  Importance: …  2028-09-04\n");
}

TEST(Table, SaysExpiredInWordsAndInRed) {
  const TableRow expired{.cells = {"1", "2025-01-31"}, .expired = true, .snippet = {}};
  const std::vector<Field> fields = {Field::id, Field::expires};
  EXPECT_EQ(printed(fields, {expired}, {}), "id  expires\n 1  2025-01-31 expired\n");
  EXPECT_EQ(printed(fields, {expired}, {.color = true}),
            "\x1b[1mid  expires\x1b[0m\n 1  \x1b[31m2025-01-31 expired\x1b[0m\n");
}

TEST(Table, PrintsASnippetOnTwoLinesAtMost) {
  TableRow row{.cells = {"1"}, .expired = false, .snippet = "one **two** three four five six seven eight nine"};
  EXPECT_EQ(printed({Field::id}, {row}, {.width = 20}),
            "id\n"
            " 1\n"
            "  one **two** three\n"
            "  four five six sev…\n");
  row.snippet = "one **two**";
  EXPECT_EQ(printed({Field::id}, {row}, {.width = 20}), "id\n 1\n  one **two**\n");
}

TEST(Table, SetsMatchesOfASnippetApartInColor) {
  const TableRow row{.cells = {"1"}, .expired = false, .snippet = "one **two three** four"};
  EXPECT_EQ(printed({Field::id}, {row}, {.width = 14, .color = true}),
            "\x1b[1mid\x1b[0m\n"
            " 1\n"
            " one \x1b[1;4mtwo\x1b[0m\n"
            " \x1b[1;4mthree\x1b[0m four\n");
}

TEST(Table, PrintsOnlyItsHeadingWithoutRows) {
  EXPECT_EQ(printed({Field::id, Field::title}, {}, {}), "id  title\n");
}

TEST(Table, FitsEveryWidthWithAnyText) {
  for (const Activity& activity : {test::rich_activity(), test::hostile_activity(), Activity()}) {
    const std::vector<Field> fields = test::every_field();
    TableRow row = table_row(activity, fields);
    row.snippet = test::hostile_text;
    for (std::size_t width = 0; width <= 200; ++width) {
      SCOPED_TRACE(width);
      const std::string text = printed(fields, {row}, {.width = width});
      for (const std::string_view line : lines_of(text)) {
        EXPECT_EQ(test::danger_of(line), "") << line;
        EXPECT_LE(display_width(line), std::max<std::size_t>(width, 5)) << line;
      }
    }
  }
}

TEST(Table, IsNoCommandForACiSystem) {
  EXPECT_EQ(printed({Field::title}, {{.cells = {"::error::x"}}, {.cells = {"\xe2\x80\x83::error::x ::y a::b"}}}, {}),
            "title\n∷error::x\n\u2003∷error::x ∷y a::b\n");
}

}  // namespace
}  // namespace cme
