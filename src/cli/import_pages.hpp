// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "cli/import_records.hpp"

namespace cme {

/// The named pages that can be found.
struct PageFiles {
  std::vector<std::string> paths;  ///< as typed, or below a folder that was; `-` for standard input
  bool are_complete = true;
};

/// Finds the pages among the paths: files as they are named, and every `.txt`, `.html` and `.htm` file of a folder and
/// the folders below it, sorted by their bytes. Reports what cannot be found.
PageFiles find_pages(const std::vector<std::string>& paths, Io& io);

/// One page of at most 16 MiB, read. A file that cannot be read has a reason in `unreadable`.
struct PageFile {
  Candidate candidate;
  std::string unreadable;
};

/// Reads the page at `path`, which is not standard input.
PageFile read_page(const std::string& path, const Io& io);

/// Reads a page's bytes, which come from `origin`.
Candidate read_page_text(std::string_view origin, std::string_view bytes);

/// The largest page that is read.
inline constexpr std::size_t max_page_bytes = std::size_t{16} << 20;

}  // namespace cme
