// SPDX-License-Identifier: MIT
#include "cli/sheet_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "catalog/parallel.hpp"
#include "cli/remark_groups.hpp"
#include "cli/talk.hpp"
#include "cme/model/visit_field.hpp"
#include "import/cell_date.hpp"
#include "import/cell_text.hpp"
#include "model/compare.hpp"

namespace cme {

namespace {

/// How many activities are read before any of them is written.
constexpr std::size_t batch_size = 256;

/// A narrower sheet may have rows of one cell that are activities.
constexpr std::size_t least_width = 3;

/// The rows of one activity.
struct RowGroup {
  std::vector<const SheetRow*> rows;
};

std::string_view cell_text(const SheetRow& row, std::size_t column) {
  return column < row.cells.size() ? trim(row.cells[column].text) : std::string_view();
}

/// One reading of a sheet.
class SheetImport {
 public:
  SheetImport(const SheetPlan& plan, const Sheet& sheet, const SheetRequest& request, const ImportTarget& target,
              const Settings& settings, Io& io, Progress& progress, RecordImporter& importer)
      : plan_(plan),
        sheet_(sheet),
        request_(request),
        settings_(settings),
        io_(io),
        progress_(progress),
        importer_(importer) {
    if (plan.id) {
      expression_ = std::regex(plan.id->match);
    }
    last_full_row_ = find_last_full_row();
    gathers_credit_ = std::ranges::any_of(
        plan.reading.columns, [](const Column& column) { return is_about_credit(column) && column.gather; });
    next_id_ = target.files.empty() ? 1 : std::uint64_t{target.files.rbegin()->first} + 1;
  }

  ImportedRows run() {
    const std::vector<RowGroup> groups = group_rows();
    bool is_done = true;
    for (std::size_t begin = 0; begin < groups.size() && is_done; begin += batch_size) {
      is_done = take(std::span(groups).subspan(begin, std::min(batch_size, groups.size() - begin)));
      progress_.show("rows", begin + batch_size, groups.size());
    }
    progress_.clear();
    report();
    return {.are_written = is_done, .given_ids = std::move(given_ids_)};
  }

 private:
  [[nodiscard]] std::optional<std::size_t> id_column() const {
    for (std::size_t i = 0; i < plan_.width(); ++i) {
      const Column& column = plan_.reading.columns[i];
      if (column.kind == ColumnKind::key && column.field == Field::id) {
        return i;
      }
    }
    return std::nullopt;
  }

  /// Rows that form one activity: by the column that the map names, or with the same id and the same cells except in
  /// the office's own keys.
  std::vector<RowGroup> group_rows() {
    std::vector<RowGroup> groups;
    std::map<std::string, std::size_t, std::less<>> places;
    const std::optional<std::size_t> column = plan_.group_by ? plan_.group_by : id_column();
    for (const SheetRow& row : std::span(sheet_.rows).subspan(plan_.headings.row + 1)) {
      if (skips(row)) {
        continue;
      }
      const std::string key(column && !row.problem ? cell_text(row, *column) : std::string_view());
      const auto found = key.empty() ? places.end() : places.find(key);
      if (found != places.end() && (plan_.group_by || are_one(*groups[found->second].rows.front(), row))) {
        groups[found->second].rows.push_back(&row);
        continue;
      }
      if (!key.empty()) {
        places.emplace(key, groups.size());
      }
      groups.push_back({.rows = {&row}});
    }
    return groups;
  }

  /// Whether the row is not an activity, which is kept for the report.
  bool skips(const SheetRow& row) {
    if (row.problem) {
      return false;
    }
    if (is_heading_of_rows(row)) {
      headings_of_rows_.push_back(row.number);
      return true;
    }
    if (is_total(row)) {
      skipped_.emplace_back(fmt::format("row {} is a total of other rows and was skipped", row.number));
      return true;
    }
    if (repeats_headings(row, sheet_.rows[plan_.headings.row])) {
      skipped_.emplace_back(fmt::format("row {} repeats the headings and was skipped", row.number));
      return true;
    }
    return false;
  }

  /// Whether the row has only words above the rows of a group, possibly with their sum, and would get an id:
  /// `CARDIOLOGY`.
  [[nodiscard]] bool is_heading_of_rows(const SheetRow& row) const {
    if (!plan_.id || !plan_.id->is_next || plan_.width() < least_width || row.number > last_full_row_) {
      return false;
    }
    std::size_t words = 0;
    std::size_t numbers = 0;
    std::size_t missing = 0;
    bool has_required_words = false;
    for (std::size_t i = 0; i < plan_.width(); ++i) {
      const std::string_view text = cell_text(row, i);
      const bool is_number = is_number_text(text);
      words += text.empty() || is_number ? std::size_t{0} : std::size_t{1};
      numbers += !text.empty() && is_number ? std::size_t{1} : std::size_t{0};
      missing += text.empty() && is_required(plan_.reading.columns[i]) ? std::size_t{1} : std::size_t{0};
      has_required_words = has_required_words || (!text.empty() && !is_number && is_required(plan_.reading.columns[i]));
    }
    constexpr std::size_t most_that_an_activity_lacks = 1;
    return words == 1 && (numbers == 0 || (!has_required_words && missing > most_that_an_activity_lacks));
  }

  /// Whether each record has the key of the column, other than its id and what sums can be about.
  static bool is_required(const Column& column) {
    return column.kind == ColumnKind::key && field_info(column.field).required && column.field != Field::id &&
           column.field != Field::credits;
  }

  [[nodiscard]] bool are_one(const SheetRow& first, const SheetRow& row) const {
    bool has_more = false;
    for (std::size_t i = 0; i < plan_.width(); ++i) {
      if (cell_text(first, i) == cell_text(row, i)) {
        continue;
      }
      if (!gathers(i)) {
        return false;
      }
      has_more = true;
    }
    return has_more;
  }

  bool take(std::span<const RowGroup> groups) {
    std::vector<Candidate> candidates(groups.size());
    std::vector<ReadRow> read(groups.size());
    const auto read_one = [&](std::size_t index) { read_group(groups[index], candidates[index], read[index]); };
    for_each_index(groups.size(), read_one, {.jobs = settings_.jobs});
    for (std::size_t i = 0; i < groups.size(); ++i) {
      settle_id(groups[i], candidates[i], read[i]);
      if (!candidates[i].activity) {
        continue;
      }
      for (const CellRemark& remark : read[i].remarks) {
        remarks_.add(groups[i].rows.front()->number, plan_.reading.columns[remark.column].heading, remark);
      }
      empty_words_ += read[i].empty_words;
      if (read[i].leftovers > 0) {
        importer_.count_doubtful();
      }
      warn_of_missing(groups[i], candidates[i]);
    }
    return importer_.take(candidates);
  }

  void read_group(const RowGroup& group, Candidate& candidate, ReadRow& read) const {
    const SheetRow& first = *group.rows.front();
    candidate.origin = fmt::format("{}:{}", plan_.origin, first.number);
    if (first.problem) {
      const std::size_t cell = first.problem->cell;
      candidate.failures.push_back(fmt::format("{}{}: {}", candidate.origin,
                                               cell < plan_.width() ? ":" + plan_.headings.names[cell] : "",
                                               first.problem->message));
      return;
    }
    for (const SheetRow* row : group.rows) {
      if (plan_.is_text && is_too_wide(*row)) {
        candidate.failures.push_back(fmt::format("{}:{}: the row has {}, but there are {}", plan_.origin, row->number,
                                                 counted(row->cells.size(), "cell"),
                                                 counted(plan_.width(), "heading")));
        return;
      }
    }
    if (is_remark(group)) {
      candidate.failures.push_back(fmt::format(
          "{}: the row has only one cell, after all other rows, and was read as a remark", candidate.origin));
      return;
    }
    read = read_cells(plan_.reading, cells_of(group));
    settle_dates(first, read);
    candidate.activity = std::move(read.activity);
    for (std::size_t i = 0; plan_.may_be_list && i < std::min(plan_.width(), first.cells.size()); ++i) {
      candidate.listed.push_back({.key = plan_.headings.names[i], .text = first.cells[i].text});
    }
    candidate.has_leftovers = read.leftovers > 0;
  }

  /// A date that may mean several days changes nothing if the record has one of them.
  void settle_dates(const SheetRow& row, ReadRow& read) const {
    const std::optional<std::uint32_t> id =
        plan_.id_from ? find_id_in(std::string(cell_text(row, *plan_.id_from))) : read.activity.id;
    const std::optional<Activity> old =
        read.doubtful.empty() || !id ? std::nullopt : importer_.find_record_to_update(*id);
    if (!old) {
      return;
    }
    for (const DoubtfulDate& date : read.doubtful) {
      const std::optional<Date> known = date_of(*old, plan_.reading.columns[date.column].field);
      if (known && std::ranges::find(date.days, *known) != date.days.end()) {
        settle_date(date, read);
      }
    }
  }

  static std::optional<Date> date_of(const Activity& activity, Field field) {
    std::optional<Date> date;
    visit_key(field, [&](auto member) {
      if constexpr (std::is_same_v<decltype(member), std::optional<Date> Activity::*>) {
        date = activity.*member;
      }
    });
    return date;
  }

  /// Programs omit empty cells at the end of a row, but do not add cells.
  [[nodiscard]] bool is_too_wide(const SheetRow& row) const {
    const std::size_t width = std::min(plan_.width(), row.cells.size());
    return std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(width), row.cells.end(),
                       [](const Cell& cell) { return !trim(cell.text).empty(); });
  }

  /// Whether it is a row with one cell after all rows with more, which would otherwise get a new id: `Last updated
  /// 1/5/2026`.
  [[nodiscard]] bool is_remark(const RowGroup& group) const {
    return plan_.id && plan_.id->is_next && plan_.width() >= least_width && last_full_row_ > 0 &&
           group.rows.front()->number > last_full_row_;
  }

  /// The number of the last row that has several cells; 0 if none has.
  [[nodiscard]] std::size_t find_last_full_row() const {
    const auto rows = std::span(sheet_.rows).subspan(plan_.headings.row + 1);
    const auto last = std::find_if(rows.rbegin(), rows.rend(), [](const SheetRow& row) {
      return !is_total(row) &&
             std::ranges::count_if(row.cells, [](const Cell& cell) { return !trim(cell.text).empty(); }) > 1;
    });
    return last == rows.rend() ? 0 : last->number;
  }

  /// The cells of the first row, and those of the other rows that differ.
  [[nodiscard]] std::vector<PlacedCell> cells_of(const RowGroup& group) const {
    std::vector<PlacedCell> cells;
    const SheetRow& first = *group.rows.front();
    const std::vector<std::size_t> rows_with_credit =
        group.rows.size() == 1 ? std::vector<std::size_t>() : find_rows_with_credit(group);
    for (std::size_t i = 0; i < plan_.width(); ++i) {
      if (!cell_text(first, i).empty()) {
        cells.push_back({.column = i, .cell = &first.cells[i]});
      }
      if (is_about_credit(plan_.reading.columns[i])) {
        for (const std::size_t row : rows_with_credit) {
          append_credit_cell(group, row, i, cells);
        }
        continue;
      }
      if (group.rows.size() == 1) {
        continue;
      }
      std::unordered_set<std::string_view> texts{"", cell_text(first, i)};
      for (const SheetRow* const row : std::span(group.rows).subspan(1)) {
        if (texts.insert(cell_text(*row, i)).second) {
          cells.push_back({.column = i, .cell = &row->cells[i], .is_stray = !gathers(i)});
        }
      }
    }
    return cells;
  }

  static bool is_about_credit(const Column& column) {
    return column.kind == ColumnKind::credit_types ||
           (column.kind == ColumnKind::key && column.field == Field::credits);
  }

  /// The rows after the first whose cells about credit, taken together, are not those of an earlier row.
  [[nodiscard]] std::vector<std::size_t> find_rows_with_credit(const RowGroup& group) const {
    std::vector<std::size_t> rows;
    std::set<std::vector<std::string_view>> known;
    for (std::size_t row = 0; row < group.rows.size(); ++row) {
      std::vector<std::string_view> texts;
      for (std::size_t i = 0; i < plan_.width(); ++i) {
        if (is_about_credit(plan_.reading.columns[i])) {
          texts.push_back(cell_text(*group.rows[row], i));
        }
      }
      const bool is_new = known.insert(texts).second;
      if (row > 0 && is_new) {
        rows.push_back(row);
      }
    }
    return rows;
  }

  /// Appends the cell of a later row if it is not empty. If nothing gathers credit, only what differs matters.
  void append_credit_cell(const RowGroup& group, std::size_t row, std::size_t column,
                          std::vector<PlacedCell>& cells) const {
    const std::string_view text = cell_text(*group.rows[row], column);
    if (!text.empty() && (gathers_credit_ || text != cell_text(*group.rows.front(), column))) {
      cells.push_back(
          {.column = column, .cell = &group.rows[row]->cells[column], .is_stray = !gathers_credit_, .row = row});
    }
  }

  [[nodiscard]] bool gathers(std::size_t column) const {
    const Column& each = plan_.reading.columns[column];
    return each.gather || each.kind == ColumnKind::own || (gathers_credit_ && is_about_credit(each));
  }

  /// Gives the activity the id from the source in the map; without one, the row is refused.
  void settle_id(const RowGroup& group, Candidate& candidate, const ReadRow& read) {
    if (!candidate.activity) {
      return;
    }
    if (plan_.id && plan_.id->is_next) {
      candidate.activity->id = static_cast<std::uint32_t>(std::min<std::uint64_t>(next_id_++, max_activity_id));
      for (const SheetRow* row : group.rows) {
        given_ids_[row->number] = *candidate.activity->id;
      }
    } else if (plan_.id_from) {
      candidate.activity->id = find_id_in(std::string(cell_text(*group.rows.front(), *plan_.id_from)));
    }
    if (!candidate.activity->id) {
      const auto remark = std::ranges::find_if(read.remarks, [&](const CellRemark& each) {
        return plan_.reading.columns[each.column].field == Field::id &&
               plan_.reading.columns[each.column].kind == ColumnKind::key;
      });
      const std::string heading = plan_.id_from ? plan_.headings.names[*plan_.id_from] : "id";
      candidate.failures.push_back(fmt::format("{}:{}: {}", candidate.origin, heading,
                                               remark != read.remarks.end() ? remark->what : "the row has no id"));
      candidate.activity = std::nullopt;
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> find_id_in(const std::string& text) const {
    constexpr std::size_t longest = 2000;
    std::smatch match;
    if (text.size() > longest || !std::regex_search(text, match, expression_)) {
      return std::nullopt;
    }
    const Result<std::uint32_t> id = parse_id(match[1].str());
    return id ? std::optional(*id) : std::nullopt;
  }

  /// Reports what a record requires and the row does not have.
  void warn_of_missing(const RowGroup& group, const Candidate& candidate) {
    if (!candidate.activity || !request_.warns_of_missing) {
      return;
    }
    for (const FieldInfo& key : record_keys()) {
      if (key.required && !has_value(*candidate.activity, key.field)) {
        remarks_.add(group.rows.front()->number, std::string(key.name),
                     {.column = 0, .what = "the record has none, and one is required"});
      }
    }
  }

  void report() {
    if (settings_.output.talk.quiet || importer_.mode() == ImportMode::check) {
      return;
    }
    if (!headings_of_rows_.empty()) {
      skipped_.push_back(fmt::format("{} only a heading or a sum of other rows, and {} skipped: {}",
                                     counted(headings_of_rows_.size(), "row has", "rows have"),
                                     headings_of_rows_.size() == 1 ? "was" : "were", named_rows(headings_of_rows_)));
    }
    if (empty_words_ > 0) {
      skipped_.push_back(fmt::format("{} that there is no value (N/A, NULL, a dash), and {} read as empty",
                                     counted(empty_words_, "cell says", "cells say"),
                                     empty_words_ == 1 ? "was" : "were"));
    }
    for (const std::string& line : skipped_) {
      print_note(io_, settings_.output.talk, fmt::format("{}: {}", plan_.origin, line));
    }
    for (const std::string& line : remarks_.lines(plan_.origin)) {
      print_talk(io_, line);
    }
  }

  const SheetPlan& plan_;
  const Sheet& sheet_;
  const SheetRequest& request_;
  const Settings& settings_;
  Io& io_;
  Progress& progress_;
  RecordImporter& importer_;
  std::uint64_t next_id_ = 1;
  std::size_t last_full_row_ = 0;
  bool gathers_credit_ = false;  ///< whether the amounts and types of credit in the rows of one activity are combined
  std::regex expression_;
  RemarkGroups remarks_;
  std::vector<std::string> skipped_;
  std::vector<std::size_t> headings_of_rows_;       ///< the numbers of rows that are no activity
  std::size_t empty_words_ = 0;                     ///< how many cells say that there is no value
  std::map<std::size_t, std::uint32_t> given_ids_;  ///< by row number
};

/// A cell with the guard that cme uses in CSV, in quotes if it contains any separator.
void append_csv_cell(std::string& text, std::string_view cell) {
  std::string safe;
  append_safe(safe, cell, Target::spreadsheet);
  const bool needs_quotes = !safe.starts_with('"') && safe.find_first_of(";\t|^") != std::string::npos;
  text += needs_quotes ? '"' + safe + '"' : safe;
}

}  // namespace

ImportedRows import_rows(const SheetPlan& plan, const Sheet& sheet, const SheetRequest& request,
                         const ImportTarget& target, const Settings& settings, Io& io, Progress& progress,
                         RecordImporter& importer) {
  return SheetImport(plan, sheet, request, target, settings, io, progress, importer).run();
}

std::string sheet_with_ids(const SheetPlan& plan, const Sheet& sheet,
                           const std::map<std::size_t, std::uint32_t>& given_ids) {
  // In countries with a decimal comma, the separator is a semicolon.
  const char separator = plan.reading.decimal_sign == DecimalSign::comma ? ';' : ',';
  std::string text = "\xEF\xBB\xBF" + std::string(given_id_heading);
  for (const std::string& heading : plan.headings.names) {
    text += separator;
    append_csv_cell(text, heading);
  }
  text += "\r\n";
  for (const SheetRow& row : std::span(sheet.rows).subspan(plan.headings.row + 1)) {
    const auto id = given_ids.find(row.number);
    if (id == given_ids.end()) {
      continue;
    }
    text += std::to_string(id->second);
    for (std::size_t i = 0; i < plan.width(); ++i) {
      const bool has_value = i < row.cells.size() && row.cells[i].kind != CellKind::formula;
      text += separator;
      append_csv_cell(text, has_value ? row.cells[i].text : "");
    }
    text += "\r\n";
  }
  return text;
}

}  // namespace cme
