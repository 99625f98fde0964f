// SPDX-License-Identifier: MIT
#include "cli/import_csv.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <optional>
#include <utility>

#include "base/files.hpp"
#include "base/words.hpp"
#include "catalog/parallel.hpp"
#include "cli/import_records.hpp"
#include "cli/locate.hpp"
#include "cli/sheet_columns.hpp"
#include "cli/talk.hpp"
#include "cme/record/encode.hpp"
#include "import/csv.hpp"
#include "import/sheet.hpp"

namespace cme {

namespace {

/// Rows that are read before any of them is written.
constexpr std::size_t batch_size = 256;

/// `sheet.csv:2:fee`, or without the column where there is none.
std::string place_of(std::string_view origin, const std::vector<Column>& columns, std::size_t column) {
  return column < columns.size() && !columns[column].heading.empty()
             ? fmt::format("{}:{}", origin, columns[column].heading)
             : std::string(origin);
}

/// What a record requires and a row does not say.
void warn_of_missing(Candidate& candidate) {
  for (const FieldInfo& key : record_keys()) {
    if (key.required && encode_activity(*candidate.activity, std::span(&key.field, 1)).empty()) {
      candidate.warnings.push_back(
          fmt::format("{}:{}: warning: the record has none, and needs one", candidate.origin, key.name));
    }
  }
}

void read_cells(const CsvRow& row, const std::vector<Column>& columns, Candidate& candidate) {
  ReadRow read = read_row(columns, row.cells);
  for (const CellRemark& problem : read.problems) {
    candidate.failures.push_back(
        fmt::format("{}: {}", place_of(candidate.origin, columns, problem.column), problem.message));
  }
  for (const CellRemark& warning : read.warnings) {
    candidate.warnings.push_back(
        fmt::format("{}: warning: {}", place_of(candidate.origin, columns, warning.column), warning.message));
  }
  if (read.problems.empty() && !read.activity.id) {
    candidate.failures.push_back(fmt::format("{}:id: the row has no id", candidate.origin));
  }
  if (candidate.failures.empty()) {
    candidate.activity = std::move(read.activity);
  }
}

Candidate read_candidate(const std::string& file, const CsvRow& row, const std::vector<Column>& columns) {
  Candidate candidate{.origin = fmt::format("{}:{}", file, row.number),
                      .activity = {},
                      .failures = {},
                      .warnings = {},
                      .has_leftovers = false};
  if (row.problem) {
    candidate.failures.push_back(
        fmt::format("{}: {}", place_of(candidate.origin, columns, row.problem->cell), row.problem->message));
  } else if (row.cells.size() != columns.size()) {
    candidate.failures.push_back(fmt::format("{}: the row has {}, and the headings are {}", candidate.origin,
                                             counted(row.cells.size(), "cell"), columns.size()));
  } else {
    read_cells(row, columns, candidate);
  }
  return candidate;
}

/// One pass over the spreadsheet.
class SheetImport {
 public:
  SheetImport(const ImportTarget& target, ImportMode mode, ExistingRecords existing, const Settings& settings, Io& io,
              Progress& progress)
      : mode_(mode),
        existing_(existing),
        settings_(settings),
        progress_(progress),
        io_(io),
        importer_(target, mode, existing, settings, io, progress) {}

  /// Returns whether all that could be written was.
  bool run(std::istream& in, const std::string& file, const std::vector<ColumnName>& map) {
    CsvReader reader(in);
    const std::optional<CsvRow> head = reader.next();
    if (!head) {
      throw Error(fmt::format("{} has no rows", file), "the first row must be the headings");
    }
    columns_ = read_columns(file, *head, map);
    if (mode_ != ImportMode::check) {
      tell_derived(columns_, settings_.output.talk, io_);
    }
    std::vector<CsvRow> rows;
    while (std::optional<CsvRow> row = reader.next()) {
      rows.push_back(*std::move(row));
      if (rows.size() == batch_size) {
        if (!take(file, rows)) {
          return false;
        }
        rows.clear();
      }
    }
    return take(file, rows);
  }

  [[nodiscard]] const ImportTally& tally() const { return importer_.tally(); }

 private:
  bool take(const std::string& file, const std::vector<CsvRow>& rows) {
    std::vector<Candidate> candidates(rows.size());
    const auto read = [&](std::size_t index) {
      Candidate& candidate = candidates[index];
      candidate = read_candidate(file, rows[index], columns_);
      if (candidate.activity && existing_ == ExistingRecords::refused) {
        warn_of_missing(candidate);
      }
    };
    for_each_index(rows.size(), read, {.jobs = settings_.jobs});
    if (!rows.empty()) {
      progress_.show(fmt::format("{} rows", rows.back().number));
    }
    return importer_.take(candidates);
  }

  ImportMode mode_;
  ExistingRecords existing_;
  const Settings& settings_;
  Progress& progress_;
  Io& io_;
  RecordImporter importer_;
  std::vector<Column> columns_;
};

std::ifstream open_sheet(const std::string& file, const Io& io) {
  const std::filesystem::path path = absolute_path(io, file);
  // Asks for no more than a byte, for the reason why it cannot be read.
  if (const Result<std::string> probe = read_file(path, 0); !probe) {
    throw Error(fmt::format("cannot read {}: {}", file, probe.error()));
  }
  return {path, std::ios::binary};
}

}  // namespace

ExitCode import_csv(const SheetRequest& request, const Settings& settings, Io& io) {
  const std::string& file = request.file;
  const bool is_standard_input = file == "-";
  const std::vector<ColumnName> map = read_column_map(request.map, settings.reader, io);
  const ImportTarget target = open_import_target(request.into, settings, io);
  Progress progress(io, settings.output);
  const auto pass = [&](ImportMode mode, ImportTally& tally) {
    SheetImport sheet(target, mode, request.existing, settings, io, progress);
    std::ifstream stream = is_standard_input ? std::ifstream() : open_sheet(file, io);
    const bool is_done = sheet.run(is_standard_input ? io.in : stream, is_standard_input ? "<stdin>" : file, map);
    tally = sheet.tally();
    return is_done;
  };
  ImportTally tally;
  if (request.all_or_nothing) {
    pass(ImportMode::check, tally);
    progress.clear();
    if (tally.refused + tally.skipped > 0) {
      print_error(io.err, fmt::format("{} cannot be imported, so that nothing is written",
                                      counted(tally.refused + tally.skipped, "row")));
      return ExitCode::no;
    }
  }
  const bool is_done = pass(request.mode, tally);
  progress.clear();
  return finish_import(tally, request.mode, !is_done, settings.output.talk, io);
}

}  // namespace cme
