// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "import/workbook.hpp"

namespace cme {

/// Collects the cells of one workbook, within the limits.
class CellCollector {
 public:
  /// The problem, if there are too many cells, one is too large, or the rows are out of order; otherwise empty.
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] bool is_full() const { return !problem_.empty(); }

  void begin_sheet(std::string name, DayZero day_zero = DayZero::of_1900, bool is_hidden = false) {
    sheets_.push_back({.name = std::move(name), .rows = {}, .day_zero = day_zero, .is_hidden = is_hidden, .links = {}});
  }

  /// Adds a nonempty cell to the last sheet: rows from 1 and columns from 0, in ascending order.
  void put(std::size_t row, std::size_t column, Cell cell);

  /// Remembers where a cell of the last sheet leads to.
  void put_link(std::size_t row, std::size_t column, std::string address);

  /// Remembers where the cells of the last sheet in this range lead to.
  void put_links(const CellRange& range, const std::string& address);

  /// Gives the cells of the last sheet below the first of a merged range its value, in rows that have other cells, and
  /// remembers a range of several columns.
  void fill_merged(const CellRange& range);

  /// Replaces the number of a shared string in each cell of that kind by the string, or by nothing if there is none.
  void put_shared(std::span<const std::string> strings);

  /// Repeats the last row of the last sheet this many times.
  void repeat_row(std::size_t times);

  [[nodiscard]] Workbook take() { return {.is_of_cme = false, .sheets = std::move(sheets_)}; }

 private:
  void count(std::size_t cells, std::size_t bytes);
  void check_size(std::size_t row, const Cell& cell);
  void put_shared_in(SheetRow& row, std::span<const std::string> strings);
  std::span<SheetRow> rows_in(const CellRange& range);

  /// A few bytes of a file can repeat a row any number of times.
  static constexpr std::size_t most_repeated = 1'000'000;

  std::vector<Sheet> sheets_;
  std::size_t cells_ = 0;
  std::size_t bytes_ = 0;
  std::size_t repeated_ = 0;  ///< of the cells, those of repeated rows
  std::string problem_;
};

}  // namespace cme
