// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/list_workbook.hpp"
#include "import/row_reader.hpp"
#include "import/sheet_file.hpp"
#include "import/visible_text.hpp"
#include "random_activity.hpp"
#include "render/field_text.hpp"
#include "render/records.hpp"
#include "render/spreadsheet.hpp"

namespace cme {
namespace {

std::vector<Field> every_field() {
  std::vector<Field> fields;
  for (const FieldInfo& info : all_fields()) {
    fields.push_back(info.field);
  }
  return fields;
}

const RowRenderer& csv_renderer() {
  return *std::ranges::find(row_renderers(), "csv", &RowRenderer::name);
}

const Date today = Date::parse("2026-01-15").value();

Row row_of(const Activity& activity) {
  return {.activity = &activity, .file = "records/1.yaml", .today = today};
}

/// A table of one activity, as `list -o csv` and `-o tsv` print it.
using Printed = std::string (*)(const Activity& activity);

std::string as_csv(const Activity& activity) {
  return csv_head(every_field(), false) + csv_line(make_row_cells(row_of(activity), every_field(), false).cells);
}

std::string as_tsv(const Activity& activity) {
  return tsv_head(every_field(), false) + tsv_line(make_row_cells(row_of(activity), every_field(), false).cells);
}

/// What is read of the table that list makes of one activity.
ReadRow read_back(const Activity& activity, Printed print) {
  const Result<SheetFile> file = read_sheet_file(print(activity), {});
  EXPECT_TRUE(file && file->origin == SheetOrigin::cme && file->has_guards == (print == as_csv));
  const std::vector<SheetRow>& rows = file->sheets.front().rows;
  EXPECT_EQ(rows.size(), 2U);
  SheetReading reading{.columns = {}, .constants = {}, .origin = file->origin, .has_guards = file->has_guards};
  std::vector<PlacedCell> cells;
  for (const Cell& heading : rows[0].cells) {
    cells.push_back({.column = cells.size(), .cell = &rows[1].cells[cells.size()]});
    reading.columns.push_back(make_column(heading.text, heading.text));
  }
  ReadRow again = read_cells(reading, cells);
  EXPECT_EQ(again.leftovers, 0U);
  return again;
}

void expect_to_come_back(Printed print) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Activity activity = test::make_activity(seed);
    activity.extensions.clear();  // a spreadsheet of the records' keys has no columns for those of your own
    const ReadRow again = read_back(activity, print);
    bool is_all_visible = true;
    for (const Field field : every_field()) {
      const std::string text = field_text(row_of(activity), field);
      const bool is_visible = keep_visible(text).remark.empty();
      is_all_visible = is_all_visible && is_visible;
      if (is_visible) {
        EXPECT_EQ(field_text(row_of(again.activity), field), text);
      }
    }
    if (is_all_visible) {
      EXPECT_EQ(again.remarks.size(), 0U);
      EXPECT_TRUE(again.activity == activity);
    }
    // What is left of it reads back as it is.
    const ReadRow once_more = read_back(again.activity, print);
    EXPECT_EQ(once_more.remarks.size(), 0U);
    ASSERT_TRUE(once_more.activity == again.activity);
  }
}

TEST(CsvRoundTrip, WhatListPrintsReadsBackAsTheSameActivity) {
  expect_to_come_back(as_csv);
}

TEST(TsvRoundTrip, WhatListPrintsReadsBackAsTheSameActivity) {
  expect_to_come_back(as_tsv);
}

TEST(CsvRoundTrip, CellsAreTextForPeopleWhereThatReadsBack) {
  Activity activity;
  activity.id = 1;
  Credit credit;
  credit.amount = Decimal::parse("1.5").value();
  credit.type = CreditType::ama_pra_category_1;
  activity.credits = {credit};
  activity.fee.emplace_back();
  activity.fee.back().amount = Money::parse("$30").value();
  activity.commercial_support = CommercialSupport{.received = false, .supporters = {}};
  activity.approvals = {
      {.type = std::string(known_approval_type), .boards = {Board::radiology, Board::thoracic_surgery}}};
  const std::vector<Field> fields{Field::credits, Field::fee, Field::commercial_support, Field::approvals};
  EXPECT_EQ(csv_renderer().row(row_of(activity), fields),
            "1.5 AMA PRA Category 1 Credit,$30,no,Radiology; Thoracic Surgery\r\n");
  EXPECT_TRUE(read_back(activity, as_csv).activity == activity);
}

/// The cell of one key, and whether it reads back.
std::string cell_of(const Activity& activity, Field field) {
  EXPECT_TRUE(read_back(activity, as_csv).activity == activity);
  return readable_cell(row_of(activity), field);
}

Fee tier(std::string_view amount, std::optional<std::string> audience) {
  return {.amount = Money::parse(amount).value(), .per = {}, .audience = std::move(audience), .note = {}};
}

TEST(CsvRoundTrip, CellsAreTextWhateverPartsAreReadBack) {
  Activity activity;
  activity.id = 1;
  activity.credits.resize(1);
  activity.credits.back().amount = Decimal::parse("1").value();
  EXPECT_EQ(cell_of(activity, Field::credits), "1");
  activity.credits.back().note = "10 AP";
  EXPECT_EQ(cell_of(activity, Field::credits), "1 (10 AP)");
  activity.credits.back().note = "10 AP (or CP)";
  EXPECT_TRUE(cell_of(activity, Field::credits).starts_with("[{"));
  activity.credits.back().note.reset();
  activity.credits.back().per = "cycle";
  activity.credits.back().type = CreditType::ama_pra_category_1;
  EXPECT_EQ(cell_of(activity, Field::credits), "1 AMA PRA Category 1 Credit per cycle");
  activity.fee = {tier("free", "members"), tier("$25", "non-members")};
  EXPECT_EQ(cell_of(activity, Field::fee), "free for members; $25 for non-members");
  activity.fee = {tier("$25", "the 2nd of them")};
  EXPECT_TRUE(cell_of(activity, Field::fee).starts_with("[{"));
  activity.commercial_support = CommercialSupport{.received = true, .supporters = {}};
  activity.commercial_support->supporters.resize(1);
  activity.commercial_support->supporters.back().name = "Example, Inc.";
  EXPECT_EQ(cell_of(activity, Field::commercial_support), "yes: Example, Inc.");
  activity.approvals = {{.type = "Example Board Review", .boards = {Board::radiology, Board::urology}}};
  EXPECT_EQ(cell_of(activity, Field::approvals), "Example Board Review: Radiology, Urology");
  activity.approvals.front().boards = {Board::urology, Board::radiology};
  EXPECT_TRUE(readable_cell(row_of(activity), Field::approvals).starts_with("{"));  // in the order of the record
  activity.approvals.clear();
  activity.description = {{.heading = {}, .text = "One paragraph.\n\nAnother."}};
  EXPECT_EQ(cell_of(activity, Field::description), "One paragraph.\n\nAnother.");
  activity.description = {{.heading = {}, .text = "- a formula for a spreadsheet"}};
  EXPECT_TRUE(cell_of(activity, Field::description).starts_with("[{"));
  activity.description = {{.heading = "Importance", .text = "It matters."}};
  EXPECT_TRUE(cell_of(activity, Field::description).starts_with("[{"));
}

/// Whether a person's program that saves the table as its own loses nothing: no cell shows that cme wrote it.
TEST(CsvRoundTrip, TextOfValuesWithPartsReadsBackFromAPersonsSheet) {
  std::size_t texts = 0;
  for (std::uint32_t seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Activity activity = test::make_activity(seed);
    for (const Field field : {Field::credits, Field::fee, Field::commercial_support, Field::approvals}) {
      const Cell cell{.text = readable_cell(row_of(activity), field)};
      const std::string name(field_info(field).name);
      const PlacedCell placed{.column = 0, .cell = &cell};
      const ReadRow read = read_cells({.columns = {make_column(name, name)}, .constants = {}}, {&placed, 1});
      EXPECT_EQ(field_text(row_of(read.activity), field), field_text(row_of(activity), field)) << cell.text;
      texts += cell.text.empty() || cell.text.starts_with('[') || cell.text.starts_with('{') ? 0U : 1U;
    }
  }
  EXPECT_GT(texts, 200U);
}

TEST(CsvRoundTrip, ItemsOfSpacesAreKept) {
  Activity activity;
  activity.id = 1;
  for (const std::vector<std::string>& keywords : {std::vector<std::string>{"\u0085", "a"}, {"two\nlines", "\u0085"}}) {
    activity.keywords = keywords;
    EXPECT_EQ(read_back(activity, as_csv).activity.keywords, keywords);
  }
}

TEST(CsvRoundTrip, CellsOfWhatIsMissingAreEmpty) {
  Activity activity;
  activity.id = 1;
  EXPECT_EQ(csv_renderer().row(row_of(activity), every_field()),
            "1" + std::string(every_field().size() - 2, ',') + ",records/1.yaml\r\n");
  EXPECT_TRUE(read_back(activity, as_csv).activity == activity);
}

}  // namespace
}  // namespace cme
