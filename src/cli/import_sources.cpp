// SPDX-License-Identifier: MIT
#include "cli/import_sources.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>

#include "base/files.hpp"
#include "base/paths.hpp"
#include "cli/import_pages.hpp"
#include "cli/links.hpp"
#include "cli/locate.hpp"
#include "cli/talk.hpp"
#include "import/sheet_file.hpp"

namespace cme {
namespace {

/// Reads standard input as what it is.
void sort_standard_input(bool is_sheet, Io& io, ImportSources& sources) {
  std::string bytes = read_standard_input(io.in, max_sheet_bytes);
  if (bytes.empty()) {
    throw Error("standard input is empty",
                "\"-\" reads a spreadsheet or a page from a pipe or a file: cme import - < FILE");
  }
  if (is_sheet || recognize(bytes, "") == ImportKind::sheet) {
    sources.sheets.push_back({.origin = "<stdin>", .bytes = std::move(bytes)});
  } else {
    sources.standard_input = std::move(bytes);
    sources.pages.emplace_back("-");
  }
}

/// Reads a spreadsheet; any other file is left to be read as a page.
void sort_file(const std::string& path, bool is_sheet, Io& io, ImportSources& sources) {
  constexpr std::size_t sample_bytes = std::size_t{1} << 16;
  if (!is_sheet && is_record_file(path)) {
    print_error(io, fmt::format("{} is already a record", path),
                "to change it, edit it; to check it: cme validate " + path);
    sources.are_complete = false;
    return;
  }
  const std::filesystem::path absolute = absolute_path(io, path);
  check_links(absolute, path, io);
  const Result<std::string> sample = read_file(absolute, sample_bytes);
  if (const std::string_view other = sample ? describe_other_file(*sample) : ""; !other.empty()) {
    print_error(io, fmt::format("cannot read {}: {}", path, other));
    sources.are_complete = false;
    return;
  }
  if (!is_sheet && (!sample || recognize(*sample, path) == ImportKind::page)) {
    sources.pages.push_back(path);
    return;
  }
  Result<std::string> bytes = read_file(absolute, max_sheet_bytes);
  if (!bytes) {
    print_error(io, fmt::format("cannot read {}: {}", path, bytes.error()));
    sources.are_complete = false;
    return;
  }
  sources.sheets.push_back({.origin = path, .bytes = *std::move(bytes)});
}

}  // namespace

ImportSources find_sources(const std::vector<std::string>& paths, const std::optional<std::string>& csv, Io& io) {
  ImportSources sources;
  if (csv == "-") {
    sort_standard_input(/*is_sheet=*/true, io, sources);
  } else if (csv) {
    sort_file(*csv, /*is_sheet=*/true, io, sources);
  }
  const PageFiles files = find_pages(paths, io);
  sources.are_complete = sources.are_complete && files.are_complete;
  for (const std::string& path : files.paths) {
    if (path == "-") {
      sort_standard_input(/*is_sheet=*/false, io, sources);
    } else {
      sort_file(path, /*is_sheet=*/false, io, sources);
    }
  }
  return sources;
}

}  // namespace cme
