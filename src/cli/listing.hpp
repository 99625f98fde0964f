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

/// Writes one line from its cells.
using LineWriter = std::string (*)(const std::vector<std::string>& cells);

/// How a list is printed, given its format and output.
struct Layout {
  const RowRenderer* renderer = nullptr;  ///< null for a table and for YAML
  bool is_table = false;
  bool is_results = false;  ///< a table with several lines for each activity
  bool is_workbook = false;
  LineWriter write_cells = nullptr;  ///< for CSV and TSV
  bool has_own_keys = false;         ///< for a workbook, CSV and TSV: whether `x-…` keys have columns
  bool is_terminal = false;          ///< a terminal, which control characters could affect
  bool is_build_log = false;         ///< a GitHub log, where some lines would be commands
  std::vector<Field> fields;
  Snippets snippets = Snippets::without;
  Color color = Color::off;
};

/// Throws Error if options contradict each other, or if the file that they name must not be written.
Layout choose_layout(const Selection& selection, const Settings& settings, const Io& io, Snippets snippets);

/// Reports the requested fields that YAML omits because they are not keys of a record.
void report_omitted_fields(const Selection& selection, Talk talk, Io& io);

/// One activity as it will be printed: rendered as soon as its record is read, so that the record can be freed.
struct ListLine {
  SortKey key;
  std::uint32_t id = 0;
  std::uint32_t file = 0;  ///< its index in the catalog
  bool is_expired = false;
  std::string text = {};                 ///< unless one of the next two
  std::unique_ptr<RowCells> cells = {};  ///< for a workbook, and for CSV and TSV with `x-…` keys
  std::unique_ptr<TableRow> row = {};    ///< for a table; through a pointer, since most long lists are not tables
};

/// `snippet` comes from SearchIndex. Safe to call from several threads.
ListLine make_line(const Row& row, std::size_t file, const Layout& layout, const Selection& selection,
                   const std::optional<std::string>& snippet);

/// Appends a line. If there is a limit, occasionally drops the lines that will not be among the first.
void add_line(std::vector<ListLine>& lines, ListLine line, const Selection& selection);

/// Sorts by the requested field, then id, then file; lines without a value are last in either direction.
void sort_lines(std::vector<ListLine>& lines, const Selection& selection);

/// Prints the first lines, up to the limit.
void print_lines(Io& io, std::vector<ListLine> lines, const Layout& layout, const Selection& selection);

}  // namespace cme
