// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "cme/import/csv.hpp"
#include "cme/import/sheet.hpp"
#include "cme/render/records.hpp"
#include "random_activity.hpp"

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

TEST(CsvRoundTrip, WhatListPrintsReadsBackAsTheSameActivity) {
  const std::vector<Field> fields = every_field();
  const Date today = Date::parse("2026-01-15").value();
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Activity activity = test::make_activity(seed);
    activity.extensions.clear();  // a spreadsheet of the records' keys has no columns for those of the office's own
    const Row printed{.activity = &activity, .file = "records/1.yaml", .today = today};
    std::istringstream in(csv_renderer().head(fields, false) + csv_renderer().row(printed, fields));
    CsvReader reader(in);
    const auto head = reader.next();
    const auto row = reader.next();
    ASSERT_TRUE(head && row && !head->problem && !row->problem && !reader.next());
    std::vector<Column> columns;
    for (const std::string& heading : head->cells) {
      columns.push_back(find_column(heading, heading).value());
    }
    ASSERT_EQ(columns.size(), row->cells.size());
    const ReadRow again = read_row(columns, row->cells);
    for (const CellRemark& problem : again.problems) {
      ADD_FAILURE() << columns[problem.column].heading << ": " << problem.message;
    }
    EXPECT_EQ(again.warnings, std::vector<CellRemark>{});
    for (std::size_t i = 0; i < fields.size(); ++i) {
      EXPECT_EQ(field_text({.activity = &again.activity, .file = "records/1.yaml", .today = today}, fields[i]),
                field_text(printed, fields[i]));
    }
    ASSERT_TRUE(again.activity == activity);
  }
}

}  // namespace
}  // namespace cme
