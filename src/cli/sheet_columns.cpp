// SPDX-License-Identifier: MIT
#include "cli/sheet_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "cli/locate.hpp"
#include "cli/names.hpp"
#include "cli/talk.hpp"
#include "cme/base/result.hpp"
#include "cme/record/load.hpp"

namespace cme {

namespace {

constexpr std::string_view save_as_csv = "save the spreadsheet as \"CSV UTF-8\"";

/// Old spreadsheets for the Macintosh end lines so: all of the file is the first row then.
void check_line_ends(const std::string& file, const CsvRow& head) {
  for (const std::string& cell : head.cells) {
    const std::size_t end = cell.find('\r');
    if (end != std::string::npos && cell.substr(end, 2) != "\r\n") {
      throw Error(fmt::format("{}: its lines end with the character CR alone", file), std::string(save_as_csv));
    }
  }
}

/// What to do about a heading that is not known.
std::string help_for_heading(std::string_view heading) {
  if (heading.find_first_of(";\t") != std::string_view::npos) {
    return fmt::format("commas part the cells, or semicolons where the first row has no comma; {}", save_as_csv);
  }
  return "--map FILE says what a heading means; a key of your own starts with x-";
}

/// The headings that the map names must be there: one that is mistyped would do nothing.
void check_map(const std::vector<std::string>& headings, const std::vector<ColumnName>& map) {
  const std::vector<std::string_view> names(headings.begin(), headings.end());
  for (const ColumnName& column : map) {
    if (std::ranges::find(names, std::string_view(column.heading)) == names.end()) {
      refuse_name("heading of the spreadsheet", column.heading, names, "it stands in the map only");
    }
  }
}

bool hold_the_same(const Column& left, const Column& right) {
  return left.kind == right.kind && left.field == right.field && left.own_key == right.own_key &&
         left.kind != ColumnKind::unnamed && left.kind != ColumnKind::derived;
}

}  // namespace

std::vector<Column> read_columns(const std::string& file, const CsvRow& head, const std::vector<ColumnName>& map) {
  if (head.problem) {
    throw Error(fmt::format("{}:{}: {}", file, head.number, head.problem->message));
  }
  check_line_ends(file, head);
  std::vector<std::string> headings;
  for (const std::string& cell : head.cells) {
    headings.emplace_back(trim(cell));
  }
  check_map(headings, map);
  std::vector<Column> columns;
  for (const std::string& heading : headings) {
    const auto named = std::ranges::find(map, heading, &ColumnName::heading);
    std::optional<Column> column = find_column(heading, named == map.end() ? heading : named->name);
    if (!column) {
      refuse_name("column", heading, column_names(), help_for_heading(heading));
    }
    const auto first = std::ranges::find_if(columns, [&](const Column& each) { return hold_the_same(each, *column); });
    if (first != columns.end()) {
      throw Error(fmt::format("the columns {} and {} hold the same", quote(first->heading), quote(heading)));
    }
    columns.push_back(*std::move(column));
  }
  if (std::ranges::none_of(
          columns, [](const Column& column) { return column.kind == ColumnKind::key && column.field == Field::id; })) {
    throw Error(fmt::format("{} has no column \"id\" or \"Activity ID\"", file), "the first row must be the headings");
  }
  return columns;
}

std::vector<ColumnName> read_column_map(const std::optional<std::string>& file, YamlReader reader, const Io& io) {
  if (!file) {
    return {};
  }
  const Result<std::string> bytes = read_file(absolute_path(io, *file), max_record_bytes);
  if (!bytes) {
    throw Error(fmt::format("cannot read {}: {}", *file, bytes.error()));
  }
  LoadedColumnMap map = load_column_map(
      *file, *bytes, column_names(), [](std::string_view name) { return find_column(name, name).has_value(); }, reader);
  if (!map.findings.empty()) {
    throw BadProject(std::move(map.findings));
  }
  return std::move(map.columns);
}

void tell_derived(const std::vector<Column>& columns, Talk talk, Io& io) {
  std::vector<std::string> names;
  for (const Column& column : columns) {
    if (column.kind == ColumnKind::derived) {
      names.push_back(column.heading);
    }
  }
  if (!names.empty()) {
    print_note(io, talk, fmt::format("passed over, as it follows from the rest: {}", fmt::join(names, ", ")));
  }
}

}  // namespace cme
