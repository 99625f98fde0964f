// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "import/workbook.hpp"
#include "import/zip_archive.hpp"

namespace cme {

/// Reads the sheets of a workbook of Excel, whose archive was opened from `bytes`.
Result<Workbook> read_xlsx(const ZipArchive& archive, std::string_view bytes);

}  // namespace cme
