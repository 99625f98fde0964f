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

std::string heading_in(const SheetRow& row, std::size_t column) {
  return column < row.cells.size() ? one_line(keep_visible(row.cells[column].text).text) : std::string();
}

bool has_only_words(const SheetRow& row) {
  return std::ranges::all_of(row.cells, [](const Cell& cell) {
    return trim(cell.text).empty() || (cell.kind == CellKind::text && !is_number_text(cell.text));
  });
}

/// Whether the heading is a known one that says nothing about what it belongs to.
bool may_be_of_anything(std::string_view heading) {
  constexpr std::string_view words[] = {
      "abstract",   "comments",  "date",  "description", "end date",    "expiration", "expiration date", "expires",
      "format",     "hyperlink", "id",    "link",        "note",        "notes",      "overview",        "review date",
      "start date", "summary",   "title", "url",         "web address", "web link",   "web site",        "website"};
  return std::ranges::find(words, fold(heading)) != std::end(words);
}

/// Whether the heading is only one of a thing that has several, whatever it is.
bool is_general(std::string_view heading) {
  constexpr std::string_view words[] = {"amount", "name", "number", "total", "type", "value"};
  return std::ranges::find(words, fold(heading)) != std::end(words);
}

/// Two rows that may be the headings of groups of columns and, below them, those of the columns.
class HeadingPair {
 public:
  /// `row` is the upper one.
  HeadingPair(const Sheet& sheet, std::size_t row, const Function<bool(std::string_view)>& is_known)
      : is_known_(is_known) {
    const SheetRow& upper = sheet.rows[row];
    const SheetRow& lower = sheet.rows[row + 1];
    if (!has_only_words(upper) || !has_only_words(lower)) {
      return;
    }
    for (std::size_t column = 0; column < std::max(upper.cells.size(), lower.cells.size()); ++column) {
      upper_.push_back(heading_in(upper, column));
      lower_.push_back(heading_in(lower, column));
    }
    covered_.resize(lower_.size());
    read_merges(sheet.merges, upper.number);
    find_groups();
  }

  /// Whether the lower row divides groups of columns, and the others have their headings in the upper one; if the
  /// groups are merged, also in the lower one.
  [[nodiscard]] bool has_parts_below() const {
    std::size_t known_below = 0;
    bool has_others = false;
    bool has_both = false;
    for (std::size_t i = 0; i < lower_.size(); ++i) {
      const bool is_below = !lower_[i].empty() && lower_[i] != upper_[i];
      if (is_in_group(i) || (is_below && has_merges_)) {
        known_below += is_known_(name(i)) ? std::size_t{1} : std::size_t{0};
        has_both = has_both || (!is_in_group(i) && !upper_[i].empty());
      } else if (is_below) {
        return false;
      } else {
        has_others = has_others || !upper_[i].empty();
      }
    }
    // Values of the first activity may be below a merged heading too, but they are not known headings.
    const bool is_unsure = has_both || !has_others;
    return has_group_ && (is_unsure ? known_below >= 2 : known_below >= 1 || !has_merges_);
  }

  /// Whether the upper row has headings of groups that some columns need, or those of columns without one below.
  [[nodiscard]] bool has_groups_above() const {
    std::set<std::string_view> words;
    std::size_t only_above = 0;
    std::size_t known_above = 0;
    bool explains = false;
    bool is_needed = false;
    for (std::size_t i = 0; i < lower_.size(); ++i) {
      if (lower_[i].empty() && !upper_[i].empty()) {
        ++only_above;
        known_above += is_known_(upper_[i]) ? std::size_t{1} : std::size_t{0};
      }
      const bool is_clear = lower_[i].empty() || (is_known_(lower_[i]) && words.insert(lower_[i]).second);
      is_needed = is_needed || !is_clear;
      explains = explains || (is_in_group(i) && (is_known_(groups_[i]) || (!is_clear && is_known_(joined(i)))));
    }
    if (only_above > 0) {
      return has_group_ && known_above >= (has_merges_ ? std::size_t{1} : std::size_t{2});  // otherwise it is a title
    }
    return has_group_ && is_needed && explains;
  }

  /// The heading of a column. `Link` below `Provider` is not that of the activity, but `Boards` are its boards
  /// anywhere.
  [[nodiscard]] std::string name(std::size_t column) const {
    const std::string& part = lower_[column];
    if (part.empty() || groups_[column].empty()) {
      return part.empty() ? upper_[column] : part;
    }
    const bool may_be_of_group = is_known_(groups_[column]) && is_known_(part) && may_be_of_anything(part);
    const bool is_alone = !may_be_of_group && (is_doubtful_[column] || (is_known_(part) && !is_known_(joined(column))));
    return is_alone ? part : joined(column);
  }

  [[nodiscard]] std::size_t width() const { return lower_.size(); }

 private:
  [[nodiscard]] std::string joined(std::size_t column) const { return groups_[column] + " " + lower_[column]; }

  [[nodiscard]] bool is_in_group(std::size_t column) const { return sizes_[column] > 1; }

  /// Reads how far the headings of the upper row, which is `row` of the sheet, reach.
  void read_merges(std::span<const CellRange> merges, std::size_t row) {
    std::vector<CellRange> ranges;
    std::ranges::copy_if(merges, std::back_inserter(ranges), [&](const CellRange& range) {
      return range.first_row <= row && row <= range.last_row && range.first_column + 1 < lower_.size();
    });
    std::ranges::sort(ranges, {}, &CellRange::first_column);
    const auto is_used = [&](std::size_t i) { return !lower_[i].empty() || !upper_[i].empty(); };
    std::size_t first_used = 0;
    while (first_used < lower_.size() && !is_used(first_used)) {
      ++first_used;
    }
    std::size_t end_used = lower_.size();
    while (end_used > first_used && !is_used(end_used - 1)) {
      --end_used;
    }
    std::size_t next = 0;
    for (const CellRange& range : ranges) {
      const std::size_t end = std::min(range.last_column + 1, lower_.size());
      // No program writes merged cells that overlap.
      if (range.first_column >= next && !upper_[range.first_column].empty()) {
        read_merge(range.first_column, end, first_used < range.first_column || end < end_used);
        next = end;
      }
    }
  }

  /// Reads how far a heading of the upper row reaches: from the column `first` to that before `end`. One that is above
  /// all others is a title, and one above a column without a heading and others with one belongs to none of them.
  void read_merge(std::size_t first, std::size_t end, bool has_others) {
    const auto below = std::span(lower_).subspan(first, end - first);
    const bool has_below = std::ranges::any_of(
        below, [&](const std::string& heading) { return !heading.empty() && heading != upper_[first]; });
    if (!has_others || (has_below && lower_[first].empty())) {
      upper_[first].clear();
    } else {
      has_merges_ = true;
      std::fill(covered_.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                covered_.begin() + static_cast<std::ptrdiff_t>(end), true);
    }
  }

  /// Whether the heading of the group in the column before is that of this column too. Without merged cells, it
  /// probably is where the upper row has no other.
  [[nodiscard]] bool is_spread(std::size_t column) const {
    return has_merges_ ? covered_[column] : upper_[column].empty();
  }

  /// A group begins at its heading and ends with its merged cell. Without one, it ends before the next heading, or
  /// before a column without a heading in either row.
  void find_groups() {
    groups_.resize(lower_.size());
    sizes_.resize(lower_.size());
    is_doubtful_.resize(lower_.size());
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= lower_.size(); ++i) {
      const bool goes_on = i > begin && i < lower_.size() && !groups_[i - 1].empty() && !lower_[i].empty() &&
                           lower_[i] != upper_[i] &&
                           (is_spread(i) || (!upper_[i].empty() && upper_[i] == groups_[i - 1]));
      if (!goes_on) {
        std::fill(sizes_.begin() + static_cast<std::ptrdiff_t>(begin), sizes_.begin() + static_cast<std::ptrdiff_t>(i),
                  i - begin);
        has_group_ = has_group_ || i - begin > 1;
        begin = i;
      }
      if (i < lower_.size()) {
        groups_[i] = goes_on ? groups_[i - 1] : lower_[i].empty() || lower_[i] == upper_[i] ? "" : upper_[i];
        is_doubtful_[i] = goes_on && !has_merges_ && upper_[i].empty() && is_past_group(i);
      }
    }
  }

  /// Whether a column in a row without merged cells may be past the end of the group that began before: after a heading
  /// that means nothing in the group, or one such as `Amount` after `Members`.
  [[nodiscard]] bool is_past_group(std::size_t column) const {
    return is_doubtful_[column - 1] || !is_known_(joined(column)) ||
           (is_general(lower_[column]) && !is_general(lower_[column - 1]));
  }

  const Function<bool(std::string_view)>& is_known_;
  std::vector<std::string> upper_;
  std::vector<std::string> lower_;
  std::vector<std::string> groups_;  ///< the group of each column, or empty
  std::vector<std::size_t> sizes_;   ///< how many columns are in it
  std::vector<bool> covered_;        ///< whether a merged cell of the upper row that begins before covers the column
  std::vector<bool> is_doubtful_;    ///< whether the group of the column is unsure
  bool has_group_ = false;
  bool has_merges_ = false;  ///< whether merged cells say how far groups reach
};

/// The names of the columns in the rows of headings. `headings` has the row that was found.
std::vector<std::string> read_names(const Sheet& sheet, Headings& headings,
                                    const Function<bool(std::string_view)>& is_known) {
  const std::size_t row = headings.row;
  const auto names_of = [](const HeadingPair& pair) {
    std::vector<std::string> names;
    for (std::size_t column = 0; column < pair.width(); ++column) {
      names.push_back(pair.name(column));
    }
    return names;
  };
  if (row + 1 < sheet.rows.size()) {
    if (const HeadingPair pair(sheet, row, is_known); pair.has_parts_below()) {
      ++headings.row;
      return names_of(pair);
    }
  }
  if (row > 0) {
    if (const HeadingPair pair(sheet, row - 1, is_known); pair.has_groups_above()) {
      --headings.first_row;
      return names_of(pair);
    }
  }
  std::vector<std::string> names;
  for (std::size_t column = 0; column < sheet.rows[row].cells.size(); ++column) {
    names.push_back(heading_in(sheet.rows[row], column));
  }
  return names;
}

std::string name_without_heading(std::size_t column) {
  return "column " + column_letters(column);
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
  const std::size_t found = find_heading_row(first, is_known);
  Headings headings{.first_row = found, .row = found, .words = {}, .names = {}};
  headings.words = read_names(sheet, headings, is_known);
  std::size_t width = headings.words.size();
  for (const SheetRow& row : std::span(sheet.rows).subspan(headings.row)) {
    width = std::max(width, row.cells.size());
  }
  headings.words.resize(width);
  for (std::size_t column = 0; column < width; ++column) {
    if (headings.words[column].empty()) {
      headings.words[column] = name_without_heading(column);
    }
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
  const bool has_digit = bare.substr(begin, end - begin).find_first_of("0123456789") != std::string_view::npos;
  return has_digit && bare.size() - end <= longest_unit &&
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
         std::all_of(first + 1, row.cells.end(),
                     [](const Cell& cell) { return cell.kind == CellKind::formula || is_number_text(cell.text); });
}

bool repeats_headings(const SheetRow& row, const Sheet& sheet, const Headings& headings) {
  return row.cells == sheet.rows[headings.row].cells || row.cells == sheet.rows[headings.first_row].cells;
}

bool is_unnamed(const Headings& headings, std::size_t column) {
  return headings.words[column] == name_without_heading(column);
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
