// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.hpp"
#include "base/parallel.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "base/words.hpp"
#include "cli/commands/registry.hpp"
#include "cli/import_pages.hpp"
#include "cli/import_records.hpp"
#include "cli/import_sheet.hpp"
#include "cli/import_sources.hpp"
#include "cli/names.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"
#include "import/workbook.hpp"

namespace cme {

namespace {

struct ImportOptions {
  std::vector<std::string> paths;        ///< spreadsheets, pages and folders of pages, or `-`
  std::optional<std::string> csv;        ///< a file to read as a spreadsheet, or `-`
  std::optional<std::string> write_map;  ///< the file to write a map of the spreadsheet to
  std::optional<std::string> into;       ///< the folder to write into; if absent, the records folder
  std::optional<std::string> title;      ///< of the one page
  std::optional<Url> url;                ///< of the one page
  SheetRequest request;
  ImportMode mode = ImportMode::write;
  bool update = false;
  bool replace = false;         ///< an update may lose something of the record
  bool keep_going = false;      ///< the default, stated explicitly
  bool all_or_nothing = false;  ///< of a spreadsheet's rows
};

/// How many pages are read before any of them is written: enough for all cores, and little memory.
constexpr std::size_t batch_size = 64;

/// What the command line says about the page, because its text may omit it.
void add_typed(const ImportOptions& options, Candidate& candidate) {
  if (!candidate.activity) {
    return;
  }
  if (options.title) {
    candidate.activity->title = options.title;
  }
  if (options.url) {
    candidate.activity->url = options.url;
  }
}

std::vector<PageFile> read_pages(const std::vector<std::string>& paths, const ImportSources& sources, const Pace& pace,
                                 Io& io) {
  std::vector<PageFile> pages(paths.size());
  const auto read = [&](std::size_t index) {
    if (paths[index] == "-") {
      pages[index].candidate = read_page_text("<stdin>", *sources.standard_input);
    } else {
      pages[index] = read_page(paths[index], io);
    }
  };
  for_each_index(paths.size(), read, pace);
  return pages;
}

/// Imports the pages that could be read. Returns whether these were all.
bool take_candidates(std::vector<PageFile> pages, const ImportOptions& options, Io& io, std::vector<Candidate>& taken) {
  bool are_all = true;
  for (PageFile& page : pages) {
    if (page.unreadable.empty()) {
      add_typed(options, page.candidate);
      taken.push_back(std::move(page.candidate));
    } else {
      print_error(io, fmt::format("cannot read {}: {}", page.candidate.origin, page.unreadable));
      are_all = false;
    }
  }
  return are_all;
}

/// Returns whether all pages could be read and written.
bool import_pages(const ImportSources& sources, const ImportOptions& options, const Settings& settings, Io& io,
                  Progress& progress, RecordImporter& importer) {
  bool is_done = true;
  for (std::size_t done = 0; done < sources.pages.size(); done += batch_size) {
    const Pace pace{.jobs = settings.jobs, .on_progress = [&](std::size_t read) {
                      progress.show("pages", done + read, sources.pages.size());
                    }};
    const auto first = sources.pages.begin() + static_cast<std::ptrdiff_t>(done);
    const std::size_t count = std::min(batch_size, sources.pages.size() - done);
    const std::vector<std::string> batch(first, first + static_cast<std::ptrdiff_t>(count));
    std::vector<Candidate> candidates;
    is_done &= take_candidates(read_pages(batch, sources, pace, io), options, io, candidates);
    if (!importer.take(candidates).is_writable) {
      return false;
    }
  }
  return is_done;
}

/// Returns whether all spreadsheets could be read and written. One that cannot be read is reported, and the others
/// continue.
bool import_sheets(const ImportSources& sources, const SheetRequest& request, const Settings& settings, Io& io,
                   Progress& progress, RecordImporter& importer) {
  bool is_done = true;
  for (const SheetSource& sheet : sources.sheets) {
    if (sources.sheets.size() + sources.pages.size() == 1) {
      return import_sheet(sheet, request, settings, io, progress, importer);
    }
    try {
      is_done &= import_sheet(sheet, request, settings, io, progress, importer);
    } catch (const Error& error) {
      print_error(io, error.what(), error.help());
      is_done = false;
    }
  }
  return is_done;
}

/// Tries all spreadsheets without writing. Returns whether every row can be imported, and reports how many cannot.
bool are_sound(const ImportSources& sources, const SheetRequest& request, ExistingRecords existing,
               const ImportTarget& target, const Settings& settings, Io& io, Progress& progress) {
  RecordImporter trial(target, ImportMode::check, existing, settings, io, progress);
  for (const SheetSource& sheet : sources.sheets) {
    import_sheet(sheet, request, settings, io, progress, trial);
  }
  progress.clear();
  const ImportTally& tally = trial.tally();
  const std::size_t unsound = tally.refused + tally.skipped + std::max(tally.doubtful, tally.incomplete);
  if (unsound > 0) {
    print_error(io, fmt::format("{} cannot be imported; nothing was written", counted(unsound, "row")));
  }
  return unsound == 0;
}

std::vector<std::string_view> usual_encodings() {
  return {"utf-8", "utf-16", "windows-1252"};
}

std::string read_title(const std::string& text) {
  if (trim(text).empty() || valid_utf8_prefix(text) != text.size()) {
    throw Error(fmt::format("--title: {} is not a title; write it as text", quote(text)));
  }
  return std::string(trim(text));
}

constexpr std::string_view only_for_pages = "--title and --url are for a page; in a spreadsheet, use columns";

void check_options(const ImportOptions& options) {
  if (options.csv && (options.title || options.url)) {
    throw Error(std::string(only_for_pages));
  }
  if (options.all_or_nothing && options.keep_going) {
    throw Error("--keep-going and --all-or-nothing cannot be used together");
  }
  if (options.write_map && options.request.map) {
    throw Error("--write-map and --map cannot be used together");
  }
  if (options.write_map &&
      (options.into || options.update || options.replace || options.all_or_nothing || options.request.ignore_unknown)) {
    throw Error(
        "--write-map imports nothing, so --into, --update, --replace, --all-or-nothing and "
        "--ignore-unknown have no effect",
        "write the map first, then import with --map");
  }
  if (options.replace && !options.update) {
    throw Error("--replace requires --update", "use --update --replace");
  }
  if (!options.csv && options.paths.empty()) {
    throw Error("cme import requires a spreadsheet, a page or a folder of pages",
                options.write_map ? "\"--write-map\" is followed by the name of the map: cme import activities.xlsx "
                                    "--write-map map.yaml"
                                  : "for example: cme import activities.xlsx; \"-\" reads standard input");
  }
}

/// Refuses options that apply only to other kinds of input.
void check_sources(const ImportOptions& options, const ImportSources& sources) {
  const std::size_t count = sources.pages.size() + sources.sheets.size();
  if ((options.title || options.url) && sources.pages.empty()) {
    throw Error(std::string(only_for_pages));
  }
  if ((options.title || options.url) && count > 1) {
    throw Error(fmt::format("--title and --url apply to one page, but there are {}", count));
  }
  if (options.write_map && (sources.sheets.size() != 1 || count != 1)) {
    throw sources.sheets.empty()
        ? Error(fmt::format("{} is not a spreadsheet, and --write-map works only with one", sources.pages.front()))
        : Error("--write-map works with one spreadsheet at a time");
  }
  const SheetRequest& request = options.request;
  if (sources.sheets.empty() &&
      (request.map || request.sheet || request.encoding || request.ignore_unknown || options.all_or_nothing)) {
    throw Error(
        "--map, --sheet, --encoding, --ignore-unknown and --all-or-nothing apply to a spreadsheet, but "
        "there is none",
        "use --csv FILE to read a file as a spreadsheet");
  }
  const auto is_workbook_file = [](const SheetSource& source) { return is_workbook(source.bytes); };
  if (request.sheet && std::ranges::none_of(sources.sheets, is_workbook_file)) {
    throw Error(fmt::format("--sheet chooses a sheet of a workbook, but {} is a text table without sheets",
                            sources.sheets.front().origin),
                "remove --sheet");
  }
  if (request.encoding && std::ranges::all_of(sources.sheets, is_workbook_file)) {
    throw Error(fmt::format("--encoding is for a text table, but {} is a workbook, which says its encoding itself",
                            sources.sheets.front().origin),
                "remove --encoding");
  }
}

ExitCode run(const CommandLine& line, Io& io) {
  auto options = read_options<ImportOptions>(line);
  check_options(options);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  const ImportSources sources = find_sources(options.paths, options.csv, io);
  if (sources.pages.empty() && sources.sheets.empty()) {
    return ExitCode::failed;
  }
  check_sources(options, sources);
  if (options.write_map) {
    const std::string file = options.mode == ImportMode::dry_run ? "-" : *options.write_map;
    write_map(sources.sheets.front(), options.request, file, settings, io);
    return ExitCode::yes;
  }
  options.request.warns_of_missing = !options.update;
  const ExistingRecords existing = options.replace  ? ExistingRecords::replaced
                                   : options.update ? ExistingRecords::updated
                                                    : ExistingRecords::refused;
  const ImportTarget target = open_import_target(options.into, settings, io);
  Progress progress(io, settings.output);
  if (options.all_or_nothing && !are_sound(sources, options.request, existing, target, settings, io, progress)) {
    return ExitCode::no;
  }
  RecordImporter importer(target, options.mode, existing, settings, io, progress);
  bool is_done = sources.are_complete;
  is_done &= import_pages(sources, options, settings, io, progress, importer);
  is_done &= import_sheets(sources, options.request, settings, io, progress, importer);
  progress.clear();
  return finish_import(importer.tally(), options.mode, !is_done, settings.output.talk, io);
}

constexpr OptionSpec sources[] = {
    {.names = "--map",
     .value = "FILE",
     .help = "a YAML file of \"heading: key\" lines that says what the headings mean",
     .take = [](ImportOptions& options, const std::string& text) { options.request.map = text; }},
    {.names = "--write-map",
     .value = "FILE",
     .help = "write a map to correct, with sample values of each column, and stop; with --dry-run, print it",
     .take = [](ImportOptions& options, const std::string& text) { options.write_map = text; }},
    {.names = "--ignore-unknown",
     .kind = OptionKind::flag,
     .help = "skip columns that are not recognized",
     .take = [](ImportOptions& options, const std::string&) { options.request.ignore_unknown = true; }},
    {.names = "--sheet",
     .value = "NAME",
     .help = "the sheet to read, if several have data",
     .take = [](ImportOptions& options, const std::string& text) { options.request.sheet = text; }},
    {.names = "--encoding",
     .value = "NAME",
     .help = "the encoding of a CSV file, if detection fails: utf-8, utf-16, windows-1252 or another one",
     .choices = usual_encodings,
     .take = [](ImportOptions& options, const std::string& text) { options.request.encoding = text; }},
    {.names = "--csv",
     .value = "FILE",
     .help = "read FILE as a spreadsheet, whatever it looks like; \"-\" is standard input",
     .take = [](ImportOptions& options, const std::string& text) { options.csv = text; }},
    {.names = "--title",
     .value = "TEXT",
     .help = "the title of the activity (one page only)",
     .take = [](ImportOptions& options, const std::string& text) { options.title = read_title(text); }},
    {.names = "--url",
     .value = "ADDRESS",
     .help = "the registration address (one page only)",
     .take = [](ImportOptions& options,
                const std::string& text) { options.url = value_or_refuse("--url", Url::parse(text)); }},
};

constexpr OptionSpec effects[] = {
    {.names = "--into",
     .value = "FOLDER",
     .help = "write to this folder instead of the records folder; it is created if it does not exist",
     .take = [](ImportOptions& options, const std::string& text) { options.into = text; }},
    {.names = "--update",
     .kind = OptionKind::flag,
     .help = "update existing records where the values differ",
     .take = [](ImportOptions& options, const std::string&) { options.update = true; }},
    {.names = "--replace",
     .kind = OptionKind::flag,
     .help = "update also where the record loses something, and name it",
     .take = [](ImportOptions& options, const std::string&) { options.replace = true; }},
    {.names = "--dry-run",
     .kind = OptionKind::flag,
     .help = "write nothing; print what would be written",
     .take = [](ImportOptions& options, const std::string&) { options.mode = ImportMode::dry_run; }},
    {.names = "--keep-going",
     .kind = OptionKind::flag,
     .help = "skip spreadsheet rows with errors (the default)",
     .take = [](ImportOptions& options, const std::string&) { options.keep_going = true; }},
    {.names = "--all-or-nothing",
     .kind = OptionKind::flag,
     .help = "write nothing if any spreadsheet row has an error",
     .take = [](ImportOptions& options, const std::string&) { options.all_or_nothing = true; }},
};

constexpr OptionGroup source_options{"Input options", sources};
constexpr OptionGroup effect_options{"Output options", effects};
constexpr const OptionGroup* groups[] = {&source_options, &effect_options, &common_options};

constexpr std::string_view examples[] = {
    "cme import --dry-run docs/examples/pages",
    "cme import --dry-run --title 'Lung Nodules' - < docs/examples/pages/91001.txt",
    "cme import --dry-run docs/examples/activities.csv",
    "cme import --write-map - docs/examples/house.csv",
};

}  // namespace

constinit const CommandSpec import_command{
    .name = "import",
    .summary = "Create records from spreadsheets and directory pages",
    .about =
        "FILE is a workbook (.xlsx, .ods), a text table (CSV, TSV), a page of the ABMS directory saved as text or "
        "HTML, or a folder of such pages; \"-\" reads standard input. The kind of file is detected from its content. "
        "Each activity becomes ID.yaml in the records folder. An activity whose id already has a record is refused; "
        "with --update, the values that differ are changed in that record and everything else is kept, comments "
        "included.\nSpreadsheet headings can be the record's keys, the directory's labels or common names for them; a "
        "map says what other headings mean. A cell that cannot be read is kept in the record's note, with a "
        "warning.\nThe exit code is 1 if something was refused or a record is incomplete, and 2 if something could not "
        "be read or written.",
    .operands = {.count = OperandCount::any,
                 .value = "FILE",
                 .take = [](ImportOptions& options, const std::string& text) { options.paths.push_back(text); }},
    .answer_no = "Something was refused, or a record is incomplete.",
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
