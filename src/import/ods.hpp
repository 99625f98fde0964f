// SPDX-License-Identifier: MIT
#pragma once

#include "import/workbook.hpp"
#include "import/zip_archive.hpp"

namespace cme {

/// Reads the sheets of a workbook of the OpenDocument format.
Result<Workbook> read_ods(const ZipArchive& archive);

}  // namespace cme
