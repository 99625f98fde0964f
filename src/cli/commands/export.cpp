// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "base/atomic_file.hpp"
#include "base/descriptor.hpp"
#include "base/files.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/activities.hpp"
#include "cli/commands/registry.hpp"
#include "cli/output_file.hpp"
#include "cli/selection_options.hpp"
#include "cli/talk.hpp"
#include "query/export_database.hpp"
#include "query/search_index.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

struct ExportOptions {
  std::string file;
};

constexpr std::string_view endings[] = {".sqlite", ".sqlite3", ".db"};

/// The first bytes of every SQLite database, and the offset of its application id. Source: SQLite, Database File
/// Format, section 1.3.
constexpr std::string_view database_magic("SQLite format 3\0", 16);
constexpr std::size_t application_place = 68;
constexpr std::size_t application_size = 4;

/// Whether the file is a database that `cme export` has written, according to its header.
bool is_export(std::string_view header) {
  std::uint32_t application = 0;
  for (const char byte : header.substr(std::min(application_place, header.size()), application_size)) {
    application = application << 8 | static_cast<unsigned char>(byte);
  }
  return header.starts_with(database_magic) && application == export_application_id;
}

/// The file to write. Throws Error if it must not be replaced.
fs::path find_target(const ExportOptions& options, const Settings& settings, const Io& io) {
  fs::path path = output_file(options.file, settings, io);
  const std::string ending = lower_ascii(path.extension().string());
  if (std::ranges::find(endings, ending) == std::end(endings)) {
    throw Error(
        fmt::format("{} is not the name of a database; it must end in .sqlite, .sqlite3 or .db", quote(options.file)),
        "other formats: cme list -o csv:FILE, -o ndjson:FILE, -o xlsx:FILE");
  }
  const Result<std::string> old = read_file(path, application_place + application_size);
  if (old && !old->empty() && !is_export(*old)) {
    throw Error(fmt::format("{} was not written by cme export and will not be replaced", options.file),
                "name another file, or remove this one");
  }
  // The target of a link is replaced, not the link itself.
  std::error_code unresolved;
  const fs::path real = fs::canonical(path, unresolved);
  return unresolved ? path : real;
}

/// The database that will be replaced, if there is one; keep it until then. Throws Error if replacing it would lose
/// something, or if SQLite would read files of the old database into the new one.
std::optional<EarlierExport> take_over(const fs::path& target, const std::string& name) {
  // Before SQLite opens the database: it would obey a journal beside it, which may name any file to be removed.
  for (const std::string_view ending : database_companions) {
    std::error_code unreadable;
    if (fs::exists(fs::symlink_status(fmt::format("{}{}", target.string(), ending), unreadable))) {
      throw Error(fmt::format("cannot write {}: there is {}{}, so another program is using it, or was stopped", name,
                              target.filename().string(), ending),
                  "close it there and try again, name another file, or remove what is left");
    }
  }
  std::optional<EarlierExport> earlier;
  std::error_code absent;
  const std::uintmax_t size = fs::file_size(target, absent);
  try {
    if (!absent && size > 0) {
      earlier.emplace(target.string());
      const std::vector<std::string> additions = earlier->additions();
      if (!additions.empty()) {
        throw Error(fmt::format("{} will not be replaced, because {} was added to it", name, quote(additions.front())),
                    "name another file; or copy what you need from this one, and remove it");
      }
    }
  } catch (const IndexError& error) {
    if (error.trouble() == IndexTrouble::in_use) {
      throw Error(fmt::format("cannot replace {}: another program is using it", name),
                  "close it there, or name another file");
    }
    throw Error(fmt::format("cannot replace {}: {}", name, error.what()), "name another file, or remove this one");
  }
  return earlier;
}

/// A database without a name, so that Ctrl-C leaves nothing of it.
struct NamelessDatabase {
  std::unique_ptr<ExportDatabase> tables;
  Descriptor file;
};

Result<NamelessDatabase> begin_database(const fs::path& target) {
  std::unique_ptr<ExportDatabase> tables;
  return open_nameless_file(
             target, [&tables](const fs::path& name) { tables = std::make_unique<ExportDatabase>(name.string()); })
      .map([&tables](Descriptor file) {
        return NamelessDatabase{std::move(tables), std::move(file)};
      });
}

/// What was written, and what was not.
struct Exported {
  std::size_t activities = 0;
  std::size_t without_own_id = 0;
  SkippedRecords skipped;
};

Exported fill_database(ExportDatabase& database, const Catalog& catalog, const Selection& selection,
                       ApprovalTypes& types, const Settings& settings, Io& io) {
  Exported exported;
  const auto look = [&](std::size_t file, const Activity& activity) -> Turn {
    if (!selection.approvals.empty()) {
      types.add(activity);
    }
    if (!matches(selection.filter, activity, settings.today.value)) {
      return {};
    }
    return [&, file, copy = std::make_unique<Activity>(activity)] {
      const bool is_added = database.add(*copy, catalog.shown(catalog.files[file]));
      exported.activities += is_added ? 1U : 0U;
      exported.without_own_id += is_added ? 0U : 1U;
    };
  };
  Progress progress(io, settings.output);
  exported.skipped =
      scan_activities(catalog.files, settings.reader, look, pace_of(settings.jobs, progress, catalog.files.size()));
  database.finish();
  return exported;
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<ExportOptions>(line);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const Selection selection = select_on(read_options<SelectionOptions>(line), settings.today.value);
  const fs::path target = find_target(options, settings, io);
  const Catalog catalog = open_catalog(settings, io);
  ApprovalTypes types(settings.project.config.approval_types);
  const auto require = [&name = options.file](const Result<void>& done) {
    if (!done) {
      throw Error(fmt::format("cannot write {}: {}", name, done.error()));
    }
  };
  Exported exported;
  const std::optional<EarlierExport> earlier = take_over(target, options.file);
  NamelessDatabase database;
  try {
    require(begin_database(target).map([&database](NamelessDatabase begun) { database = std::move(begun); }));
    exported = fill_database(*database.tables, catalog, selection, types, settings, io);
  } catch (const IndexError& error) {
    require(failure(error.what()));
  }
  types.check(selection.approvals);
  require(save_copy(target, database.file));
  print_note(
      io, settings.output.talk,
      fmt::format("{} written to {}", counted(exported.activities, "activity was", "activities were"), options.file));
  if (exported.without_own_id > 0) {
    print_warning(
        io, settings.output.talk,
        fmt::format("skipped {}: an earlier one has the same id, or there is none; run \"cme validate\" to see "
                    "which",
                    counted(exported.without_own_id, "record")));
  }
  return report_skipped(exported.skipped, catalog, selection, settings.output.talk, io);
}

constexpr const OptionGroup* groups[] = {&filter_options, &common_options};

constexpr std::string_view examples[] = {
    "cme export activities.sqlite",
    "cme export radiology.sqlite --board Radiology --status current",
};

}  // namespace

constinit const CommandSpec export_command{
    .name = "export",
    .summary = "Write the activities to an SQLite database",
    .about =
        "The file has tables for activities, credits, fees, approvals and everything else in the records, views that "
        "join them, and a full-text table. Datasette, DuckDB, R, Excel and other programs can read it. A database that "
        "cme wrote earlier is replaced once the new one is complete, unless another program is using it or a person "
        "has added a table or a column to it. docs/database.md describes the tables.",
    .operands = {.count = OperandCount::exactly_one,
                 .value = "FILE",
                 .complaint = "requires a file",
                 .help = "for example: cme export activities.sqlite",
                 .take = [](ExportOptions& options, const std::string& text) { options.file = text; }},
    .groups = groups,
    .examples = examples,
    .unknown_option_help = "the file needs no option: cme export activities.sqlite",
    .run = run};

}  // namespace cme
