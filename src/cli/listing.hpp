// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "cli/list_workbook.hpp"
#include "cli/selection_options.hpp"
#include "cli/settings.hpp"
#include "diag/report.hpp"
#include "render/field_text.hpp"
#include "render/records.hpp"
#include "render/sort_key.hpp"
#include "render/table.hpp"

namespace cme {

enum class Snippets : std::uint8_t { without, with };

/// The names of the formats for lists.
std::vector<std::string_view> list_format_names();

/// Makes one line of its cells.
using LineWriter = std::string (*)(const std::vector<std::string>& cells);

/// How a list is printed, now that it is known where it goes.
struct Layout {
  const RowRenderer* renderer = nullptr;  ///< none for a table and for YAML
  bool is_table = false;
  bool is_results = false;  ///< a table with each activity in lines of its own
  bool is_workbook = false;
  LineWriter write_cells = nullptr;  ///< of CSV and TSV: makes a line of cells
  bool has_own_keys = false;         ///< of a workbook, CSV and TSV: whether keys `x-…` have columns
  bool is_terminal = false;          ///< a screen, which control characters could steer
  bool is_build_log = false;         ///< GitHub's, which takes some lines for commands
  std::vector<Field> fields;
  Snippets snippets = Snippets::without;
  Color color = Color::off;
};

Layout choose_layout(const Selection& selection, Color color, const Io& io, Snippets snippets);

/// Says which of the fields asked for YAML omits: it prints records, whose keys they are not.
void tell_fields_left_out(const Selection& selection, Talk talk, Io& io);

/// One activity as it will be printed: rendered as soon as its record is read, so that the record can go.
struct ListLine {
  SortKey key;
  std::uint32_t id = 0;
  std::uint32_t file = 0;  ///< its place in the catalog
  bool is_expired = false;
  std::string text = {};                 ///< unless one of the next two
  std::unique_ptr<RowCells> cells = {};  ///< of a workbook, and of CSV and TSV with keys `x-…`
  std::unique_ptr<TableRow> row = {};    ///< of a table; apart, since most lists are long and none
};

/// `snippet` is as SearchIndex gives it. Safe to call from several threads.
ListLine make_line(const Row& row, std::size_t file, const Layout& layout, const Selection& selection,
                   const std::optional<std::string>& snippet);

/// Appends a line. Where only some are asked for, lets go now and then of those that will not be among the first.
void add_line(std::vector<ListLine>& lines, ListLine line, const Selection& selection);

/// Sorts by what is asked for, then id, then file; what has no value is last in either direction.
void sort_lines(std::vector<ListLine>& lines, const Selection& selection);

/// Prints the first lines, as many as asked for.
void print_lines(Io& io, std::vector<ListLine> lines, const Layout& layout, const Selection& selection);

}  // namespace cme
