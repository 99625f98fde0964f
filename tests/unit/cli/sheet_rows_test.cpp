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

}  // namespace
}  // namespace cme
