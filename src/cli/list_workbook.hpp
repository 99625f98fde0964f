// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "render/records.hpp"

namespace cme {

/// One activity as a row of a workbook.
struct WorkbookRow {
  std::vector<std::string> cells;                             ///< one for each field
  std::vector<std::pair<std::string, std::string>> own_keys;  ///< `x-…` and its cell
};

/// The cells of an activity: values with parts as people read them where `cme import` reads them back as the same, and
/// as JSON otherwise. Its keys `x-…` only if `with_own_keys`.
WorkbookRow make_workbook_row(const Row& row, std::span<const Field> fields, bool with_own_keys);

/// The bytes of a workbook (.xlsx): typed dates and numbers, addresses as links, the row of headings frozen and with
/// filter buttons. It says that cme wrote it. Throws Error if a cell is longer, or there are more rows, than Excel
/// takes.
std::string make_workbook(std::span<const Field> fields, std::span<const WorkbookRow> rows);

}  // namespace cme
