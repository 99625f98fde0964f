// SPDX-License-Identifier: MIT
#include "cli/row_groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <unordered_set>

#include "base/ascii.hpp"
#include "base/words.hpp"
#include "cli/remark_groups.hpp"

namespace cme {
namespace {

/// A narrower sheet may have rows of one cell that are activities.
constexpr std::size_t least_width = 3;

bool is_key(const Column& column, Field field) {
  return column.kind == ColumnKind::key && column.field == field;
}

std::optional<std::size_t> id_column(const SheetPlan& plan) {
  for (std::size_t i = 0; i < plan.width(); ++i) {
    if (is_key(plan.reading.columns[i], Field::id)) {
      return i;
    }
  }
  return std::nullopt;
}

bool is_about_credit(const Column& column) {
  return column.kind == ColumnKind::credit_types || is_key(column, Field::credits);
}

/// Whether the amounts and types of credit in the rows of one activity are combined.
bool gathers_credit(const SheetPlan& plan) {
  return std::ranges::any_of(plan.reading.columns,
                             [](const Column& column) { return is_about_credit(column) && column.gather; });
}

bool gathers(const SheetPlan& plan, std::size_t column) {
  const Column& each = plan.reading.columns[column];
  return each.gather || each.kind == ColumnKind::own || (is_about_credit(each) && gathers_credit(plan));
}

bool are_one(const SheetPlan& plan, const SheetRow& first, const SheetRow& row) {
  bool has_more = false;
  for (std::size_t i = 0; i < plan.width(); ++i) {
    if (cell_text(first, i) == cell_text(row, i)) {
      continue;
    }
    if (!gathers(plan, i)) {
      return false;
    }
    has_more = true;
  }
  return has_more;
}

std::size_t find_last_full_row(std::span<const SheetRow> rows) {
  const auto last = std::find_if(rows.rbegin(), rows.rend(), [](const SheetRow& row) {
    return !is_total(row) &&
           std::ranges::count_if(row.cells, [](const Cell& cell) { return !trim(cell.text).empty(); }) > 1;
  });
  return last == rows.rend() ? 0 : last->number;
}

/// Whether each record has the key of the column, other than its id and what sums can be about.
bool is_required(const Column& column) {
  return column.kind == ColumnKind::key && field_info(column.field).required && column.field != Field::id &&
         column.field != Field::credits;
}

/// Whether the row has nothing but words in the first column or in that of ids, such as `CARDIOLOGY` above the rows of
/// a group; in other columns, they may be a part of an activity.
bool has_only_first_words(const SheetPlan& plan, const SheetRow& row) {
  std::optional<std::size_t> filled;
  for (std::size_t i = 0; i < plan.width(); ++i) {
    if (cell_text(row, i).empty()) {
      continue;
    }
    if (filled) {
      return false;
    }
    filled = i;
  }
  if (!filled || is_number_text(cell_text(row, *filled))) {
    return false;
  }
  const Column& column = plan.reading.columns[*filled];
  return is_key(column, Field::id) || (*filled == 0 && !is_key(column, Field::title));
}

/// Whether the row has nothing but a number in a column of credits, and perhaps others in columns that add up: without
/// an id of its own, it is a sum without words.
bool is_sum_without_words(const SheetPlan& plan, const SheetRow& row) {
  bool has_credit = false;
  for (std::size_t i = 0; i < plan.width(); ++i) {
    if (cell_text(row, i).empty()) {
      continue;
    }
    const Column& column = plan.reading.columns[i];
    const bool is_credit = is_key(column, Field::credits);
    const bool may_add_up = column.kind != ColumnKind::key || is_credit || column.field == Field::fee;
    const bool is_number = row.cells[i].kind == CellKind::formula || is_number_text(cell_text(row, i));
    if (!may_add_up || !is_number) {
      return false;
    }
    has_credit = has_credit || is_credit;
  }
  return has_credit;
}

/// Whether the row has only words above the rows of a group, possibly with their sum if it would get an id.
bool is_heading_of_rows(const SheetPlan& plan, const SheetRow& row, std::size_t last_full_row) {
  const bool gets_id = plan.id && plan.id->is_next;
  if (gets_id && is_sum_without_words(plan, row)) {
    return true;
  }
  if (plan.width() < least_width || row.number > last_full_row) {
    return false;
  }
  if (!gets_id) {
    return has_only_first_words(plan, row);
  }
  std::size_t words = 0;
  std::size_t numbers = 0;
  std::size_t missing = 0;
  bool has_required_words = false;
  for (std::size_t i = 0; i < plan.width(); ++i) {
    const std::string_view text = cell_text(row, i);
    const bool is_needed = is_required(plan.reading.columns[i]);
    if (text.empty()) {
      missing += is_needed ? 1U : 0U;
    } else if (is_number_text(text)) {
      ++numbers;
    } else {
      ++words;
      has_required_words = has_required_words || is_needed;
    }
  }
  constexpr std::size_t most_that_an_activity_lacks = 1;
  return words == 1 && (numbers == 0 || (!has_required_words && missing > most_that_an_activity_lacks));
}

/// The rows after the first that do not repeat an earlier one in all columns that are, or are not, about credit.
std::vector<std::size_t> find_different_rows(const SheetPlan& plan, const RowGroup& group, bool about_credit) {
  std::vector<std::size_t> rows;
  std::set<std::vector<std::string_view>> known;
  for (std::size_t row = 0; row < group.rows.size(); ++row) {
    std::vector<std::string_view> texts;
    for (std::size_t i = 0; i < plan.width(); ++i) {
      if (is_about_credit(plan.reading.columns[i]) == about_credit) {
        texts.push_back(cell_text(*group.rows[row], i));
      }
    }
    const bool is_new = known.insert(std::move(texts)).second;
    if (row > 0 && is_new) {
      rows.push_back(row);
    }
  }
  return rows;
}

/// Appends the cells of the later rows in a column about credit. If nothing gathers credit, only what differs matters.
void append_credit_cells(const RowGroup& group, std::span<const std::size_t> rows, std::size_t column, bool is_gathered,
                         std::vector<PlacedCell>& cells) {
  for (const std::size_t row : rows) {
    const std::string_view text = cell_text(*group.rows[row], column);
    if (!text.empty() && (is_gathered || text != cell_text(*group.rows.front(), column))) {
      cells.push_back(
          {.column = column, .cell = &group.rows[row]->cells[column], .is_stray = !is_gathered, .row = row});
    }
  }
}

/// Appends the cells of later rows in a column for a key of one's own. Equal ones stay, so that lists that are gathered
/// beside each other keep their pairs; but what is the same in all rows is said once unless the map gathers it.
void append_own_cells(const RowGroup& group, std::span<const std::size_t> rows, std::size_t column, bool is_gathered,
                      std::vector<PlacedCell>& cells) {
  const std::string_view first = cell_text(*group.rows.front(), column);
  const bool is_same =
      std::ranges::all_of(rows, [&](std::size_t row) { return cell_text(*group.rows[row], column) == first; });
  for (const std::size_t row : rows) {
    if ((is_gathered || !is_same) && !cell_text(*group.rows[row], column).empty()) {
      cells.push_back({.column = column, .cell = &group.rows[row]->cells[column], .row = row});
    }
  }
}

/// Appends each text of the later rows in another column that no earlier row has.
void append_different_cells(const RowGroup& group, std::size_t column, bool is_gathered,
                            std::vector<PlacedCell>& cells) {
  std::unordered_set<std::string_view> texts{"", cell_text(*group.rows.front(), column)};
  for (const SheetRow* const row : std::span(group.rows).subspan(1)) {
    if (texts.insert(cell_text(*row, column)).second) {
      cells.push_back({.column = column, .cell = &row->cells[column], .is_stray = !is_gathered});
    }
  }
}

/// What the row is if it is no activity; empty if it may be one.
std::string_view what_is_no_activity(const SheetRow& row, const SheetPlan& plan, const Sheet& sheet) {
  if (!row.problem && is_total(row)) {
    return "is a total of other rows";
  }
  return !row.problem && repeats_headings(row, sheet, plan.headings) ? "repeats the headings" : "";
}

/// A sentence about rows that have only a heading or a sum.
std::string skipped_headings(const std::vector<std::size_t>& numbers) {
  return fmt::format("{} only a heading or a sum of other rows, and {} skipped: {}",
                     counted(numbers.size(), "row has", "rows have"), numbers.size() == 1 ? "was" : "were",
                     named_rows(numbers));
}

}  // namespace

std::string_view cell_text(const SheetRow& row, std::size_t column) {
  return column < row.cells.size() ? trim(row.cells[column].text) : std::string_view();
}

GroupedRows group_rows(const SheetPlan& plan, const Sheet& sheet) {
  const auto rows = std::span(sheet.rows).subspan(plan.headings.row + 1);
  GroupedRows grouped{.groups = {}, .skipped = {}, .last_full_row = find_last_full_row(rows)};
  std::vector<std::size_t> headings;  // the numbers of the rows
  std::map<std::string, std::size_t, std::less<>> places;
  const std::optional<std::size_t> column = plan.group_by ? plan.group_by : id_column(plan);
  for (const SheetRow& row : rows) {
    if (!row.problem && is_heading_of_rows(plan, row, grouped.last_full_row)) {
      headings.push_back(row.number);
      continue;
    }
    if (const std::string_view what = what_is_no_activity(row, plan, sheet); !what.empty()) {
      grouped.skipped.push_back(fmt::format("row {} {} and was skipped", row.number, what));
      continue;
    }
    const std::string key(column && !row.problem ? cell_text(row, *column) : std::string_view());
    const auto found = key.empty() ? places.end() : places.find(key);
    if (found != places.end() && (plan.group_by || are_one(plan, *grouped.groups[found->second].rows.front(), row))) {
      grouped.groups[found->second].rows.push_back(&row);
      continue;
    }
    if (!key.empty()) {
      places.emplace(key, grouped.groups.size());
    }
    grouped.groups.push_back({.rows = {&row}});
  }
  if (!headings.empty()) {
    grouped.skipped.push_back(skipped_headings(headings));
  }
  return grouped;
}

bool is_remark(const SheetPlan& plan, const GroupedRows& rows, const RowGroup& group) {
  return plan.id && plan.id->is_next && plan.width() >= least_width && rows.last_full_row > 0 &&
         group.rows.front()->number > rows.last_full_row;
}

std::vector<PlacedCell> cells_of(const SheetPlan& plan, const RowGroup& group) {
  std::vector<PlacedCell> cells;
  const SheetRow& first = *group.rows.front();
  const bool is_alone = group.rows.size() == 1;
  const bool is_credit_gathered = !is_alone && gathers_credit(plan);
  std::vector<std::size_t> rows_with_credit;
  std::vector<std::size_t> different_rows;
  if (is_credit_gathered) {
    rows_with_credit.resize(group.rows.size() - 1);
    std::iota(rows_with_credit.begin(), rows_with_credit.end(), std::size_t{1});
  } else if (!is_alone) {
    rows_with_credit = find_different_rows(plan, group, /*about_credit=*/true);
  }
  if (!is_alone) {
    different_rows = find_different_rows(plan, group, /*about_credit=*/false);
  }
  for (std::size_t i = 0; i < plan.width(); ++i) {
    if (!cell_text(first, i).empty()) {
      cells.push_back({.column = i, .cell = &first.cells[i]});
    }
    if (is_alone) {
      continue;
    }
    if (is_about_credit(plan.reading.columns[i])) {
      append_credit_cells(group, rows_with_credit, i, is_credit_gathered, cells);
    } else if (plan.reading.columns[i].kind == ColumnKind::own) {
      append_own_cells(group, different_rows, i, plan.reading.columns[i].gather, cells);
    } else {
      append_different_cells(group, i, gathers(plan, i), cells);
    }
  }
  return cells;
}

}  // namespace cme
