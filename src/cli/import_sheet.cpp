// SPDX-License-Identifier: MIT
#include "cli/import_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/atomic_file.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/locate.hpp"
#include "cli/map_text.hpp"
#include "cli/names.hpp"
#include "cli/output_file.hpp"
#include "cli/sheet_plan.hpp"
#include "cli/sheet_rows.hpp"
#include "cli/talk.hpp"
#include "import/encoding.hpp"
#include "import/workbook.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

SheetFile read_file_of(const SheetSource& source, const SheetRequest& request) {
  if (source.bytes.size() > max_sheet_bytes) {
    throw Error(fmt::format("{} is larger than {} MiB", source.origin, max_sheet_bytes >> 20));
  }
  Result<SheetFile> file = read_sheet_file(source.bytes, request.encoding);
  // A text table may have the name of a workbook, but then it is text.
  if (!file && has_workbook_name(source.origin) && !is_workbook(source.bytes) && !decode_text(source.bytes)) {
    throw Error(fmt::format("{} is not a workbook, although its name is that of one", source.origin),
                "the file may be damaged: save it again as .xlsx in a spreadsheet program");
  }
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

/// Reports which columns are not imported.
void report_columns(const SheetPlan& plan, const Sheet& sheet, Talk talk, Io& io) {
  std::vector<std::string> computed;
  std::vector<std::string> skipped;
  for (std::size_t i = 0; i < plan.width(); ++i) {
    const Column& column = plan.reading.columns[i];
    if (column.kind == ColumnKind::derived) {
      computed.push_back(column.heading);
    }
    const bool is_used = plan.id_from == i || plan.group_by == i;
    if (column.kind == ColumnKind::skipped && !is_used && has_text(plan, sheet, i)) {
      skipped.push_back(column.heading);
    }
  }
  if (!computed.empty()) {
    print_note(io, talk, fmt::format("skipped, because cme computes it: {}", fmt::join(computed, ", ")));
  }
  if (!skipped.empty()) {
    print_note(io, talk,
               fmt::format("{}: {} not imported: {}", plan.origin,
                           skipped.size() == 1 ? "this column is" : "these columns are", fmt::join(skipped, ", ")));
  }
}

/// Reports how the sheet is read, as far as it matters to a person.
void report_reading(const SheetPlan& plan, const SheetFile& file, const Sheet& sheet, const SheetRequest& request,
                    Talk talk, Io& io) {
  if (file.encoding == Encoding::windows_1252 && !request.encoding) {
    print_note(io, talk,
               fmt::format("{} is not UTF-8 and was read as Windows-1252; use --encoding to choose another encoding",
                           plan.origin));
  }
  const auto hidden =
      std::ranges::find_if(file.sheets, [&](const Sheet& each) { return each.is_hidden && each.name != sheet.name; });
  if (hidden != file.sheets.end() && !request.sheet) {
    print_note(io, talk,
               fmt::format("{}: the hidden sheet {} has data and is not imported; to read it: --sheet {}", plan.origin,
                           quote(hidden->name), quote(hidden->name)));
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
  report_columns(plan, sheet, talk, io);
}

/// Reports how rows with the same id can be one activity.
void report_repeats(const SheetPlan& plan, Talk talk, Io& io) {
  const auto& columns = plan.reading.columns;
  const auto of_ids = std::ranges::find_if(
      columns, [](const Column& column) { return column.kind == ColumnKind::key && column.field == Field::id; });
  const std::string heading = plan.id_from              ? columns[*plan.id_from].heading
                              : of_ids != columns.end() ? of_ids->heading
                                                        : std::string("id");
  print_note(io, talk,
             fmt::format("{}: if rows with the same id are one activity, say so in a map: \"group-by: {}\", and "
                         "\"gather: true\" for each column whose cells add up, such as credits",
                         plan.origin, safe_text(heading, Target::terminal)));
}

/// Throws Error if something is unclear, with all unknown headings at once.
void check_settled(const SheetPlan& plan, const Sheet& sheet, const SheetRequest& request, Io& io) {
  if (plan.headings.row + 1 == sheet.rows.size()) {
    throw Error(fmt::format("{} has no rows below the headings", plan.origin), "each row is an activity");
  }
  const std::vector<std::size_t> unknown = request.ignore_unknown ? std::vector<std::size_t>() : unknown_columns(plan);
  if (unknown.empty() && has_ids(plan)) {
    return;
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

/// Writes the copy with the new ids before any record: without it, the next run would create them again.
void write_copy(const fs::path& path, std::string_view shown, std::string_view text) {
  if (const Result<Saved> saved = create_file(path, text); saved != Saved::yes) {
    throw Error(
        fmt::format("cannot write {}, the copy with the new ids: {}", shown, saved ? "file exists" : saved.error()),
        "no record was written; the copy must be next to the spreadsheet: move the spreadsheet to another "
        "folder, or give it a shorter name");
  }
}

/// Removes the ids of rows whose records are others from the copy, so that it cannot update those.
void correct_copy(const fs::path& path, std::string_view shown, std::string_view before, std::string_view after) {
  const Result<Saved> saved = save_if_unchanged(path, before, after);
  if (saved != Saved::yes) {
    throw Error(fmt::format("cannot write {}: {}", shown, saved ? "another program changed it" : saved.error()),
                "remove the ids of the rows that were refused from it");
  }
}

void write_new_file(const fs::path& path, std::string_view shown, std::string_view text) {
  if (const Result<Saved> saved = create_file(path, text); saved != Saved::yes) {
    throw Error(fmt::format("cannot write {}: {}", shown, saved ? "file exists" : saved.error()),
                saved ? "delete it, or use another name" : "");
  }
}

/// How the sheet is read, with nothing unclear.
SheetPlan settle_plan(const SheetSource& source, const SheetFile& file, const Sheet& sheet, const SheetRequest& request,
                      const Settings& settings, Io& io) {
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
  return plan;
}

}  // namespace

void write_map(const SheetSource& source, const SheetRequest& request, const std::string& map_file,
               const Settings& settings, Io& io) {
  SheetFile file = read_file_of(source, request);
  Sheet& sheet = choose_sheet(source, file, request);
  const SheetPlan plan = plan_sheet(source.origin, file, sheet, {});
  const std::string text = map_text(plan, sheet);
  if (map_file == "-") {
    return write(io, text);
  }
  write_new_file(output_file(map_file, settings, io), map_file, text);
  if (!settings.output.talk.quiet) {
    write_line(io, fmt::format("wrote {}; correct it, then run \"cme import {} --map {}\"", map_file, source.origin,
                               map_file));
  }
}

bool import_sheet(const SheetSource& source, const SheetRequest& request, const Settings& settings, Io& io,
                  Progress& progress, RecordImporter& importer) {
  const Talk talk = settings.output.talk;
  SheetFile file = read_file_of(source, request);
  Sheet& sheet = choose_sheet(source, file, request);
  const SheetPlan plan = settle_plan(source, file, sheet, request, settings, io);
  const std::map<std::size_t, std::size_t> unread_links = use_links(plan, sheet);
  GroupedRows rows = group_rows(plan, sheet);
  const bool is_next = plan.id && plan.id->is_next;
  const GivenIds given_ids = is_next ? next_ids(plan, rows, importer.next_id()) : GivenIds();
  const bool gives_ids = !given_ids.empty() && importer.mode() == ImportMode::write;
  const fs::path copy = path_with_ids(source, io);
  const std::string shown_copy = relative_to(copy, io.working_directory);
  std::error_code unknown;  // a name that is too long is reported when the copy is written
  if (gives_ids && fs::exists(copy, unknown)) {
    throw Error(fmt::format("{} already has ids, in {}", source.origin, shown_copy),
                "import that file with --update, or remove it to create new records");
  }
  if (importer.mode() != ImportMode::check) {
    report_reading(plan, file, sheet, request, talk, io);
    for (const auto& [column, count] : unread_links) {
      print_note(
          io, talk,
          fmt::format("{}:{}: the words of {} lead to addresses, which were not read; a column of their own, such "
                      "as \"url\", would keep them",
                      plan.origin, plan.headings.names[column], counted(count, "cell")));
    }
  }
  const ImportTally before = importer.tally();
  if (!gives_ids) {
    const bool are_all_written =
        import_rows(plan, std::move(rows), given_ids, request, settings, io, progress, importer);
    if (importer.tally().repeated > before.repeated && importer.mode() != ImportMode::check) {
      report_repeats(plan, talk, io);
    }
    return are_all_written;
  }
  const std::string text = sheet_with_ids(plan, sheet, given_ids);
  write_copy(copy, shown_copy, text);
  const bool are_written = import_rows(plan, std::move(rows), given_ids, request, settings, io, progress, importer);
  if (importer.tally().written == before.written) {
    fs::remove(copy, unknown);  // no record has one of the ids
    return are_written;
  }
  if (!importer.refused_ids().empty()) {
    correct_copy(copy, shown_copy, text, sheet_with_ids(plan, sheet, given_ids, importer.refused_ids()));
  }
  print_note(io, talk, fmt::format("wrote {}: the rows with their new ids, for later updates", shown_copy));
  return are_written;
}

}  // namespace cme
