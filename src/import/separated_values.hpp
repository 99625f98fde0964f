// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "cme/base/result.hpp"
#include "import/cells.hpp"

namespace cme {

/// How a table is written as text.
enum class TextTable : std::uint8_t {
  quoted,   ///< as CSV (RFC 4180): a cell in quotes may hold separators and line breaks
  escaped,  ///< as `cme list -o tsv`: `\t`, `\n`, `\r` and `\\` inside a cell, and quotes mean nothing
};

/// A table read from text.
struct SeparatedValues {
  char separator = ',';
  TextTable form = TextTable::quoted;
  Sheet sheet;
};

/// Reads a table whose cells are separated by commas, semicolons, tabs, `|` or `^`: by the one that a first line
/// `sep=;` names, otherwise by the one that its first rows have most of. Lines end with LF, CRLF or CR, also mixed. A
/// quote that is never closed, or that is closed in the middle of a text, spoils only the line that it is in. Fails if
/// there are more than `max_cells`.
Result<SeparatedValues> read_separated_values(std::string_view text);

/// The separator that the text's first line names or its first rows show; nothing if they have none.
std::optional<char> find_separator(std::string_view text);

}  // namespace cme
