// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "import/row_reader.hpp"
#include "import/sheet_file.hpp"
#include "import/visible_text.hpp"
#include "random_activity.hpp"
#include "render/field_text.hpp"
#include "render/records.hpp"

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

/// What is read of the spreadsheet that list makes of one activity.
ReadRow read_back(const Activity& activity) {
  const std::vector<Field> fields = every_field();
  const std::string text = csv_renderer().head(fields, false) + csv_renderer().row(row_of(activity), fields);
  const Result<SheetFile> file = read_sheet_file(text, {});
  EXPECT_TRUE(file && file->origin == SheetOrigin::cme && file->has_guards);
  const std::vector<SheetRow>& rows = file->sheets.front().rows;
  EXPECT_EQ(rows.size(), 2U);
  SheetReading reading{.columns = {}, .constants = {}, .origin = file->origin, .has_guards = file->has_guards};
  std::vector<PlacedCell> cells;
  for (const Cell& heading : rows[0].cells) {
    cells.push_back({.column = cells.size(), .cell = &rows[1].cells[cells.size()]});
    reading.columns.push_back(make_column(heading.text, heading.text));
  }
  ReadRow again = read_cells(reading, cells);
  EXPECT_FALSE(again.has_leftovers);
  return again;
}

TEST(CsvRoundTrip, WhatListPrintsReadsBackAsTheSameActivity) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Activity activity = test::make_activity(seed);
    activity.extensions.clear();  // a spreadsheet of the records' keys has no columns for those of the office's own
    const ReadRow again = read_back(activity);
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
    const ReadRow once_more = read_back(again.activity);
    EXPECT_EQ(once_more.remarks.size(), 0U);
    ASSERT_TRUE(once_more.activity == again.activity);
  }
}

}  // namespace
}  // namespace cme
