// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "catalog/parallel.hpp"
#include "cli/commands/registry.hpp"
#include "cli/import_csv.hpp"
#include "cli/import_pages.hpp"
#include "cli/import_records.hpp"
#include "cli/names.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"

namespace cme {

namespace {

struct ImportOptions {
  std::vector<std::string> paths;    ///< files and folders of pages, or `-`
  std::optional<std::string> csv;    ///< a spreadsheet instead of pages, or `-`
  std::optional<std::string> map;    ///< what the spreadsheet's headings mean
  std::optional<std::string> into;   ///< the folder to write into; none: the records folder
  std::optional<std::string> title;  ///< of the one page
  std::optional<Url> url;            ///< of the one page
  ImportMode mode = ImportMode::write;
  ExistingRecords existing = ExistingRecords::refused;
  bool keep_going = false;      ///< the default said aloud
  bool all_or_nothing = false;  ///< of a spreadsheet's rows
};

/// Pages that are read before any of them is written: enough for all cores, and little memory.
constexpr std::size_t batch_size = 64;

/// What the command line says of the page, which its text may leave out.
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

std::vector<PageFile> read_pages(const std::vector<std::string>& paths, const Pace& pace, Io& io) {
  std::vector<PageFile> pages(paths.size());
  for (std::size_t index = 0; index < paths.size(); ++index) {
    if (paths[index] == "-") {
      pages[index].candidate = read_page_text("<stdin>", read_standard_input(io.in, max_page_bytes));
    }
  }
  const auto read = [&](std::size_t index) {
    if (paths[index] != "-") {
      pages[index] = read_page(paths[index], io);
    }
  };
  for_each_index(paths.size(), read, pace);
  return pages;
}

/// Takes the pages that could be read. Returns whether those were all.
bool take_candidates(std::vector<PageFile> pages, const ImportOptions& options, Io& io, std::vector<Candidate>& taken) {
  bool are_all = true;
  for (PageFile& page : pages) {
    if (page.unreadable.empty()) {
      add_typed(options, page.candidate);
      taken.push_back(std::move(page.candidate));
    } else {
      print_error(io.err, fmt::format("cannot read {}: {}", page.candidate.origin, page.unreadable));
      are_all = false;
    }
  }
  return are_all;
}

std::string read_title(const std::string& text) {
  if (trim(text).empty() || valid_utf8_prefix(text) != text.size()) {
    throw Error(fmt::format("--title: {} is not a title", quote(text)));
  }
  return std::string(trim(text));
}

void check_options(const ImportOptions& options) {
  if (!options.csv && (options.map || options.all_or_nothing || options.keep_going)) {
    throw Error("--map, --keep-going and --all-or-nothing are about a spreadsheet", "name it with --csv FILE");
  }
  if (options.csv && !options.paths.empty()) {
    throw Error(fmt::format("--csv reads one spreadsheet and no page, not {}", quote(options.paths.front())));
  }
  if (options.csv && (options.title || options.url)) {
    throw Error("--title and --url are those of a page; a spreadsheet has columns for them");
  }
  if (options.all_or_nothing && options.keep_going) {
    throw Error("--keep-going and --all-or-nothing contradict each other");
  }
  if (options.all_or_nothing && options.csv == "-") {
    throw Error("--all-or-nothing reads the spreadsheet twice, which standard input cannot give",
                "save it to a file first");
  }
  if (!options.csv && options.paths.empty()) {
    throw Error("cme import needs a page, a folder of pages or --csv FILE",
                "as in: cme import pages; \"-\" reads one page from standard input");
  }
}

ExitCode import_pages(const ImportOptions& options, const Settings& settings, Io& io) {
  const PageFiles pages = find_pages(options.paths, io);
  if ((options.title || options.url) && pages.paths.size() > 1) {
    throw Error(fmt::format("--title and --url are those of one page, and there are {}", pages.paths.size()));
  }
  if (pages.paths.empty()) {
    return ExitCode::failed;
  }
  const ImportTarget target = open_import_target(options.into, settings, io);
  Progress progress(io, settings.output);
  RecordImporter importer(target, options.mode, options.existing, settings, io, progress);
  bool has_failed = !pages.are_complete;
  for (std::size_t done = 0; done < pages.paths.size(); done += batch_size) {
    const Pace pace{.jobs = settings.jobs,
                    .on_progress = [&](std::size_t read) { progress.show("pages", done + read, pages.paths.size()); }};
    const auto first = pages.paths.begin() + static_cast<std::ptrdiff_t>(done);
    const std::size_t count = std::min(batch_size, pages.paths.size() - done);
    std::vector<Candidate> candidates;
    const std::vector<std::string> batch(first, first + static_cast<std::ptrdiff_t>(count));
    has_failed |= !take_candidates(read_pages(batch, pace, io), options, io, candidates);
    if (!importer.take(candidates)) {
      has_failed = true;
      break;
    }
  }
  progress.clear();
  return finish_import(importer.tally(), options.mode, has_failed, settings.output.talk, io);
}

ExitCode run(const CommandLine& line, Io& io) {
  const auto options = read_options<ImportOptions>(line);
  check_options(options);
  const Settings settings = resolve_settings(read_options<CommonOptions>(line), io);
  if (!options.csv) {
    return import_pages(options, settings, io);
  }
  return import_csv({.file = *options.csv,
                     .map = options.map,
                     .into = options.into,
                     .mode = options.mode,
                     .existing = options.existing,
                     .all_or_nothing = options.all_or_nothing},
                    settings, io);
}

constexpr OptionSpec sources[] = {
    {.names = "--csv",
     .value = "FILE",
     .help = "read a spreadsheet instead of pages; \"-\" is standard input",
     .take = [](ImportOptions& options, const std::string& text) { options.csv = text; }},
    {.names = "--map",
     .value = "FILE",
     .help = "what the headings mean: a YAML file of \"heading: key\" lines",
     .take = [](ImportOptions& options, const std::string& text) { options.map = text; }},
    {.names = "--title",
     .value = "TEXT",
     .help = "the title of the one page",
     .take = [](ImportOptions& options, const std::string& text) { options.title = read_title(text); }},
    {.names = "--url",
     .value = "ADDRESS",
     .help = "the address of the one page, where one registers",
     .take = [](ImportOptions& options,
                const std::string& text) { options.url = value_or_refuse("--url", Url::parse(text)); }},
};

constexpr OptionSpec effects[] = {
    {.names = "--into",
     .value = "FOLDER",
     .help = "write there, not into the records folder; it is made if need be",
     .take = [](ImportOptions& options, const std::string& text) { options.into = text; }},
    {.names = "--update",
     .kind = OptionKind::flag,
     .help = "change the records that are there, only where they differ",
     .take = [](ImportOptions& options, const std::string&) { options.existing = ExistingRecords::updated; }},
    {.names = "--dry-run",
     .kind = OptionKind::flag,
     .help = "write nothing; say what would be written",
     .take = [](ImportOptions& options, const std::string&) { options.mode = ImportMode::dry_run; }},
    {.names = "--keep-going",
     .kind = OptionKind::flag,
     .help = "leave out rows of a spreadsheet that are wrong (the default)",
     .take = [](ImportOptions& options, const std::string&) { options.keep_going = true; }},
    {.names = "--all-or-nothing",
     .kind = OptionKind::flag,
     .help = "write no row of a spreadsheet unless all of them are right",
     .take = [](ImportOptions& options, const std::string&) { options.all_or_nothing = true; }},
};

constexpr OptionGroup source_options{"What is read", sources};
constexpr OptionGroup effect_options{"What is written", effects};
constexpr const OptionGroup* groups[] = {&source_options, &effect_options, &common_options};

constexpr std::string_view examples[] = {
    "cme import --dry-run docs/examples/pages",
    "cme import --dry-run --title 'Lung Nodules' - < docs/examples/pages/91001.txt",
    "cme import --dry-run --csv docs/examples/activities.csv",
};

}  // namespace

constinit const CommandSpec import_command{
    .name = "import",
    .summary = "Make records of directory pages or of a spreadsheet",
    .about =
        "A FILE is a page of the ABMS directory, saved as text or HTML, or a folder of such pages (.txt, "
        ".html, .htm); \"-\" reads one from standard input. Each becomes ID.yaml in the records folder. "
        "An id that has a record already is refused; with --update its record is changed where it "
        "differs, and all else in it stays, comments too. What the page does not say is left as it is.\n"
        "The first row of a spreadsheet holds the headings: the record's keys or the directory's labels. "
        "A row that cannot be read is told with its row and column and left out.\n"
        "Exit code 1 tells that pages or rows were left out, 2 that something could not be read or "
        "written.",
    .operands = {.count = OperandCount::any,
                 .value = "FILE",
                 .take = [](ImportOptions& options, const std::string& text) { options.paths.push_back(text); }},
    .groups = groups,
    .examples = examples,
    .run = run};

}  // namespace cme
