// SPDX-License-Identifier: MIT
#include "cli/sheet_rows.hpp"

#include <gtest/gtest.h>

namespace cme {
namespace {

std::string copy_of(DecimalSign sign) {
  const Sheet sheet{.name = {},
                    .rows = {{.number = 1, .cells = {{.text = "Title"}, {.text = "Hours"}}},
                             {.number = 2, .cells = {{.text = "=1+1"}, {.text = "1,5"}}},
                             {.number = 3, .cells = {{.text = "a;b"}, {.text = "=B2", .kind = CellKind::formula}}},
                             {.number = 4, .cells = {{.text = "Total"}}}}};
  SheetPlan plan{.origin = "sheet.csv", .headings = {.row = 0, .words = {}, .names = {"Title", "Hours"}}};
  plan.reading.decimal_sign = sign;
  return sheet_with_ids(plan, sheet, {{2, 7}, {3, 7}});
}

TEST(SheetWithIds, HasTheSeparatorOfTheSheetAndGuardsOfFormulas) {
  EXPECT_EQ(copy_of(DecimalSign::comma),
            "\xEF\xBB\xBF"
            "cme id;Title;Hours\r\n7;'=1+1;\"1,5\"\r\n7;\"a;b\";\r\n");
  EXPECT_EQ(copy_of(DecimalSign::point),
            "\xEF\xBB\xBF"
            "cme id,Title,Hours\r\n7,'=1+1,\"1,5\"\r\n7,\"a;b\",\r\n");
}

TEST(NextIds, AreThoseOfTheRowsThatBecomeRecords) {
  const Sheet sheet{.name = {},
                    .rows = {{.number = 1, .cells = {{.text = "Title"}, {.text = "Hours"}, {.text = "Room"}}},
                             {.number = 2, .cells = {{.text = "A"}, {.text = "1"}}},
                             {.number = 3, .cells = {{.text = "B"}, {.text = "1"}, {.text = "2"}, {.text = "3"}}},
                             {.number = 5, .cells = {{.text = "A"}, {.text = "2"}}},
                             {.number = 6, .cells = {{.text = "Total"}, {.text = "3"}}},
                             {.number = 7, .cells = {{.text = "C"}, {.text = "1"}}},
                             {.number = 8, .cells = {{.text = "as of today"}}}}};
  SheetPlan plan = plan_sheet("a.csv", SheetFile{.sheets = {}, .is_text = true}, sheet, {});
  plan.id = IdRule{.is_next = true};
  plan.group_by = 0;
  EXPECT_EQ(next_ids(plan, group_rows(plan, sheet), 41), (GivenIds{{2, 41}, {5, 41}, {7, 42}}));
}

TEST(SheetWithIds, HasNoIdsOfOtherRecords) {
  const Sheet sheet{.name = {},
                    .rows = {{.number = 1, .cells = {{.text = "Title"}}},
                             {.number = 2, .cells = {{.text = "A"}}},
                             {.number = 3, .cells = {{.text = "B"}}}}};
  const SheetPlan plan{.origin = "sheet.csv", .headings = {.row = 0, .words = {}, .names = {"Title"}}};
  EXPECT_EQ(sheet_with_ids(plan, sheet, {{2, 7}, {3, 8}}, {7}),
            "\xEF\xBB\xBF"
            "cme id,Title\r\n,A\r\n8,B\r\n");
}

}  // namespace
}  // namespace cme
