// SPDX-License-Identifier: MIT
#include "cli/import_pages.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/files.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "cli/locate.hpp"
#include "cli/talk.hpp"
#include "import/page/directory_page.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

bool is_page_file(std::string_view path) {
  return has_ending(path, ".txt") || has_ending(path, ".html") || has_ending(path, ".htm");
}

/// The pages of a folder, below the name that was typed for it.
std::vector<std::string> pages_in(const fs::path& folder, std::string typed) {
  std::vector<std::string> paths = find_files(folder, is_page_file);
  if (!typed.ends_with('/')) {
    typed += '/';
  }
  const std::size_t root = folder.native().size() + (folder.native().ends_with('/') ? 0 : 1);
  for (std::string& path : paths) {
    path.replace(0, root, typed);
  }
  return paths;
}

}  // namespace

PageFiles find_pages(const std::vector<std::string>& paths, Io& io) {
  PageFiles pages;
  for (const std::string& typed : paths) {
    if (typed == "-") {
      pages.paths.push_back(typed);
      continue;
    }
    const fs::path path = absolute_path(io, typed);
    std::error_code reason;
    const fs::file_status status = fs::status(path, reason);
    if (!fs::exists(status)) {
      print_error(io, fmt::format("cannot read {}: {}", typed, system_reason(reason ? reason.value() : ENOENT)));
      pages.are_complete = false;
      continue;
    }
    if (!fs::is_directory(status)) {
      pages.paths.push_back(typed);
      continue;
    }
    std::vector<std::string> inside = pages_in(path, typed);
    if (inside.empty()) {
      print_error(io, fmt::format("{} has no pages", quote(typed)), "the name of a page ends in .txt, .html or .htm");
      pages.are_complete = false;
    }
    pages.paths.insert(pages.paths.end(), std::make_move_iterator(inside.begin()),
                       std::make_move_iterator(inside.end()));
  }
  return pages;
}

Candidate read_page_text(std::string_view origin, std::string_view bytes) {
  Candidate candidate{.origin = std::string(origin), .activity = {}, .failures = {}, .warnings = {}};
  if (bytes.size() > max_page_bytes) {
    candidate.failures.push_back(fmt::format("{}: the page is larger than {} MiB", origin, max_page_bytes >> 20));
    return candidate;
  }
  Result<ImportedActivity> page = is_html(bytes) ? parse_directory_html(bytes) : parse_directory_page(bytes);
  if (!page) {
    candidate.failures.push_back(fmt::format("{}: {}", origin, page.error()));
    return candidate;
  }
  candidate.activity = std::move(page->activity);
  candidate.unsaid = {.has_leftovers = true, .commas = true};
  for (const ImportWarning& warning : page->warnings) {
    candidate.warnings.push_back(fmt::format("{}:{}: warning: {}", origin, warning.line, warning.message));
  }
  return candidate;
}

PageFile read_page(const std::string& path, const Io& io) {
  const Result<std::string> bytes = read_file(absolute_path(io, path), max_page_bytes);
  if (!bytes) {
    return {.candidate = {.origin = path, .activity = {}, .failures = {}, .warnings = {}}, .unreadable = bytes.error()};
  }
  return {.candidate = read_page_text(path, *bytes), .unreadable = {}};
}

}  // namespace cme
