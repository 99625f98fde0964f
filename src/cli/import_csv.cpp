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
  SheetImport(const ImportOptions& options, const ImportTarget& target, ImportMode mode, Io& io, Progress& progress)
      : options_(options), progress_(progress), io_(io), importer_(options, target, mode, io, progress), mode_(mode) {}

  /// Returns whether all that could be written was.
  bool run(std::istream& in, const std::string& file, const std::vector<ColumnName>& map) {
    CsvReader reader(in);
    const std::optional<CsvRow> head = reader.next();
    if (!head) {
      throw Error(fmt::format("{} has no rows", file), "the first row must be the headings");
    }
    columns_ = read_columns(file, *head, map);
    if (mode_ != ImportMode::check) {
      tell_derived(columns_, options_.common, io_);
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
      if (candidate.activity && !options_.update) {
        warn_of_missing(candidate);
      }
    };
    for_each_index(rows.size(), read, {.jobs = options_.common.jobs});
    if (!rows.empty()) {
      progress_.show(fmt::format("{} rows", rows.back().number));
    }
    return importer_.take(candidates);
  }

  const ImportOptions& options_;
  Progress& progress_;
  Io& io_;
  RecordImporter importer_;
  ImportMode mode_;
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

ExitCode import_csv(const ImportOptions& options, const Project& project, Io& io) {
  const std::string& file = *options.csv;
  const bool is_standard_input = file == "-";
  const std::vector<ColumnName> map = read_column_map(options, io);
  const ImportTarget target = open_import_target(options, project, io);
  Progress progress(io, options.common);
  const auto pass = [&](ImportMode mode, ImportTally& tally) {
    SheetImport sheet(options, target, mode, io, progress);
    std::ifstream stream = is_standard_input ? std::ifstream() : open_sheet(file, io);
    const bool is_done = sheet.run(is_standard_input ? io.in : stream, is_standard_input ? "<stdin>" : file, map);
    tally = sheet.tally();
    return is_done;
  };
  ImportTally tally;
  if (options.all_or_nothing) {
    pass(ImportMode::check, tally);
    progress.clear();
    if (tally.refused + tally.skipped > 0) {
      print_error(io.err, fmt::format("{} cannot be imported, so that nothing is written",
                                      counted(tally.refused + tally.skipped, "row")));
      return ExitCode::no;
    }
  }
  const bool is_done = pass(options.dry_run ? ImportMode::dry_run : ImportMode::write, tally);
  progress.clear();
  return finish_import(tally, options, !is_done, io);
}

}  // namespace cme
