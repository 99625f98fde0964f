// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "import/cell_credit.hpp"
#include "import/cells.hpp"
#include "import/encoding.hpp"
#include "import/row_reader.hpp"

namespace cme {

/// What a file is.
enum class ImportKind : std::uint8_t { sheet, page };

/// Says by the bytes what the file is: a workbook, a table as text, or a page of the directory. The name settles what
/// the bytes leave open.
ImportKind recognize(std::string_view bytes, std::string_view name);

/// A spreadsheet, read as cells.
struct SheetFile {
  std::vector<Sheet> sheets;  ///< one, or those of a workbook that have a row
  Encoding encoding = Encoding::utf_8;
  DecimalSign decimal_sign = DecimalSign::point;
  SheetOrigin origin = SheetOrigin::person;
  bool has_keys = false;    ///< whether the headings are keys of a record, as those of `cme list` are
  bool has_guards = false;  ///< whether the formula guard of `cme list -o csv` is before some cells
  bool is_text = false;     ///< whether it is a table as text, whose rows have all their cells
};

/// Reads a spreadsheet. Fails with a sentence. `encoding` is that of a table that is text.
Result<SheetFile> read_sheet_file(std::string_view bytes, const std::optional<std::string>& encoding);

}  // namespace cme
