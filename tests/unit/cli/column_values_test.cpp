// SPDX-License-Identifier: MIT
#include "cli/column_values.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace cme {
namespace {

using Texts = std::vector<std::string>;

Sheet sheet_of(const std::vector<Texts>& rows) {
  Sheet sheet{.name = {}, .rows = {}};
  for (const Texts& texts : rows) {
    SheetRow row{.number = sheet.rows.size() + 1, .cells = {}};
    for (const std::string& text : texts) {
      row.cells.push_back({.text = text});
    }
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

Texts values_of(const std::vector<Texts>& rows) {
  const Sheet sheet = sheet_of(rows);
  return column_values(plan_sheet("a.csv", SheetFile{.sheets = {}}, sheet, {}), sheet);
}

TEST(ColumnValues, ReadsNumberedColumnsOfCreditOnlyInPairs) {
  EXPECT_EQ(values_of({{"id", "Credit Type 1", "Credits 1", "Credit Type 2", "Credits 2"}}),
            (Texts{"id", "CME Credit Type", "credits", "CME Credit Type", "credits"}));
  EXPECT_EQ(values_of({{"id", "Credits 2", "Credit Type", "Credits", "Credit Type 2"}}),
            (Texts{"id", "credits", "CME Credit Type", "credits", "CME Credit Type"}));
  EXPECT_EQ(values_of({{"id", "Credit Type 1", "Credits 1", "Credits 2"}}), (Texts{"id", "skip", "skip", "skip"}));
  EXPECT_EQ(values_of({{"id", "Credit Type", "Credits", "Credits 2"}}),
            (Texts{"id", "CME Credit Type", "credits", "skip"}));
  EXPECT_EQ(values_of({{"id", "Credit Type 1", "Credit Type 2", "Credits"}}), (Texts{"id", "skip", "skip", "credits"}));
  EXPECT_EQ(values_of({{"id", "CME Type", "Hours"}}), (Texts{"id", "CME Credit Type", "credits"}));
  EXPECT_EQ(values_of({{"id", "Credits 1", "Credits 2"}}), (Texts{"id", "credits", "credits"}));
}

TEST(ColumnValues, PrefersTheHeadingThatSaysItExactly) {
  EXPECT_EQ(values_of({{"id", "Start Date", "End Date", "Release Date", "Expiration Date"}}),
            (Texts{"id", "skip", "skip", "released", "expires"}));
  EXPECT_EQ(values_of({{"id", "Expires", "Course End Date", "Title"}}), (Texts{"id", "expires", "skip", "title"}));
  EXPECT_EQ(values_of({{"id", "Start Date", "End Date", "Title"}}), (Texts{"id", "released", "expires", "title"}));
  EXPECT_EQ(values_of({{"id", "End Date", "Claim Credit By"}}), (Texts{"id", "skip", "expires"}));
  EXPECT_EQ(values_of({{"id", "Event Date", "Ends", "Published", "Expiry"}}),
            (Texts{"id", "skip", "skip", "released", "expires"}));
  EXPECT_EQ(values_of({{"id", "Expires", "Valid Until"}}), (Texts{"id", "expires", "skip"}));
  EXPECT_EQ(values_of({{"id", "Subject", "Article Title"}}), (Texts{"id", "skip", "title"}));
  EXPECT_EQ(values_of({{"id", "Subject", "Provider"}}), (Texts{"id", "title", "provider"}));
}

TEST(ColumnValues, GuessesNothingThatTheCellsContradict) {
  const auto value_of = [](const char* heading, const char* cell) {
    return values_of({{"id", "provider", heading}, {"1", "A", cell}}).back();
  };
  EXPECT_EQ(value_of("Registration", "$50"), "fee");
  EXPECT_EQ(value_of("Registration", "https://example.org"), "url");
  EXPECT_EQ(value_of("Registration", "Register here"), "url");
  EXPECT_EQ(value_of("Registration", "9/4/2028"), "skip");
  EXPECT_EQ(value_of("Amount", "$50"), "fee");
  EXPECT_EQ(value_of("Amount", "1.5"), "credits");
  EXPECT_EQ(value_of("Event", "9/4/2028"), "skip");
  EXPECT_EQ(value_of("Event", "Sepsis: saving $50 a day"), "title");
  EXPECT_EQ(value_of("Closes", "9/4/2028"), "expires");
  EXPECT_EQ(value_of("Registration Opens", "9/4/2028"), "skip");
  EXPECT_EQ(value_of("Printed", "9/4/2028"), "skip");
  EXPECT_EQ(value_of("Points", "45017"), "credits");
  EXPECT_EQ(value_of("Walk-in", "$50"), "fee");
  EXPECT_EQ(value_of("Educational Grant", "$5,000"), "skip");
}

TEST(ColumnValues, NamesWhoPaysIfSeveralColumnsHavePrices) {
  const auto values = [](const char* first, const char* second, const char* cell) {
    const Texts all = values_of({{"id", first, second}, {"1", cell, cell}});
    return Texts{all[1], all[2]};
  };
  EXPECT_EQ(values("Early Bird", "Regular Price", "$50"),
            (Texts{"{key: fee, for: Early Bird}", "{key: fee, for: Regular}"}));
  EXPECT_EQ(values("MD/DO Fee", "Allied Health Fee", "50"),
            (Texts{"{key: fee, for: MD/DO}", "{key: fee, for: Allied Health}"}));
  EXPECT_EQ(values("Fee", "Late Fee", "$50"), (Texts{"fee", "{key: fee, for: Late}"}));
  EXPECT_EQ(values("Member Rate", "Non-Member Rate", "$50"), (Texts{"fee", "fee"}));
  EXPECT_EQ(values("Fee", "Fee Note", "see below"), (Texts{"fee", "skip"}));
  EXPECT_EQ(values("Fee", "Grant", "$5,000"), (Texts{"fee", "skip"}));
  EXPECT_EQ(values("Fee", "", "$50"), (Texts{"fee", "skip"}));
  EXPECT_EQ(values("Fee", "Tuition", "$50"), (Texts{"fee", "skip"}));
  EXPECT_EQ(values("Fee", "Fee: a, b", "$50"), (Texts{"fee", "skip"}));
}

TEST(ColumnValues, FindsTypesOfCreditInHeadings) {
  const auto value_of = [](const char* heading) { return values_of({{"id", heading}, {"1", "2"}}).back(); };
  EXPECT_EQ(value_of("Max AMA PRA Category 1 Credits"), "{key: credits, type: AMA PRA Category 1 Credit}");
  EXPECT_EQ(value_of("AMA Credits"), "{key: credits, type: AMA PRA Category 1 Credit}");
  EXPECT_EQ(value_of("AAFP Credits"), "skip");
  EXPECT_EQ(value_of("Contact Hours"), "credits");
  EXPECT_EQ(value_of("MOC Points"), "skip");
  EXPECT_EQ(value_of("Category 1 Credits"), "skip");
}

}  // namespace
}  // namespace cme
