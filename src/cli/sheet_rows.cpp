// SPDX-License-Identifier: MIT
#include "cli/sheet_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/parallel.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/remark_groups.hpp"
#include "cli/talk.hpp"
#include "import/cell_text.hpp"
#include "import/heading_names.hpp"
#include "model/compare.hpp"

namespace cme {

namespace {

/// How many activities are read before any of them is written.
constexpr std::size_t batch_size = 256;

/// Programs omit empty cells at the end of a row, but do not add cells.
bool is_too_wide(const SheetPlan& plan, const SheetRow& row) {
  const std::size_t width = std::min(plan.width(), row.cells.size());
  return std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(width), row.cells.end(),
                     [](const Cell& cell) { return !trim(cell.text).empty(); });
}

/// Why the rows of the group are no activity, as a line; empty if they are one.
std::string find_failure(const SheetPlan& plan, const GroupedRows& rows, const RowGroup& group) {
  const SheetRow& first = *group.rows.front();
  const std::string origin = fmt::format("{}:{}", plan.origin, first.number);
  if (first.problem) {
    const std::size_t cell = first.problem->cell;
    return fmt::format("{}{}: {}", origin, cell < plan.width() ? ":" + plan.headings.names[cell] : "",
                       first.problem->message);
  }
  for (const SheetRow* row : group.rows) {
    if (plan.is_text && is_too_wide(plan, *row)) {
      return fmt::format("{}:{}: the row has {}, but there are {}", plan.origin, row->number,
                         counted(row->cells.size(), "cell"), counted(plan.width(), "heading"));
    }
  }
  if (is_remark(plan, rows, group)) {
    return fmt::format("{}: the row has only one cell, after all other rows, and was read as a remark", origin);
  }
  return "";
}

/// What the cells of a row leave open.
Unsaid unsaid_of(const SheetReading& reading, const ReadRow& read) {
  const auto have_parts = [&](Field field, const Function<bool(const Column&)>& has_part) {
    return std::ranges::all_of(reading.columns, [&](const Column& column) {
      const bool is_types = column.kind == ColumnKind::credit_types && field == Field::credits;
      return !is_types && (column.kind != ColumnKind::key || column.field != field || has_part(column));
    });
  };
  return {.has_leftovers = read.leftovers > 0,
          .rest_of_credits =
              have_parts(Field::credits, [](const Column& column) { return column.credit_type.has_value(); }),
          .rest_of_fee = have_parts(Field::fee, [](const Column& column) { return column.audience.has_value(); }),
          .currency = read.has_bare_prices,
          .approval_type = read.has_bare_boards};
}

/// One reading of a sheet.
class SheetImport {
 public:
  SheetImport(const SheetPlan& plan, GroupedRows rows, const GivenIds& given_ids, const SheetRequest& request,
              const Settings& settings, Io& io, Progress& progress, RecordImporter& importer)
      : plan_(plan),
        rows_(std::move(rows)),
        given_ids_(given_ids),
        without_constants_(without_constants(plan.reading)),
        request_(request),
        settings_(settings),
        io_(io),
        progress_(progress),
        importer_(importer) {
    if (plan.id) {
      expression_ = std::regex(plan.id->match);
    }
  }

  bool run() {
    const std::vector<RowGroup>& groups = rows_.groups;
    bool is_done = true;
    for (std::size_t begin = 0; begin < groups.size() && is_done; begin += batch_size) {
      is_done = take(std::span(groups).subspan(begin, std::min(batch_size, groups.size() - begin)));
      progress_.show("rows", begin + batch_size, groups.size());
    }
    progress_.clear();
    report();
    return is_done;
  }

 private:
  bool take(std::span<const RowGroup> groups) {
    std::vector<Candidate> candidates(groups.size());
    std::vector<ReadRow> read(groups.size());
    const auto read_one = [&](std::size_t index) { read_group(groups[index], candidates[index], read[index]); };
    for_each_index(groups.size(), read_one, {.jobs = settings_.jobs});
    for (std::size_t i = 0; i < groups.size(); ++i) {
      settle_id(groups[i], candidates[i], read[i]);
    }
    const TakenCandidates taken = importer_.take(candidates);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      // A refused row is reported with its reason only.
      if (taken.are_taken[i]) {
        collect_remarks(groups[i], candidates[i], read[i]);
      }
    }
    return taken.is_writable;
  }

  void collect_remarks(const RowGroup& group, const Candidate& candidate, const ReadRow& read) {
    for (const CellRemark& remark : read.remarks) {
      remarks_.add(group.rows.front()->number, plan_.reading.columns[remark.column].heading, remark);
    }
    empty_words_ += read.empty_words;
    if (read.leftovers > 0) {
      importer_.count_doubtful();
    }
    warn_of_missing(group, candidate);
  }

  void read_group(const RowGroup& group, Candidate& candidate, ReadRow& read) const {
    const SheetRow& first = *group.rows.front();
    candidate.origin = fmt::format("{}:{}", plan_.origin, first.number);
    if (std::string failure = find_failure(plan_, rows_, group); !failure.empty()) {
      candidate.failures.push_back(std::move(failure));
      return;
    }
    read = read_cells_of(group, plan_.reading);
    const std::optional<std::uint32_t> id = id_of(group, read);
    if (!plan_.reading.constants.empty() && id && importer_.may_update(*id)) {
      candidate.said = read_cells_of(group, without_constants_).activity;
    }
    candidate.activity = std::move(read.activity);
    for (std::size_t i = 0; plan_.may_be_list && i < std::min(plan_.width(), first.cells.size()); ++i) {
      candidate.listed.push_back({.key = plan_.headings.names[i], .text = first.cells[i].text});
    }
    candidate.reading = &without_constants_;
    candidate.unsaid = unsaid_of(without_constants_, read);
  }

  /// A date that may mean several days changes nothing if the record has one of them; nor does a text in which only
  /// characters were lost, or `N/A` for an own key.
  [[nodiscard]] ReadRow read_cells_of(const RowGroup& group, const SheetReading& reading) const {
    const std::vector<PlacedCell> cells = cells_of(plan_, group);
    ReadRow read = read_cells(reading, cells);
    const bool is_in_doubt = read.has_doubts || read.may_have_losses;
    const std::optional<std::uint32_t> id = is_in_doubt ? id_of(group, read) : std::nullopt;
    const std::optional<Activity> known = id ? importer_.find_record_to_update(*id) : std::nullopt;
    return known ? read_cells(reading, cells, &*known) : read;
  }

  /// The id in the cells of the activity.
  [[nodiscard]] std::optional<std::uint32_t> id_of(const RowGroup& group, const ReadRow& read) const {
    return plan_.id_from ? find_id_in(std::string(cell_text(*group.rows.front(), *plan_.id_from))) : read.activity.id;
  }

  /// Gives the activity the id from the source in the map; without one, the row is refused.
  void settle_id(const RowGroup& group, Candidate& candidate, const ReadRow& read) {
    if (!candidate.activity) {
      return;
    }
    if (plan_.id && plan_.id->is_next) {
      candidate.activity->id = given_ids_.at(group.rows.front()->number);
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
    if (!request_.warns_of_missing) {
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
    if (empty_words_ > 0) {
      rows_.skipped.push_back(fmt::format("{} that there is no value (N/A, NULL, a dash), and {} read as empty",
                                          counted(empty_words_, "cell says", "cells say"),
                                          empty_words_ == 1 ? "was" : "were"));
    }
    for (const std::string& line : rows_.skipped) {
      print_note(io_, settings_.output.talk, fmt::format("{}: {}", plan_.origin, line));
    }
    for (const std::string& line : remarks_.lines(plan_.origin)) {
      print_talk(io_, line);
    }
  }

  const SheetPlan& plan_;
  GroupedRows rows_;
  const GivenIds& given_ids_;
  SheetReading without_constants_;  ///< how the sheet itself is read
  const SheetRequest& request_;
  const Settings& settings_;
  Io& io_;
  Progress& progress_;
  RecordImporter& importer_;
  std::regex expression_;
  RemarkGroups remarks_;
  std::size_t empty_words_ = 0;  ///< how many cells say that there is no value
};

/// A cell with the guard that cme uses in CSV, in quotes if it contains any separator.
void append_csv_cell(std::string& text, std::string_view cell) {
  std::string safe;
  append_safe(safe, cell, Target::spreadsheet);
  const bool needs_quotes = !safe.starts_with('"') && safe.find_first_of(";\t|^") != std::string::npos;
  text += needs_quotes ? '"' + safe + '"' : safe;
}

}  // namespace

GivenIds next_ids(const SheetPlan& plan, const GroupedRows& rows, std::uint32_t first) {
  std::uint32_t next = first;
  GivenIds ids;
  for (const RowGroup& group : rows.groups) {
    if (find_failure(plan, rows, group).empty()) {
      for (const SheetRow* row : group.rows) {
        ids[row->number] = next;
      }
      next = std::min(next + 1, max_activity_id);
    }
  }
  return ids;
}

bool import_rows(const SheetPlan& plan, GroupedRows rows, const GivenIds& given_ids, const SheetRequest& request,
                 const Settings& settings, Io& io, Progress& progress, RecordImporter& importer) {
  return SheetImport(plan, std::move(rows), given_ids, request, settings, io, progress, importer).run();
}

std::string sheet_with_ids(const SheetPlan& plan, const Sheet& sheet, const GivenIds& given_ids,
                           const std::set<std::uint32_t>& others) {
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
    text += others.contains(id->second) ? "" : std::to_string(id->second);
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
