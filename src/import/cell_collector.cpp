// SPDX-License-Identifier: MIT
#include "import/cell_collector.hpp"

#include <fmt/format.h>

#include "import/zip_archive.hpp"

namespace cme {

void CellCollector::count(std::size_t cells, std::size_t bytes) {
  cells_ += cells;
  bytes_ += bytes;
  if (bytes_ > max_unpacked_bytes && problem_.empty()) {
    problem_ = fmt::format("it has more than {} MiB of text", max_unpacked_bytes >> 20);
  }
  if (cells_ > max_cells && problem_.empty()) {
    problem_ = fmt::format("it has more than {} cells, including empty ones", max_cells);
  }
}

void CellCollector::put(std::size_t row, std::size_t column, Cell cell) {
  if (sheets_.empty()) {
    return;  // a damaged workbook may have a cell outside its sheets
  }
  std::vector<SheetRow>& rows = sheets_.back().rows;
  if (rows.empty() || rows.back().number != row) {
    rows.push_back({.number = row, .cells = {}});
  }
  std::vector<Cell>& cells = rows.back().cells;
  count(column + 1 > cells.size() ? column + 1 - cells.size() : 0, cell.text.size());
  if (cell.text.size() > max_cell_bytes && problem_.empty()) {
    problem_ = fmt::format("a cell in row {} is longer than 1 MiB", row);
  }
  if (is_full()) {
    return;
  }
  if (column >= cells.size()) {
    cells.resize(column + 1);
  }
  cells[column] = std::move(cell);
}

void CellCollector::put_link(std::size_t row, std::size_t column, std::string address) {
  count(0, sizeof(CellLink) + address.size());
  if (!sheets_.empty() && !is_full()) {
    sheets_.back().links.push_back({.row = row, .column = column, .address = std::move(address)});
  }
}

void CellCollector::repeat_row(std::size_t times) {
  if (sheets_.empty() || sheets_.back().rows.empty()) {
    return;
  }
  std::vector<SheetRow>& rows = sheets_.back().rows;
  std::size_t bytes = 0;
  for (const Cell& cell : rows.back().cells) {
    bytes += cell.text.size();
  }
  for (; times > 0 && !is_full(); --times) {
    count(rows.back().cells.size(), bytes);
    SheetRow copy = rows.back();
    ++copy.number;
    rows.push_back(std::move(copy));
  }
}

}  // namespace cme
