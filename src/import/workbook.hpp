// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "import/cells.hpp"

namespace cme {

/// The sheets of a workbook, in its order.
struct Workbook {
  bool is_of_cme = false;  ///< whether `cme list -o xlsx` wrote it
  std::vector<Sheet> sheets;
};

/// The subject and the sheet name of workbooks from `cme list -o xlsx`, by which import recognizes them: some programs
/// drop the subject when saving, but all keep the name.
inline constexpr std::string_view workbook_subject = "Activities of cme";

/// Whether the bytes begin like a workbook: a zip archive, or the format that Excel used before 2007 and still uses for
/// workbooks with a password.
bool is_workbook(std::string_view bytes);

/// Reads a workbook of Excel (.xlsx, .xlsm) or of the OpenDocument format (.ods). Macros, links to other files,
/// comments and pictures are ignored; for a formula, its last value is read. Fails, with a sentence, on other and older
/// formats, passwords, damage and files larger than the limits.
Result<Workbook> read_workbook(std::string_view bytes);

}  // namespace cme
