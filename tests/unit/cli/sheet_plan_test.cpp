// SPDX-License-Identifier: MIT
#include "cli/sheet_plan.hpp"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "cme/base/result.hpp"
#include "import/workbook.hpp"

namespace cme {
namespace {

Sheet sheet_of(std::string name) {
  return {.name = std::move(name),
          .rows = {{.number = 1, .cells = {{.text = "id"}, {.text = "url"}, {.text = "title"}}},
                   {.number = 3, .cells = {{.text = "1"}, {.text = "Register"}, {.text = "Register"}}},
                   {.number = 4, .cells = {{.text = "2"}, {.text = "https://example.org/2"}, {.text = "Two"}}}},
          .links = {{.row = 3, .column = 1, .address = "https://example.org/1"},
                    {.row = 3, .column = 2, .address = "https://example.org/1"},
                    {.row = 4, .column = 1, .address = "https://example.org/other"},
                    {.row = 5, .column = 1, .address = "https://example.org/none"}}};
}

TEST(PlanSheet, KnowsAWorkbookOfCmeByTheNameOfItsSheet) {
  const auto origin_of = [](const char* name) {
    return plan_sheet("a.xlsx", SheetFile{.sheets = {}}, sheet_of(name), {}).reading.origin;
  };
  EXPECT_EQ(origin_of("Activities of cme"), SheetOrigin::cme);
  EXPECT_EQ(origin_of("Sheet1"), SheetOrigin::person);
}

TEST(PlanSheet, RefusesHeadingsBelowEachOther) {
  const auto plan = [](const std::vector<const char*>& first_column) {
    Sheet sheet{.name = {}, .rows = {}};
    for (const char* const heading : first_column) {
      sheet.rows.push_back({.number = sheet.rows.size() + 1, .cells = {{.text = heading}, {.text = "Sepsis"}}});
    }
    (void)plan_sheet("a.xlsx", SheetFile{.sheets = {}}, sheet, {});
  };
  EXPECT_THROW(plan({"Title", "Provider", "Room", "Format"}), Error);
  EXPECT_NO_THROW(plan({"Title", "Provider", "Room"}));
  EXPECT_NO_THROW(plan({"Title", "Title", "Grand Rounds", "Lung"}));
}

TEST(PlanSheet, PairsTypesOfCreditWithAsManyAmounts) {
  const auto types_columns = [](std::vector<Cell> headings) {
    const Sheet sheet{.name = {}, .rows = {{.number = 1, .cells = std::move(headings)}}};
    std::vector<std::optional<std::size_t>> columns;
    for (const Column& column : plan_sheet("a.csv", SheetFile{.sheets = {}}, sheet, {}).reading.columns) {
      columns.push_back(column.types_column);
    }
    return columns;
  };
  using Columns = std::vector<std::optional<std::size_t>>;
  EXPECT_EQ(types_columns({{.text = "id"},
                           {.text = "Credit Type"},
                           {.text = "Credits"},
                           {.text = "Credit Types"},
                           {.text = "Max Credits"}}),
            (Columns{{}, {}, 1, {}, 3}));
  EXPECT_EQ(types_columns({{.text = "id"}, {.text = "Credit Type"}, {.text = "Credits"}}), (Columns{{}, {}, {}}));
  EXPECT_EQ(types_columns({{.text = "Credit Type"}, {.text = "Type of Credit"}, {.text = "Credits"}}),
            (Columns{{}, {}, {}}));
}

/// A map such as `{"Credits 2", "credits"}`.
LoadedColumnMap map_of(const std::vector<std::pair<std::string, std::string>>& lines) {
  LoadedColumnMap map;
  for (const auto& [heading, name] : lines) {
    map.columns.push_back({.heading = heading, .name = name});
  }
  return map;
}

Sheet sheet_with(const std::vector<const char*>& headings) {
  Sheet sheet{.name = {}, .rows = {{.number = 1, .cells = {}}}};
  for (const char* const heading : headings) {
    sheet.rows.front().cells.push_back({.text = heading});
  }
  return sheet;
}

TEST(PlanSheet, PairsTypesOfCreditWithAmountsByTheirNumbers) {
  using Columns = std::vector<std::optional<std::size_t>>;
  const auto types_columns = [](const std::vector<const char*>& headings, const LoadedColumnMap& map) {
    Columns columns;
    for (const Column& column :
         plan_sheet("a.csv", SheetFile{.sheets = {}}, sheet_with(headings), map).reading.columns) {
      columns.push_back(column.types_column);
    }
    return columns;
  };
  EXPECT_EQ(types_columns({"Credits 2", "Credit Type 1", "Credits 1", "Credit Type 2"},
                          map_of({{"Credits 1", "credits"},
                                  {"Credits 2", "credits"},
                                  {"Credit Type 1", "CME Credit Type"},
                                  {"Credit Type 2", "CME Credit Type"}})),
            (Columns{3, {}, 1, {}}));
  // Amounts whose types are skipped have none.
  EXPECT_EQ(types_columns({"Credit Type 1", "Credits 1", "Credit Type 2", "Credits 2"},
                          map_of({{"Credits 1", "credits"},
                                  {"Credits 2", "credits"},
                                  {"Credit Type 1", "CME Credit Type"},
                                  {"Credit Type 2", ""}})),
            (Columns{{}, 0, {}, 3}));
  // One column of types is for all amounts.
  EXPECT_EQ(types_columns({"Credit Type", "Credits 1", "Credits 2"},
                          map_of({{"Credits 1", "credits"}, {"Credits 2", "credits"}})),
            (Columns{{}, {}, {}}));
}

TEST(CheckKeys, AdvisesToSkipTheDatesOfTheEvent) {
  const auto help_of = [](const std::vector<const char*>& headings) -> std::string {
    try {
      check_keys(plan_sheet("a.csv", SheetFile{.sheets = {}}, sheet_with(headings), {}));
    } catch (const Error& error) {
      return error.help();
    }
    return "";
  };
  EXPECT_EQ(help_of({"End Date", "Expiration Date"}), "skip one of them in a map: \"End Date: skip\"");
  EXPECT_EQ(help_of({"Release Date", "Start Date"}), "skip one of them in a map: \"Start Date: skip\"");
  EXPECT_EQ(help_of({"Fee", "Price"}),
            "skip one of them in a map: \"Price: skip\", or say who pays: \"Price: {key: fee, for: members}\"");
  EXPECT_EQ(help_of({"Title", "Course Title"}), "skip one of them in a map: \"Course Title: skip\"");
}

TEST(UseLinks, PutsAddressesInThePlaceOfWordsInColumnsOfAddresses) {
  Sheet sheet = sheet_of("Sheet1");
  const auto unread = use_links(plan_sheet("a.xlsx", SheetFile{.sheets = {}}, sheet, {}), sheet);
  EXPECT_EQ(sheet.rows[1].cells[1].text, "https://example.org/1");
  EXPECT_EQ(sheet.rows[1].cells[2].text, "Register");
  EXPECT_EQ(sheet.rows[2].cells[1].text, "https://example.org/2");
  EXPECT_EQ(unread, (std::map<std::size_t, std::size_t>{{1, 1}}));  // that to /other
}

TEST(UseLinks, CountsAddressesThatNoCellOfTheirRowHas) {
  Sheet sheet{.name = {},
              .rows = {{.number = 1, .cells = {{.text = "id"}, {.text = "title"}, {.text = "doi"}, {.text = "Room"}}},
                       {.number = 2, .cells = {{.text = "1"}, {.text = "A"}, {.text = "10.5555/a"}, {.text = "B"}}},
                       {.number = 3, .cells = {{.text = "2"}, {.text = "C"}, {.text = "10.5555/c"}, {.text = "D"}}}},
              .links = {{.row = 1, .column = 1, .address = "https://example.org/help"},
                        {.row = 2, .column = 1, .address = "https://example.org/1"},
                        {.row = 2, .column = 2, .address = "https://doi.org/10.5555/a"},
                        {.row = 2, .column = 3, .address = "https://example.org/room"},
                        {.row = 3, .column = 1, .address = "https://example.org/2"}}};
  const auto unread = use_links(plan_sheet("a.xlsx", SheetFile{.sheets = {}}, sheet, {}), sheet);
  EXPECT_EQ(unread, (std::map<std::size_t, std::size_t>{{1, 2}}));
}

}  // namespace
}  // namespace cme
