// SPDX-License-Identifier: MIT
#include "import/cell_collector.hpp"

#include <gtest/gtest.h>

#include <string>

#include "import/zip_archive.hpp"

namespace cme {
namespace {

constexpr const char* too_many = "it has more than 10000000 cells, including empty ones";

CellCollector with_sheet() {
  CellCollector cells;
  cells.begin_sheet("A");
  return cells;
}

TEST(CellCollector, PutsCellsInTheirColumns) {
  CellCollector cells = with_sheet();
  cells.put(1, 2, {.text = "c"});
  cells.put(1, 1, {.text = "b"});
  cells.put(3, 0, {.text = "a"});
  cells.repeat_row(2);
  const Workbook workbook = cells.take();
  ASSERT_EQ(workbook.sheets.front().rows.size(), 4U);
  EXPECT_EQ(workbook.sheets[0].rows[0].cells, (std::vector<Cell>{{}, {.text = "b"}, {.text = "c"}}));
  for (std::size_t row = 1; row <= 3; ++row) {
    EXPECT_EQ(workbook.sheets[0].rows[row].number, row + 2);
    EXPECT_EQ(workbook.sheets[0].rows[row].cells, std::vector<Cell>{{.text = "a"}});
  }
}

TEST(CellCollector, IgnoresWhatIsOutsideASheet) {
  CellCollector cells;
  cells.put(1, 0, {.text = "a"});
  cells.put_link(1, 0, "https://example.org");
  cells.repeat_row(1);
  cells.begin_sheet("A");
  cells.repeat_row(1);
  const Workbook workbook = cells.take();
  ASSERT_EQ(workbook.sheets.size(), 1U);
  EXPECT_TRUE(workbook.sheets[0].rows.empty());
  EXPECT_TRUE(workbook.sheets[0].links.empty());
}

TEST(CellCollector, LimitsTheLengthOfACell) {
  CellCollector cells = with_sheet();
  cells.put(1, 0, {.text = std::string(max_cell_bytes, 'x')});
  EXPECT_FALSE(cells.is_full());
  cells.put(2, 0, {.text = std::string(max_cell_bytes + 1, 'x')});
  EXPECT_EQ(cells.problem(), "a cell in row 2 is longer than 1 MiB");
  cells.put(3, 0, {.text = "a"});
  cells.put_link(3, 0, "https://example.org");
  const Workbook workbook = cells.take();
  EXPECT_EQ(workbook.sheets[0].rows[0].cells.size(), 1U);
  EXPECT_EQ(workbook.sheets[0].rows.back().cells.size(), 0U);
  EXPECT_TRUE(workbook.sheets[0].links.empty());
}

TEST(CellCollector, CountsCellsAsFarAsTheLastOfEachRow) {
  CellCollector cells = with_sheet();
  cells.put(1, 999, {.text = "z"});
  cells.put(1, 0, {.text = "a"});
  cells.repeat_row(99);
  EXPECT_FALSE(cells.is_full());
  // With the 100,000 above, one more than there may be; they are not made.
  cells.put(101, max_cells - 100'000, {.text = "z"});
  EXPECT_EQ(cells.problem(), too_many);
}

TEST(CellCollector, LimitsHowOftenRowsAreRepeated) {
  CellCollector cells = with_sheet();
  cells.put(1, 1, {.text = "b"});
  cells.repeat_row(500'000);
  EXPECT_FALSE(cells.is_full());
  cells.put(500'002, 0, {.text = "a"});
  cells.repeat_row(1);
  EXPECT_EQ(cells.problem(), "its rows are repeated too often, to more than 1000000 cells");
}

TEST(CellCollector, LimitsTheBytesOfAllCells) {
  CellCollector cells = with_sheet();
  cells.put(1, 0, {.text = std::string(max_cell_bytes, 'x')});
  cells.repeat_row(max_unpacked_bytes / max_cell_bytes - 1);
  EXPECT_FALSE(cells.is_full());
  cells.put(300, 0, {.text = "x"});
  EXPECT_EQ(cells.problem(), "it has more than 256 MiB of text");
}

TEST(CellCollector, FillsMergedCellsInRowsThatExist) {
  CellCollector cells = with_sheet();
  cells.put(2, 1, {.text = "b"});
  cells.put(3, 0, {.text = "a"});
  cells.put(5, 1, {.text = "hidden"});
  cells.put(6, 0, {.text = "c"});
  cells.fill_merged({.first_row = 2, .first_column = 1, .last_row = 5, .last_column = 3});
  const Workbook workbook = cells.take();
  const std::vector<SheetRow>& rows = workbook.sheets.front().rows;
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].cells, (std::vector<Cell>{{}, {.text = "b"}}));
  EXPECT_EQ(rows[1].cells, (std::vector<Cell>{{.text = "a"}, {.text = "b"}}));
  EXPECT_EQ(rows[2].cells, (std::vector<Cell>{{}, {.text = "b"}}));
  EXPECT_EQ(rows[3].cells, (std::vector<Cell>{{.text = "c"}}));
}

TEST(CellCollector, LinksTheCellsOfARange) {
  CellCollector cells = with_sheet();
  for (std::size_t row = 1; row <= 3; ++row) {
    cells.put(row, 1, {.text = "b"});
  }
  cells.put_links({.first_row = 2, .first_column = 1, .last_row = 9, .last_column = 4}, "https://example.org");
  const Workbook workbook = cells.take();
  const std::vector<CellLink>& links = workbook.sheets.front().links;
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].row, 2U);
  EXPECT_EQ(links[1].row, 3U);
  EXPECT_EQ(links[1].column, 1U);
}

TEST(CellCollector, CountsRangesThatOverlap) {
  CellCollector cells = with_sheet();
  cells.put(1, 0, {.text = "a"});
  cells.repeat_row(9'999);
  for (int i = 0; i < 2'000; ++i) {
    cells.fill_merged({.first_row = 1, .first_column = 0, .last_row = 1'000'000, .last_column = 0});
  }
  EXPECT_EQ(cells.problem(), too_many);
}

TEST(CellCollector, CountsAddressesToo) {
  CellCollector cells = with_sheet();
  cells.put_link(1, 0, std::string(max_unpacked_bytes - sizeof(CellLink), 'x'));
  EXPECT_FALSE(cells.is_full());
  cells.put_link(1, 1, "");
  EXPECT_TRUE(cells.is_full());
  EXPECT_EQ(cells.take().sheets[0].links.size(), 1U);
}

}  // namespace
}  // namespace cme
