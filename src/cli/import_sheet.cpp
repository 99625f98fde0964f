// SPDX-License-Identifier: MIT
#include "cli/import_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/locate.hpp"
#include "cli/map_text.hpp"
#include "cli/names.hpp"
#include "cli/sheet_plan.hpp"
#include "cli/sheet_rows.hpp"
#include "cli/talk.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

SheetFile read_file_of(const SheetSource& source, const SheetRequest& request) {
  if (source.bytes.size() > max_sheet_bytes) {
    throw Error(fmt::format("{} is larger than {} MiB", source.origin, max_sheet_bytes >> 20));
  }
  Result<SheetFile> file = read_sheet_file(source.bytes, request.encoding);
  if (!file) {
    throw Error(fmt::format("cannot read {}: {}", source.origin, file.error()));
  }
  return *std::move(file);
}

/// The sheet that the options name, or the only visible one that has rows.
Sheet& choose_sheet(const SheetSource& source, SheetFile& file, const SheetRequest& request) {
  if (file.sheets.empty()) {
    throw Error(fmt::format("{} has no rows", source.origin), "the first row must be column headings");
  }
  std::vector<std::string_view> names;
  std::vector<std::string_view> shown;
  for (const Sheet& sheet : file.sheets) {
    names.push_back(sheet.name);
    if (!sheet.is_hidden) {
      shown.push_back(sheet.name);
    }
  }
  if (request.sheet && !file.is_text) {
    const auto found = std::ranges::find(file.sheets, *request.sheet, &Sheet::name);
    if (found == file.sheets.end()) {
      refuse_name("sheet with data", *request.sheet, names);
    }
    return *found;
  }
  if (shown.empty()) {
    throw Error(fmt::format("{} has data only in hidden sheets", source.origin),
                fmt::format("to read one that is hidden: --sheet {}", either_of(names)));
  }
  if (shown.size() > 1) {
    throw Error(fmt::format("{} has {} sheets with data", source.origin, shown.size()),
                fmt::format("choose one: --sheet {}", either_of(shown)));
  }
  return *std::ranges::find(file.sheets, false, &Sheet::is_hidden);
}

/// The file next to the sheet that has its ids: `sheet.xlsx` → `sheet-with-ids.csv`.
fs::path path_with_ids(const SheetSource& source, const Io& io) {
  const fs::path path = absolute_path(io, source.origin == "<stdin>" ? "sheet" : source.origin);
  return path.parent_path() / (path.stem().string() + "-with-ids.csv");
}

/// Whether a column has cells that would be lost without it; one without a heading may only number the rows.
bool has_text(const SheetPlan& plan, const Sheet& sheet, std::size_t column) {
  bool is_filled = false;
  for_each_cell(plan, sheet, column, [&is_filled](const Cell&) { is_filled = true; });
  return is_filled && !(is_unnamed(plan.headings, column) && is_counter(sheet, plan.headings.row, column));
}

/// Reports how the sheet is read, as far as it matters to a person.
void tell_reading(const SheetPlan& plan, const SheetFile& file, const Sheet& sheet, const SheetRequest& request,
                  Talk talk, Io& io) {
  if (file.encoding == Encoding::windows_1252 && !request.encoding) {
    print_note(io, talk,
               fmt::format("{} is not UTF-8 and was read as Windows-1252; use --encoding to choose another encoding",
                           plan.origin));
  }
  const std::size_t first = plan.headings.first_row;
  const std::size_t last = plan.headings.row;
  if (last > 0) {
    const std::string rows = first == last
                                 ? fmt::format("row {}", sheet.rows[last].number)
                                 : fmt::format("rows {} and {}", sheet.rows[first].number, sheet.rows[last].number);
    print_note(io, talk,
               fmt::format("{}: the headings are in {}{}", plan.origin, rows,
                           first > 0 ? "; the rows above were skipped" : ""));
  }
  std::vector<std::string> computed;
  std::vector<std::string> left_out;
  for (std::size_t i = 0; i < plan.width(); ++i) {
    const Column& column = plan.reading.columns[i];
    if (column.kind == ColumnKind::derived) {
      computed.push_back(column.heading);
    }
    const bool is_used = plan.id_from == i || plan.group_by == i;
    if (column.kind == ColumnKind::skipped && !is_used && has_text(plan, sheet, i)) {
      left_out.push_back(column.heading);
    }
  }
  if (!computed.empty()) {
    print_note(io, talk, fmt::format("skipped, because cme computes it: {}", fmt::join(computed, ", ")));
  }
  if (!left_out.empty()) {
    print_note(io, talk,
               fmt::format("{}: {} not imported: {}", plan.origin,
                           left_out.size() == 1 ? "this column is" : "these columns are", fmt::join(left_out, ", ")));
  }
}

/// Throws Error if something is unclear, with all unknown headings at once.
void check_settled(const SheetPlan& plan, const Sheet& sheet, const SheetRequest& request, Io& io) {
  const std::vector<std::size_t> unknown = request.ignore_unknown ? std::vector<std::size_t>() : unknown_columns(plan);
  if (unknown.empty() && has_ids(plan)) {
    return;
  }
  if (plan.headings.row + 1 == sheet.rows.size()) {
    throw Error(fmt::format("{} has no rows below the headings", plan.origin), "each row is an activity");
  }
  if (unknown.empty()) {
    throw Error(fmt::format("{} has no column \"id\" or \"Activity ID\"", plan.origin),
                "in a map, write \"id: next\" for new ids, or say where to find them: \"id: {from: Link, match: "
                "'node/([0-9]+)'}\"");
  }
  print_error(io, fmt::format("{} of {} {} not recognized", counted(unknown.size(), "heading"), plan.origin,
                              unknown.size() == 1 ? "is" : "are"));
  print_talk(io, "in a map, these lines would say what the columns are:");
  for (const std::string& line : unsettled_map_lines(plan, sheet)) {
    print_talk(io, "  " + line);
  }
  throw Error("nothing was imported from " + plan.origin,
              fmt::format("to create a map: \"cme import {} --write-map map.yaml\"; correct it and use it with --map, "
                          "or --ignore-unknown",
                          plan.origin));
}

void write_new_file(const fs::path& path, std::string_view shown, std::string_view text) {
  if (const Result<Saved> saved = create_file(path, text); saved != Saved::yes) {
    throw Error(fmt::format("cannot write {}: {}", shown, saved ? "file exists" : saved.error()),
                saved ? "delete it, or use another name" : "");
  }
}

}  // namespace

void write_map(const SheetSource& source, const SheetRequest& request, const std::string& map_file, Talk talk, Io& io) {
  SheetFile file = read_file_of(source, request);
  Sheet& sheet = choose_sheet(source, file, request);
  const SheetPlan plan = plan_sheet(source.origin, file, sheet, {});
  const std::string text = map_text(plan, sheet);
  if (map_file == "-") {
    return write(io, text);
  }
  write_new_file(absolute_path(io, map_file), map_file, text);
  if (!talk.quiet) {
    write_line(io, fmt::format("wrote {}; correct it, then run \"cme import {} --map {}\"", map_file, source.origin,
                               map_file));
  }
}

bool import_sheet(const SheetSource& source, const SheetRequest& request, const ImportTarget& target,
                  const Settings& settings, Io& io, Progress& progress, RecordImporter& importer) {
  const Talk talk = settings.output.talk;
  SheetFile file = read_file_of(source, request);
  Sheet& sheet = choose_sheet(source, file, request);
  SheetPlan plan = plan_sheet(source.origin, file, sheet, read_column_map(request.map, settings.reader, io));
  check_keys(plan);
  check_settled(plan, sheet, request, io);
  for (const std::size_t column : unknown_columns(plan)) {
    plan.reading.columns[column].kind = ColumnKind::skipped;
  }
  for (const auto column : {plan.id_from, plan.group_by}) {
    if (column && plan.reading.columns[*column].kind == ColumnKind::unknown) {
      plan.reading.columns[*column].kind = ColumnKind::skipped;
    }
  }
  const std::map<std::size_t, std::size_t> unread_links = use_links(plan, sheet);
  const bool gives_ids = plan.id && plan.id->is_next && importer.mode() == ImportMode::write;
  const fs::path copy = path_with_ids(source, io);
  if (gives_ids && fs::exists(copy)) {
    throw Error(fmt::format("{} already has ids, in {}", source.origin, relative_to(copy, io.working_directory)),
                "import that file with --update, or remove it to create new records");
  }
  if (importer.mode() != ImportMode::check) {
    tell_reading(plan, file, sheet, request, talk, io);
    for (const auto& [column, count] : unread_links) {
      print_note(
          io, talk,
          fmt::format("{}:{}: the words of {} lead to addresses, which were not read; a column of their own, such "
                      "as \"url\", would keep them",
                      plan.origin, plan.headings.names[column], counted(count, "cell")));
    }
  }
  const ImportedRows rows = import_rows(plan, sheet, request, target, settings, io, progress, importer);
  if (gives_ids) {
    write_new_file(copy, relative_to(copy, io.working_directory), sheet_with_ids(plan, sheet, rows.given_ids));
    print_note(io, talk,
               fmt::format("wrote {}: the rows with their new ids, for later updates",
                           relative_to(copy, io.working_directory)));
  }
  return rows.are_written;
}

}  // namespace cme
