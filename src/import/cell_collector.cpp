// SPDX-License-Identifier: MIT
#include "import/cell_collector.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
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

/// Counts the text of a new cell.
void CellCollector::check_size(std::size_t row, const Cell& cell) {
  count(0, cell.text.size());
  if (cell.text.size() > max_cell_bytes && problem_.empty()) {
    problem_ = fmt::format("a cell in row {} is longer than 1 MiB", row);
  }
}

void CellCollector::put(std::size_t row, std::size_t column, Cell cell) {
  if (sheets_.empty()) {
    return;  // a damaged workbook may have a cell outside its sheets
  }
  std::vector<SheetRow>& rows = sheets_.back().rows;
  if (!rows.empty() && row < rows.back().number && problem_.empty()) {
    problem_ = fmt::format("the file is damaged: row {} comes after row {}", row, rows.back().number);
  }
  if (is_full()) {
    return;
  }
  if (rows.empty() || rows.back().number != row) {
    rows.push_back({.number = row, .cells = {}});
  }
  std::vector<Cell>& cells = rows.back().cells;
  count(column + 1 > cells.size() ? column + 1 - cells.size() : 0, 0);
  check_size(row, cell);
  if (is_full()) {
    return;
  }
  if (column >= cells.size()) {
    cells.resize(column + 1);
  }
  cells[column] = std::move(cell);
}

std::span<SheetRow> CellCollector::rows_in(const CellRange& range) {
  if (sheets_.empty()) {
    return {};
  }
  std::vector<SheetRow>& rows = sheets_.back().rows;
  const auto begin = std::ranges::lower_bound(rows, range.first_row, {}, &SheetRow::number);
  const auto end = std::ranges::upper_bound(begin, rows.end(), range.last_row, {}, &SheetRow::number);
  return {begin, end};
}

void CellCollector::put_link(std::size_t row, std::size_t column, std::string address) {
  count(0, sizeof(CellLink) + address.size());
  if (!sheets_.empty() && !is_full()) {
    sheets_.back().links.push_back({.row = row, .column = column, .address = std::move(address)});
  }
}

void CellCollector::put_links(const CellRange& range, const std::string& address) {
  for (const SheetRow& row : rows_in(range)) {
    count(1, 0);  // ranges may overlap
    for (std::size_t column = range.first_column; column <= range.last_column && column < row.cells.size(); ++column) {
      put_link(row.number, column, address);
    }
    if (is_full()) {
      return;
    }
  }
}

void CellCollector::fill_merged(const CellRange& range) {
  const std::span<SheetRow> rows = rows_in(range);
  const std::size_t column = range.first_column;
  if (rows.empty() || rows.front().number != range.first_row || column >= rows.front().cells.size()) {
    return;
  }
  if (range.last_column > column) {
    count(0, sizeof(CellRange));
    sheets_.back().merges.push_back(range);
  }
  const Cell value = rows.front().cells[column];
  for (SheetRow& row : rows.subspan(1)) {
    // Each row counts, because ranges of a damaged workbook may overlap.
    count(std::max(column + 1, row.cells.size()) - row.cells.size() + 1, value.text.size());
    if (is_full()) {
      return;
    }
    row.cells.resize(std::max(column + 1, row.cells.size()));
    row.cells[column] = value;
  }
}

void CellCollector::put_shared_in(SheetRow& row, std::span<const std::string> strings) {
  for (Cell& cell : row.cells) {
    if (cell.kind == CellKind::shared_string && !is_full()) {
      const auto number = parse_whole_number(cell.text);
      cell = {.text = number && *number < strings.size() ? strings[*number] : std::string()};
      check_size(row.number, cell);
    }
  }
  while (!row.cells.empty() && row.cells.back().text.empty()) {
    row.cells.pop_back();
  }
}

void CellCollector::put_shared(std::span<const std::string> strings) {
  for (Sheet& sheet : sheets_) {
    for (SheetRow& row : sheet.rows) {
      put_shared_in(row, strings);
    }
    std::erase_if(sheet.rows, [](const SheetRow& row) { return row.cells.empty(); });
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
    repeated_ += rows.back().cells.size();
    if (repeated_ > most_repeated && problem_.empty()) {
      problem_ = fmt::format("its rows are repeated too often, to more than {} cells", most_repeated);
    }
    SheetRow copy = rows.back();
    ++copy.number;
    rows.push_back(std::move(copy));
  }
}

}  // namespace cme
