// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "cli/import_sheet.hpp"

namespace cme {

/// What the command line of an import names, by what it is.
struct ImportSources {
  std::vector<std::string> pages;  ///< as typed; `-` if standard input is one
  std::vector<SheetSource> sheets;
  std::optional<std::string> standard_input;  ///< the bytes of a page
  bool are_complete = true;                   ///< whether all could be found and read
};

/// Sorts the paths (files, folders of pages, `-`) into spreadsheets, which it reads, and pages. `csv` is a spreadsheet
/// whatever it looks like, or `-`. Reports what cannot be found or read, and records, which are not imported. Throws
/// Error if standard input is empty.
ImportSources find_sources(const std::vector<std::string>& paths, const std::optional<std::string>& csv, Io& io);

}  // namespace cme
