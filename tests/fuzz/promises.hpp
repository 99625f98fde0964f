// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "cme/diag/diagnostic.hpp"

// What the readers promise of any bytes. Each function reads the bytes and says which promise does not hold for them;
// empty if all do.

namespace cme::test {

/// The bytes are a record.
std::string find_broken_record_promise(std::string_view bytes);

/// The bytes are a page of the directory, as HTML and as text.
std::string find_broken_page_promise(std::string_view bytes);

/// The bytes are a spreadsheet: a table as text or a workbook.
std::string find_broken_sheet_promise(std::string_view bytes);

/// The bytes are a map of the headings of a spreadsheet.
std::string find_broken_map_promise(std::string_view bytes);

/// The bytes are `cme.yaml`.
std::string find_broken_config_promise(std::string_view bytes);

/// The bytes are a query, run on a few records.
std::string find_broken_query_promise(std::string_view bytes);

/// The bytes are the texts of a record, on its page of the site.
std::string find_broken_site_promise(std::string_view bytes);

/// The bytes are a template of a theme.
std::string find_broken_theme_promise(std::string_view bytes);

/// What every finding promises.
std::string find_broken_finding_promise(const Finding& finding);

}  // namespace cme::test
