// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

// The part of `safe_output` that writes data for programs; nothing else includes this header.

/// Appends `text` with U+FFFD for each byte of invalid UTF-8.
void append_data(std::string& output, std::string_view text);

/// Appends the characters between the quotes of a JSON string (RFC 8259).
void append_json(std::string& output, std::string_view text);

/// Appends a cell of tab-separated values.
void append_tsv(std::string& output, std::string_view cell);

/// Appends a cell of comma-separated values (RFC 4180), guarded against formulas.
void append_spreadsheet(std::string& output, std::string_view cell);

}  // namespace cme
