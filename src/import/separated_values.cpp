// SPDX-License-Identifier: MIT
#include "import/separated_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <vector>

#include "base/ascii.hpp"
#include "base/byte_set.hpp"
#include "import/heading_names.hpp"
#include "import/page/page_lines.hpp"

namespace cme {
namespace {

/// The most common first.
constexpr std::string_view separators = "\t;,|^";

/// How many rows are examined to find the separator.
constexpr std::size_t sample_rows = 20;

/// The maximum length of a row in the sample.
constexpr std::size_t sample_bytes = std::size_t{1} << 16;

/// Each unclosed quote may cost as much as the largest cell.
constexpr std::size_t most_bytes_in_vain = 64 * max_cell_bytes;

constexpr const char* too_long = "the cell is longer than 1 MiB; probably a quote that opens here is never closed";
constexpr const char* closed_early =
    "a quote opens here and closes in the middle of the text; double each quote within the text";

/// The separator that Excel reads and writes in a special first line.
std::optional<char> find_named_separator(std::string_view text) {
  constexpr std::string_view mark = "sep=";
  const std::string_view line = text.substr(0, find_line_break(text.substr(0, mark.size() + 2)));
  const bool is_named = line.size() == mark.size() + 1 && lower_ascii(line.substr(0, mark.size())) == mark;
  return is_named ? std::optional(line.back()) : std::nullopt;
}

/// How often each separator occurs outside quotes, row by row.
std::vector<std::array<std::size_t, separators.size()>> count_separators(std::string_view text) {
  std::vector<std::array<std::size_t, separators.size()>> rows(1);
  bool is_in_quotes = false;
  for (const char byte : text.substr(0, sample_bytes)) {
    is_in_quotes = is_in_quotes != (byte == '"');
    if (is_in_quotes) {
      continue;
    }
    if (const std::size_t number = separators.find(byte); number != std::string_view::npos) {
      ++rows.back()[number];
    } else if (byte == '\n' || byte == '\r') {
      if (rows.size() == sample_rows) {
        break;
      }
      rows.emplace_back();
    }
  }
  return rows;
}

/// The first separator that makes the most rows equally wide, with at least two cells.
std::optional<char> find_usual_separator(std::string_view text) {
  const auto rows = count_separators(text);
  std::optional<char> best;
  std::size_t best_rows = 0;
  for (std::size_t number = 0; number < separators.size(); ++number) {
    std::map<std::size_t, std::size_t> widths;
    for (const auto& row : rows) {
      widths[row[number]] += row[number] > 0 ? std::size_t{1} : 0;
    }
    for (const auto& [width, count] : widths) {
      if (count > best_rows) {
        best = separators[number];
        best_rows = count;
      }
    }
  }
  return best;
}

bool is_blank(const std::vector<Cell>& cells) {
  return std::ranges::all_of(cells, [](const Cell& cell) { return trim_spaces(cell.text).empty(); });
}

/// Reads rows of quoted or unquoted cells.
class QuotedReader {
 public:
  QuotedReader(std::string_view text, char separator)
      : text_(text), separator_(separator), ends_of_bare_(std::string{'\n', '\r', separator}) {}

  [[nodiscard]] bool is_at_end() const { return offset_ == text_.size(); }

  /// How much was read that belongs to no row because of a wrong quote before it.
  [[nodiscard]] std::size_t bytes_read_in_vain() const { return bytes_read_in_vain_; }

  SheetRow read_row() {
    const std::size_t begin = offset_;
    SheetRow row{.number = ++number_, .cells = {}};
    row.cells.reserve(last_width_);
    row.problem = read_cells(row.cells);
    last_width_ = row.cells.size();
    if (row.problem) {
      // Back to the first line of the row: the lines after it may be separate rows.
      bytes_read_in_vain_ += offset_ - begin;
      offset_ = begin;
    }
    skip_line();
    return row;
  }

 private:
  [[nodiscard]] bool is_at_row_end() const { return is_at_end() || text_[offset_] == '\n' || text_[offset_] == '\r'; }

  void skip_line() {
    offset_ = find_line_break(text_, offset_);
    if (!is_at_end()) {
      offset_ += text_.substr(offset_, 2) == "\r\n" ? std::size_t{2} : std::size_t{1};
    }
  }

  std::optional<RowProblem> read_cells(std::vector<Cell>& cells) {
    while (true) {
      std::string cell;
      const bool is_quoted = !is_at_end() && text_[offset_] == '"';
      std::optional<std::string> problem = is_quoted ? read_quoted(cell) : read_bare(cell);
      if (!problem && cell.find('\0') != std::string::npos) {
        problem = "the file contains a NUL character";
      }
      cells.push_back({.text = std::move(cell)});
      if (problem) {
        return RowProblem{.cell = cells.size() - 1, .message = *std::move(problem)};
      }
      if (is_at_row_end()) {
        return std::nullopt;
      }
      ++offset_;
    }
  }

  /// Reads the text between quotes, with the quotes. Returns the problem, if there is one.
  std::optional<std::string> read_quoted(std::string& cell) {
    ++offset_;
    while (!is_at_end()) {
      const std::size_t quote = text_.find('"', offset_);
      if (quote == std::string_view::npos) {
        break;
      }
      if (quote - offset_ + cell.size() > max_cell_bytes) {
        return too_long;
      }
      cell.append(text_, offset_, quote - offset_);
      offset_ = quote + 1;
      if (is_at_end() || text_[offset_] != '"') {
        const bool is_cell_end = is_at_row_end() || text_[offset_] == separator_;
        return is_cell_end ? std::nullopt : std::optional<std::string>(closed_early);
      }
      cell += '"';
      ++offset_;
    }
    return "the quote that opens here is never closed";
  }

  /// Reads the text up to the next separator or line end. A quote inside it is part of it.
  std::optional<std::string> read_bare(std::string& cell) {
    const std::size_t end = ends_of_bare_.find_in(text_, offset_);
    if (end - offset_ > max_cell_bytes) {
      return too_long;
    }
    cell = text_.substr(offset_, end - offset_);
    offset_ = end;
    return std::nullopt;
  }

  std::string_view text_;
  std::size_t offset_ = 0;
  std::size_t number_ = 0;
  std::size_t last_width_ = 0;  ///< cells of the row before, which is most likely as wide
  char separator_;
  ByteSet ends_of_bare_;  ///< of a cell without quotes
  std::size_t bytes_read_in_vain_ = 0;
};

std::string unescape(std::string_view cell) {
  constexpr std::string_view escapes = "tnr\\";
  constexpr std::string_view meant = "\t\n\r\\";
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const std::size_t escape = cell[i] == '\\' && i + 1 < cell.size() ? escapes.find(cell[i + 1]) : std::string::npos;
    text += escape == std::string::npos ? cell[i] : meant[escape];
    i += escape == std::string::npos ? 0 : std::size_t{1};
  }
  return text;
}

/// Whether `cme list -o tsv` wrote the table: field names in the first line, and days left or JSON, which people do not
/// write.
bool is_own_table(std::string_view text) {
  const std::vector<Cell> headings = QuotedReader(text, '\t').read_row().cells;
  return are_names_of_list(headings) && (has_days_left(headings) || text.find("\t[{\"") != std::string_view::npos ||
                                         text.find("\t\"[{\"\"") != std::string_view::npos);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::string_view line : split(text, '\n')) {
    line.remove_suffix(line.ends_with('\r') ? 1 : 0);
    lines.push_back(line);
  }
  if (lines.back().empty()) {
    lines.pop_back();
  }
  return lines;
}

bool are_equally_wide(const std::vector<std::string_view>& lines) {
  const auto width = std::ranges::count(lines.front(), '\t');
  return std::ranges::all_of(lines, [width](std::string_view line) { return std::ranges::count(line, '\t') == width; });
}

/// Whether a cell begins with a quote that its line does not close: a person has put a line break into it.
bool has_open_cell(const std::vector<std::string_view>& lines) {
  return std::ranges::any_of(lines, [](std::string_view line) {
    const auto cells = split(line, '\t');
    return std::ranges::any_of(
        cells, [](std::string_view cell) { return cell.starts_with('"') && std::ranges::count(cell, '"') % 2 == 1; });
  });
}

/// Whether another program has put quotes around cells: around the headings, or around each cell with a comma or a
/// quote. `cme list` puts them around none.
bool are_quoted_by_program(const std::vector<std::string_view>& lines) {
  if (lines.front().starts_with('"')) {
    return true;
  }
  bool has_quoted = false;
  for (const std::string_view line : lines) {
    for (const std::string_view cell : split(line, '\t')) {
      const bool is_quoted = cell.size() > 1 && cell.starts_with('"') && cell.ends_with('"');
      if (!is_quoted && cell.find_first_of(",\"") != std::string_view::npos) {
        return false;
      }
      has_quoted = has_quoted || (is_quoted && cell.find(',') != std::string_view::npos);
    }
  }
  return has_quoted;
}

/// The text between the quotes that another program has put around a cell; nothing if there are none. `are_quoted` says
/// that another program has saved the table; otherwise only doubled quotes show that it has put the outer ones.
std::optional<std::string> between_quotes(std::string_view cell, bool are_quoted) {
  if (!cell.starts_with('"')) {
    return std::nullopt;
  }
  QuotedReader reader(cell, '\t');
  SheetRow row = reader.read_row();
  if (row.problem || !reader.is_at_end()) {
    return std::nullopt;
  }
  std::string& text = row.cells.front().text;
  const bool has_doubled = text.size() + 2 < cell.size();
  return are_quoted || has_doubled ? std::optional(std::move(text)) : std::nullopt;
}

SheetRow read_escaped_row(std::string_view line, std::size_t number, bool are_quoted) {
  SheetRow row{.number = number, .cells = {}};
  for (const std::string_view cell : split(line, '\t')) {
    const std::optional<std::string> text = between_quotes(cell, are_quoted);
    row.cells.push_back({.text = unescape(text ? *text : cell)});
  }
  return row;
}

/// Collects rows until there are too many cells.
class RowCollector {
 public:
  /// Returns false if there are too many.
  [[nodiscard]] bool take(SheetRow row) {
    if (!row.problem && is_blank(row.cells)) {
      return true;
    }
    cells_ += row.cells.size();
    rows_.push_back(std::move(row));
    return cells_ <= max_cells;
  }

  std::vector<SheetRow> take_rows() { return std::move(rows_); }

 private:
  std::vector<SheetRow> rows_;
  std::size_t cells_ = 0;
};

Result<void> too_many_cells() {
  return failure(fmt::format("it has more than {} cells", max_cells));
}

/// Reads a table of `cme list -o tsv` whose cells are each on one line.
Result<void> read_lines(const std::vector<std::string_view>& lines, RowCollector& rows) {
  const bool are_quoted = are_quoted_by_program(lines);
  std::size_t number = 0;
  for (const std::string_view line : lines) {
    if (!rows.take(read_escaped_row(line, ++number, are_quoted))) {
      return too_many_cells();
    }
  }
  return {};
}

/// Reads any other table.
Result<void> read_rows(std::string_view text, const SeparatedValues& values, RowCollector& rows) {
  QuotedReader reader(text, values.separator);
  if (find_named_separator(text)) {
    reader.read_row();
  }
  while (!reader.is_at_end()) {
    SheetRow row = reader.read_row();
    for (Cell& cell : std::span(row.cells).first(values.form == TextTable::escaped ? row.cells.size() : 0)) {
      cell.text = unescape(cell.text);
    }
    if (!rows.take(std::move(row))) {
      return too_many_cells();
    }
    if (reader.bytes_read_in_vain() > most_bytes_in_vain) {
      return failure("too many of its quotes are never closed");
    }
  }
  return {};
}

}  // namespace

std::optional<char> find_separator(std::string_view text) {
  const std::optional<char> named = find_named_separator(text);
  return named ? named : find_usual_separator(text);
}

Result<SeparatedValues> read_separated_values(std::string_view text) {
  SeparatedValues values{.separator = find_separator(text).value_or(','), .form = TextTable::quoted, .sheet = {}};
  values.form = values.separator == '\t' && is_own_table(text) ? TextTable::escaped : TextTable::quoted;
  const bool is_escaped = values.form == TextTable::escaped;
  const std::vector<std::string_view> lines = is_escaped ? lines_of(text) : std::vector<std::string_view>();
  RowCollector rows;
  const Result<void> read = is_escaped && (are_equally_wide(lines) || !has_open_cell(lines))
                                ? read_lines(lines, rows)
                                : read_rows(text, values, rows);
  if (!read) {
    return failure(read.error());
  }
  values.sheet.rows = rows.take_rows();
  return values;
}

}  // namespace cme
