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

/// Whether the name ends like that of a workbook.
bool has_workbook_name(std::string_view name);

/// Recognizes a file by its bytes: a workbook, a text table, or a directory page. If the bytes are not enough, the name
/// decides.
ImportKind recognize(std::string_view bytes, std::string_view name);

/// Why the bytes cannot be a spreadsheet or a page, whatever the name of the file, and what to do; empty if they may
/// be.
std::string_view describe_other_file(std::string_view bytes);

/// A spreadsheet, read as cells.
struct SheetFile {
  std::vector<Sheet> sheets;  ///< one, or the nonempty ones of a workbook
  Encoding encoding = Encoding::utf_8;
  DecimalSign decimal_sign = DecimalSign::point;
  SheetOrigin origin = SheetOrigin::person;
  bool has_keys = false;    ///< whether the headings are keys of a record, as in `cme list`
  bool has_guards = false;  ///< whether cells of a text table have the formula guard of `cme list -o csv`
  bool is_text = false;     ///< whether it is a text table, whose rows have all their cells
};

/// Who wrote a sheet of the file. One sheet of a workbook may be a saved CSV file of `cme list`.
SheetOrigin origin_of(const SheetFile& file, const Sheet& sheet);

/// Whether cells of the sheet may have the formula guard: a program that saves CSV as a workbook keeps it.
bool has_guards(const SheetFile& file, const Sheet& sheet);

/// Reads a spreadsheet. Fails with a sentence. `encoding` is for a text table.
Result<SheetFile> read_sheet_file(std::string_view bytes, const std::optional<std::string>& encoding);

}  // namespace cme
