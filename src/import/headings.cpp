// SPDX-License-Identifier: MIT
#include "import/headings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "import/cell_text.hpp"
#include "import/column.hpp"
#include "import/visible_text.hpp"

namespace cme {
namespace {

/// Titles are above the headings; no real sheet has more title rows.
constexpr std::size_t most_rows_above = 30;

std::size_t count_cells(const SheetRow& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row.cells, [](const Cell& cell) { return !trim(cell.text).empty(); }));
}

std::size_t count_known(const SheetRow& row, const Function<bool(std::string_view)>& is_known) {
  return static_cast<std::size_t>(std::ranges::count_if(row.cells, [&](const Cell& cell) {
    return cell.kind == CellKind::text && !trim(cell.text).empty() && is_known(one_line(cell.text));
  }));
}

/// The index of the row with the headings.
std::size_t find_heading_row(std::span<const SheetRow> rows, const Function<bool(std::string_view)>& is_known) {
  std::size_t best = 0;
  std::size_t most_known = 0;
  std::size_t widest = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t known = count_known(rows[i], is_known);
    if (known > most_known) {
      most_known = known;
      best = i;
    }
    widest = std::max(widest, count_cells(rows[i]));
  }
  if (most_known >= std::min(widest, std::size_t{2})) {
    return best;
  }
  const auto wide = std::ranges::find_if(rows, [&](const SheetRow& row) { return count_cells(row) * 2 > widest; });
  return static_cast<std::size_t>(wide - rows.begin());
}

/// `Title (2)` for the second of equal headings.
std::vector<std::string> number_repeats(const std::vector<std::string>& words) {
  std::set<std::string, std::less<>> taken(words.begin(), words.end());
  std::map<std::string, std::size_t, std::less<>> counts;
  std::vector<std::string> names;
  for (const std::string& word : words) {
    std::size_t& count = counts[word];
    std::string name = word;
    while (++count > 1 && !taken.insert(name = fmt::format("{} ({})", word, count)).second) {
    }
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

std::optional<Headings> find_headings(const Sheet& sheet, const Function<bool(std::string_view heading)>& is_known) {
  if (sheet.rows.empty()) {
    return std::nullopt;
  }
  const auto first = std::span(sheet.rows).first(std::min(sheet.rows.size(), most_rows_above));
  Headings headings{.row = find_heading_row(first, is_known), .words = {}, .names = {}};
  std::size_t width = 0;
  for (const SheetRow& row : std::span(sheet.rows).subspan(headings.row)) {
    width = std::max(width, row.cells.size());
  }
  const std::vector<Cell>& cells = sheet.rows[headings.row].cells;
  for (std::size_t column = 0; column < width; ++column) {
    std::string name = column < cells.size() ? one_line(keep_visible(cells[column].text).text) : std::string();
    headings.words.push_back(name.empty() ? "column " + column_letters(column) : std::move(name));
  }
  headings.names = number_repeats(headings.words);
  return headings;
}

bool is_number_text(std::string_view text) {
  constexpr std::size_t longest_unit = 20;
  const std::string_view bare = trim(text);
  const std::size_t begin = bare.find_first_not_of("$€£-+ ");
  if (begin == std::string_view::npos) {
    return true;
  }
  const std::size_t end = std::min(bare.find_first_not_of("0123456789.,%", begin), bare.size());
  return end > begin && bare.size() - end <= longest_unit &&
         bare.substr(end).find_first_of("0123456789:/-") == std::string_view::npos;
}

bool is_total(const SheetRow& row) {
  constexpr std::string_view words[] = {"total", "totals",    "grand total",   "subtotal",    "sum",      "average",
                                        "count", "sub-total", "total credits", "total hours", "total cme"};
  const auto first = std::ranges::find_if(row.cells, [](const Cell& cell) { return !trim(cell.text).empty(); });
  if (first == row.cells.end()) {
    return false;
  }
  std::string word = fold(first->text);
  word.erase(word.find_last_not_of(" :") + 1);
  const bool is_of_group = word.ends_with(" total") || word.ends_with(" totals") || word.ends_with(" subtotal") ||
                           word.starts_with("total for ") || word.starts_with("subtotal ");
  return (is_of_group || std::ranges::find(words, word) != std::end(words)) &&
         std::all_of(first + 1, row.cells.end(), [](const Cell& cell) { return is_number_text(cell.text); });
}

bool repeats_headings(const SheetRow& row, const SheetRow& headings) {
  return row.cells == headings.cells;
}

bool is_counter(const Sheet& sheet, std::size_t heading_row, std::size_t column) {
  std::optional<std::uint32_t> last;
  for (const SheetRow& row : std::span(sheet.rows).subspan(heading_row + 1)) {
    const std::string_view text = column < row.cells.size() ? trim(row.cells[column].text) : std::string_view();
    if (text.empty() || is_total(row)) {
      continue;
    }
    const auto number = parse_whole_number(text);
    if (!number || *number > max_cells || (last && *number != *last + 1) || (!last && *number > 1)) {
      return false;
    }
    last = number;
  }
  return last.has_value();
}

}  // namespace cme
