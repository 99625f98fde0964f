// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "catalog/parallel.hpp"
#include "cli/cli.hpp"
#include "cli/import_csv.hpp"
#include "cli/import_pages.hpp"
#include "cli/import_records.hpp"
#include "cli/project.hpp"
#include "cli/standard_input.hpp"
#include "cli/talk.hpp"

namespace cme {

namespace {

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

}  // namespace

ExitCode run(const ImportOptions& options, Io& io) {
  const Project project = read_project(io);
  if (options.csv) {
    return import_csv(options, project, io);
  }
  const PageFiles pages = find_pages(options.paths, io);
  if ((options.title || options.url) && pages.paths.size() > 1) {
    throw Error(fmt::format("--title and --url are those of one page, and there are {}", pages.paths.size()));
  }
  if (pages.paths.empty()) {
    return ExitCode::failed;
  }
  const ImportTarget target = open_import_target(options, project, io);
  Progress progress(io, options.common);
  RecordImporter importer(options, target, options.dry_run ? ImportMode::dry_run : ImportMode::write, io, progress);
  bool has_failed = !pages.are_complete;
  for (std::size_t done = 0; done < pages.paths.size(); done += batch_size) {
    const Pace pace{.jobs = options.common.jobs,
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
  return finish_import(importer.tally(), options, has_failed, io);
}

}  // namespace cme
