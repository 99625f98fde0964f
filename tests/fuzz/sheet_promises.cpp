// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "base/safe_output.hpp"
#include "cme/record/encode.hpp"
#include "cme/record/load.hpp"
#include "import/headings.hpp"
#include "import/sheet_file.hpp"
#include "promises.hpp"
#include "tests/pages/lost_words.hpp"

namespace cme::test {
namespace {

/// Of each sheet: enough for a fuzzer, whose sheets are small.
constexpr std::size_t most_rows = 50;

SheetReading reading_of(const SheetFile& file, const Sheet& sheet, const Headings& headings) {
  SheetReading reading{.columns = {},
                       .constants = {},
                       .decimal_sign = file.decimal_sign,
                       .origin = origin_of(file, sheet),
                       .has_guards = has_guards(file, sheet)};
  for (const std::string& name : headings.names) {
    reading.columns.push_back(make_column(name, name));
  }
  return reading;
}

std::string broken_promise_of(const SheetReading& reading, const SheetRow& row) {
  std::vector<PlacedCell> cells;
  for (std::size_t column = 0; column < std::min(row.cells.size(), reading.columns.size()); ++column) {
    cells.push_back({.column = column, .cell = &row.cells[column]});
  }
  const ReadRow read = read_cells(reading, cells);
  for (const CellRemark& remark : read.remarks) {
    if (remark.column >= reading.columns.size() || remark.what.empty() || !is_one_visible_line(remark.what)) {
      return "a remark is not one printable line about a column: " + remark.what;
    }
  }
  const std::size_t size = encode_activity(read.activity).size();
  if (size == 0 || size > max_record_bytes) {
    return {};  // refused where it would be written
  }
  return find_broken_round_trip(read.activity);
}

std::string broken_promise_of(const SheetFile& file, const Sheet& sheet) {
  const auto is_known = [](std::string_view name) { return make_column(name, name).kind != ColumnKind::unknown; };
  const std::optional<Headings> headings = find_headings(sheet, is_known);
  if (!headings) {
    return sheet.rows.empty() ? std::string() : "a sheet with rows has no headings";
  }
  if (headings->row >= sheet.rows.size()) {
    return "the headings are below the last row";
  }
  const SheetReading reading = reading_of(file, sheet, *headings);
  const std::span<const SheetRow> rows = std::span(sheet.rows).subspan(headings->row + 1);
  for (const SheetRow& row : rows.first(std::min(rows.size(), most_rows))) {
    if (row.problem) {
      if (!is_one_visible_line(row.problem->message)) {
        return "a row's problem is not one printable line: " + row.problem->message;
      }
    } else if (auto broken = broken_promise_of(reading, row); !broken.empty()) {
      return broken;
    }
  }
  return {};
}

}  // namespace

std::string find_broken_sheet_promise(std::string_view bytes) {
  const Result<SheetFile> file = read_sheet_file(bytes, std::nullopt);
  if (!file) {
    return file.error().empty() || !is_one_visible_line(file.error()) ? "the failure is no sentence" : std::string();
  }
  for (const Sheet& sheet : file->sheets) {
    if (!std::ranges::is_sorted(sheet.rows, {}, &SheetRow::number)) {
      return "the rows are out of order";
    }
    if (auto broken = broken_promise_of(*file, sheet); !broken.empty()) {
      return broken;
    }
  }
  return {};
}

}  // namespace cme::test
