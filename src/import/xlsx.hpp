// SPDX-License-Identifier: MIT
#pragma once

#include "import/workbook.hpp"
#include "import/zip_archive.hpp"

namespace cme {

/// Reads the sheets of a workbook of Excel.
Result<Workbook> read_xlsx(const ZipArchive& archive);

}  // namespace cme
