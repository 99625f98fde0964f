// SPDX-License-Identifier: MIT
#include "cli/import_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>
#include <regex>
#include <set>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "catalog/parallel.hpp"
#include "cli/locate.hpp"
#include "cli/map_text.hpp"
#include "cli/names.hpp"
#include "cli/sheet_plan.hpp"
#include "cli/talk.hpp"
#include "cme/record/encode.hpp"
#include "import/cell_text.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

/// Activities that are read before any of them is written.
constexpr std::size_t batch_size = 256;

/// Rows that a message names.
constexpr std::size_t most_named_rows = 5;

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

/// The sheet that the options name, or the only one that has rows.
const Sheet& choose_sheet(const SheetSource& source, const SheetFile& file, const SheetRequest& request) {
  if (file.sheets.empty()) {
    throw Error(fmt::format("{} has no rows", source.origin), "the first row must be the headings");
  }
  std::vector<std::string_view> names;
  for (const Sheet& sheet : file.sheets) {
    names.push_back(sheet.name);
  }
  if (request.sheet) {
    const auto found = std::ranges::find(file.sheets, *request.sheet, &Sheet::name);
    if (found == file.sheets.end()) {
      refuse_name("sheet with data", *request.sheet, names);
    }
    return *found;
  }
  if (file.sheets.size() > 1) {
    throw Error(fmt::format("{} has {} sheets with data", source.origin, file.sheets.size()),
                fmt::format("name one: --sheet {}", either_of(names)));
  }
  return file.sheets.front();
}

/// Remarks that are the same for many rows, each said once.
class RemarkGroups {
 public:
  void add(std::size_t row, const std::string& heading, const CellRemark& remark) {
    const auto [found, is_new] = places_.emplace(std::pair(heading, remark.what), groups_.size());
    if (is_new) {
      groups_.push_back({.heading = heading, .what = remark.what, .help = remark.help, .rows = {}, .count = 0});
    }
    Group& group = groups_[found->second];
    if (group.count == 0 || group.rows.back() != row) {
      ++group.count;
      if (group.rows.size() <= most_named_rows) {
        group.rows.push_back(row);
      }
    }
  }

  /// Each as a line: `sheet.xlsx:2:Type: warning: "Podcast" is not a format (119 rows: 2, 5, 9, …); write one of: …`.
  [[nodiscard]] std::vector<std::string> lines(std::string_view origin) const {
    std::vector<std::string> all;
    for (const Group& group : groups_) {
      std::string line = fmt::format("{}:{}:{}: warning: {}", origin, group.rows.front(), group.heading, group.what);
      if (group.count > 1) {
        const std::span<const std::size_t> named(group.rows.data(), std::min(group.rows.size(), most_named_rows));
        line += fmt::format(" ({} rows: {}{})", group.count, fmt::join(named, ", "),
                            group.count > named.size() ? ", …" : "");
      }
      all.push_back(group.help.empty() ? line : line + "; " + group.help);
    }
    return all;
  }

 private:
  struct Group {
    std::string heading;
    std::string what;
    std::string help;
    std::vector<std::size_t> rows;
    std::size_t count = 0;
  };

  std::map<std::pair<std::string, std::string>, std::size_t> places_;
  std::vector<Group> groups_;
};

/// The rows of one activity.
struct RowGroup {
  std::vector<const SheetRow*> rows;
};

std::string_view cell_text(const SheetRow& row, std::size_t column) {
  return column < row.cells.size() ? trim(row.cells[column].text) : std::string_view();
}

/// One pass over a sheet.
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
    next_id_ = target.files.empty() ? 1 : std::uint64_t{target.files.rbegin()->first} + 1;
  }

  /// Returns false if a record could not be written.
  bool run() {
    const std::vector<RowGroup> groups = group_rows();
    bool is_done = true;
    for (std::size_t begin = 0; begin < groups.size() && is_done; begin += batch_size) {
      is_done = take(std::span(groups).subspan(begin, std::min(batch_size, groups.size() - begin)));
      progress_.show("rows", begin + batch_size, groups.size());
    }
    progress_.clear();
    report();
    return is_done;
  }

  /// The rows with the ids that they got, to be updated later.
  [[nodiscard]] std::string sheet_with_ids() const;

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

  /// Rows that are one activity: by the column that the map names, or with the same id and the same cells but for keys
  /// of the office's own.
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

  /// Whether the row is no activity, which is remembered for the report.
  bool skips(const SheetRow& row) {
    if (row.problem) {
      return false;
    }
    if (is_total(row)) {
      skipped_.emplace_back(fmt::format("row {} adds up others and was skipped", row.number));
      return true;
    }
    if (repeats_headings(row, sheet_.rows[plan_.headings.row])) {
      skipped_.emplace_back(fmt::format("row {} has the headings again and was skipped", row.number));
      return true;
    }
    return false;
  }

  [[nodiscard]] bool are_one(const SheetRow& first, const SheetRow& row) const {
    bool has_more = false;
    for (std::size_t i = 0; i < plan_.width(); ++i) {
      const Column& column = plan_.reading.columns[i];
      if (cell_text(first, i) == cell_text(row, i)) {
        continue;
      }
      if (!column.gather && column.kind != ColumnKind::own) {
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
      if (read[i].has_leftovers) {
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
      if (plan_.is_text && has_other_width(*row)) {
        candidate.failures.push_back(fmt::format("{}:{}: the row has {}, and the headings are {}", plan_.origin,
                                                 row->number, counted(row->cells.size(), "cell"), plan_.width()));
        return;
      }
    }
    read = read_cells(plan_.reading, cells_of(group));
    candidate.activity = read.activity;
    candidate.has_leftovers = read.has_leftovers;
  }

  [[nodiscard]] bool has_other_width(const SheetRow& row) const {
    return row.cells.size() < plan_.width() ||
           std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(plan_.width()), row.cells.end(),
                       [](const Cell& cell) { return !trim(cell.text).empty(); });
  }

  /// The cells of the first row, and those of the others that say something else.
  [[nodiscard]] std::vector<PlacedCell> cells_of(const RowGroup& group) const {
    std::vector<PlacedCell> cells;
    const SheetRow& first = *group.rows.front();
    for (std::size_t i = 0; i < plan_.width(); ++i) {
      std::unordered_set<std::string_view> texts;
      for (const SheetRow* row : group.rows) {
        const std::string_view text = cell_text(*row, i);
        if (!text.empty() && texts.insert(text).second) {
          cells.push_back({.column = i, .cell = &row->cells[i], .is_stray = row != &first && !gathers(i)});
        }
      }
    }
    return cells;
  }

  [[nodiscard]] bool gathers(std::size_t column) const {
    return plan_.reading.columns[column].gather || plan_.reading.columns[column].kind == ColumnKind::own;
  }

  /// Gives the activity the id that the map takes from elsewhere; without one the row is refused.
  void settle_id(const RowGroup& group, Candidate& candidate, const ReadRow& read) {
    if (!candidate.activity) {
      return;
    }
    if (plan_.id && plan_.id->is_next) {
      candidate.activity->id = static_cast<std::uint32_t>(std::min<std::uint64_t>(next_id_++, max_activity_id));
      given_ids_[group.rows.front()->number] = *candidate.activity->id;
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

  /// What a record requires and a row does not say.
  void warn_of_missing(const RowGroup& group, const Candidate& candidate) {
    if (!candidate.activity || !request_.warns_of_missing) {
      return;
    }
    for (const FieldInfo& key : record_keys()) {
      if (key.required && encode_activity(*candidate.activity, std::span(&key.field, 1)).empty()) {
        remarks_.add(group.rows.front()->number, std::string(key.name),
                     {.column = 0, .what = "the record has none, and needs one"});
      }
    }
  }

  void report() {
    if (settings_.output.talk.quiet || importer_.mode() == ImportMode::check) {
      return;
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
  std::regex expression_;
  RemarkGroups remarks_;
  std::vector<std::string> skipped_;
  std::map<std::size_t, std::uint32_t> given_ids_;  ///< by the number of a row
};

void append_csv_cell(std::string& text, std::string_view cell) {
  if (cell.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
    text += cell;
    return;
  }
  text += '"';
  for (const char byte : cell) {
    text.append(byte == '"' ? 2 : 1, byte);
  }
  text += '"';
}

std::string SheetImport::sheet_with_ids() const {
  std::string text = "\xEF\xBB\xBFid";
  for (const std::string& heading : plan_.headings.names) {
    text += ',';
    append_csv_cell(text, heading);
  }
  text += "\r\n";
  for (const SheetRow& row : std::span(sheet_.rows).subspan(plan_.headings.row + 1)) {
    const auto id = given_ids_.find(row.number);
    if (id == given_ids_.end()) {
      continue;
    }
    text += std::to_string(id->second);
    for (std::size_t i = 0; i < plan_.width(); ++i) {
      text += ',';
      append_csv_cell(text, i < row.cells.size() ? row.cells[i].text : "");
    }
    text += "\r\n";
  }
  return text;
}

/// The file beside the sheet that has its ids: `sheet.xlsx` → `sheet-with-ids.csv`.
fs::path path_with_ids(const SheetSource& source, const Io& io) {
  const fs::path path = absolute_path(io, source.origin == "<stdin>" ? "sheet" : source.origin);
  return path.parent_path() / (path.stem().string() + "-with-ids.csv");
}

/// Says how the sheet is read, as far as a person may want to know.
void tell_reading(const SheetPlan& plan, const SheetFile& file, const Sheet& sheet, const SheetRequest& request,
                  Talk talk, Io& io) {
  if (file.encoding == Encoding::windows_1252 && !request.encoding) {
    print_note(io, talk,
               fmt::format("{} was read as Windows-1252, as it is not UTF-8; --encoding names another", plan.origin));
  }
  if (plan.headings.row > 0) {
    print_note(io, talk,
               fmt::format("{}: the headings are in row {}; what is above was skipped", plan.origin,
                           sheet.rows[plan.headings.row].number));
  }
  std::vector<std::string> names;
  for (const Column& column : plan.reading.columns) {
    if (column.kind == ColumnKind::derived) {
      names.push_back(column.heading);
    }
  }
  if (!names.empty()) {
    print_note(io, talk, fmt::format("skipped, as it follows from the rest: {}", fmt::join(names, ", ")));
  }
}

/// Throws Error if something is not settled: all headings that are not known, at once.
void check_settled(const SheetPlan& plan, const Sheet& sheet, const SheetRequest& request, Io& io) {
  const std::vector<std::size_t> unknown = request.ignore_unknown ? std::vector<std::size_t>() : unknown_columns(plan);
  if (unknown.empty() && has_ids(plan)) {
    return;
  }
  if (unknown.empty()) {
    throw Error(
        fmt::format("{} has no column \"id\" or \"Activity ID\"", plan.origin),
        "a map can say \"id: next\" for new ids, or where they are: \"id: {from: Link, match: 'node/([0-9]+)'}\"");
  }
  print_talk(io, fmt::format("{}: these lines of a map would settle what its columns hold:", plan.origin));
  for (const std::string& line : unsettled_map_lines(plan, sheet)) {
    print_talk(io, "  " + line);
  }
  throw Error(fmt::format("{} of {} {} not known", counted(unknown.size(), "heading"), plan.origin,
                          unknown.size() == 1 ? "is" : "are"),
              fmt::format("\"cme import {} --write-map map.yaml\" writes a map to correct; then use it with --map, or "
                          "--ignore-unknown",
                          plan.origin));
}

void write_new_file(const fs::path& path, std::string_view shown, std::string_view text) {
  if (const Result<Saved> saved = create_file(path, text); saved != Saved::yes) {
    throw Error(fmt::format("cannot write {}: {}", shown, saved ? "file exists" : saved.error()));
  }
}

}  // namespace

void write_map(const SheetSource& source, const SheetRequest& request, const std::string& map_file, Talk talk, Io& io) {
  const SheetFile file = read_file_of(source, request);
  const Sheet& sheet = choose_sheet(source, file, request);
  const SheetPlan plan = plan_sheet(source.origin, file, sheet, {});
  const std::string text = map_text(plan, sheet);
  if (map_file == "-") {
    return write(io, text);
  }
  write_new_file(absolute_path(io, map_file), map_file, text);
  if (!talk.quiet) {
    write_line(io, fmt::format("wrote {}: correct it, then run \"cme import {} --map {}\"", map_file, source.origin,
                               map_file));
  }
}

bool import_sheet(const SheetSource& source, const SheetRequest& request, const ImportTarget& target,
                  const Settings& settings, Io& io, Progress& progress, RecordImporter& importer) {
  const Talk talk = settings.output.talk;
  const SheetFile file = read_file_of(source, request);
  const Sheet& sheet = choose_sheet(source, file, request);
  SheetPlan plan = plan_sheet(source.origin, file, sheet, read_column_map(request.map, settings.reader, io));
  check_settled(plan, sheet, request, io);
  for (const std::size_t column : unknown_columns(plan)) {
    plan.reading.columns[column].kind = ColumnKind::skipped;
  }
  for (const auto column : {plan.id_from, plan.group_by}) {
    if (column && plan.reading.columns[*column].kind == ColumnKind::unknown) {
      plan.reading.columns[*column].kind = ColumnKind::skipped;
    }
  }
  const bool gives_ids = plan.id && plan.id->is_next && importer.mode() == ImportMode::write;
  const fs::path copy = path_with_ids(source, io);
  if (gives_ids && fs::exists(copy)) {
    throw Error(
        fmt::format("{} has got ids already: they are in {}", source.origin, relative_to(copy, io.working_directory)),
        "import that file with --update, or remove it to make new records");
  }
  if (importer.mode() != ImportMode::check) {
    tell_reading(plan, file, sheet, request, talk, io);
  }
  SheetImport import(plan, sheet, request, target, settings, io, progress, importer);
  const bool is_done = import.run();
  if (gives_ids) {
    write_new_file(copy, relative_to(copy, io.working_directory), import.sheet_with_ids());
    print_note(
        io, talk,
        fmt::format("{} has the rows with their new ids, for later updates", relative_to(copy, io.working_directory)));
  }
  return is_done;
}

}  // namespace cme
