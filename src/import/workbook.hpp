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

/// The subject that `cme list -o xlsx` gives its workbooks, and the name of their sheet, by which they are known again:
/// some programs drop the subject as they save, and all keep the name.
inline constexpr std::string_view workbook_subject = "Activities of cme";

/// Whether the bytes begin as a workbook does: as a zip archive, or as one of the files that Excel wrote before 2007
/// and writes for a workbook with a password.
bool is_workbook(std::string_view bytes);

/// Reads a workbook of Excel (.xlsx, .xlsm) or of the OpenDocument format (.ods). Macros, links to other files,
/// comments and pictures are ignored; of a formula, its last value is read. Fails, with a sentence, on other and older
/// formats, on a password, on what is damaged and on what is larger than the limits.
Result<Workbook> read_workbook(std::string_view bytes);

}  // namespace cme
