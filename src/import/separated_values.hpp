// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "cme/base/result.hpp"
#include "import/cells.hpp"

namespace cme {

/// The format of a text table.
enum class TextTable : std::uint8_t {
  quoted,   ///< like CSV (RFC 4180): a quoted cell may contain separators and line breaks
  escaped,  ///< like `cme list -o tsv`: `\t`, `\n`, `\r` and `\\` inside a cell, and quotes have no meaning
};

/// A table read from text.
struct SeparatedValues {
  char separator = ',';
  TextTable form = TextTable::quoted;
  Sheet sheet;
};

/// Reads a table whose cells are separated by commas, semicolons, tabs, `|` or `^`: the one that a first line `sep=;`
/// names, otherwise the most consistent one in the first rows. Lines end with LF, CRLF or CR, possibly mixed. A quote
/// that is never closed, or that is closed in the middle of a text, affects only its own line. Fails if there are more
/// than `max_cells`.
Result<SeparatedValues> read_separated_values(std::string_view text);

/// The separator that the text's first line names or its first rows use; nothing if there is none.
std::optional<char> find_separator(std::string_view text);

}  // namespace cme
