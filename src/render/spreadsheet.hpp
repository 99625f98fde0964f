// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "render/row.hpp"

namespace cme {

/// The cell of a field: text for people if `cme import` reads it back as the same value, otherwise JSON. Items of a
/// list are separated by `; `, a semicolon inside an item is `\;`, a backslash `\\`.
std::string readable_cell(const Row& row, Field field);

/// One line of tab-separated values with its newline: tab, newline, carriage return and backslash inside a value are
/// written `\t`, `\n`, `\r`, `\\`.
std::string tsv_line(const std::vector<std::string>& cells);

std::string tsv_head(std::span<const Field> fields, bool with_snippet);
std::string tsv_row(const Row& row, std::span<const Field> fields);

/// One line of comma-separated values (RFC 4180) with its CRLF. A cell that a spreadsheet would run as a formula gets a
/// leading `'`.
std::string csv_line(const std::vector<std::string>& cells);

std::string csv_head(std::span<const Field> fields, bool with_snippet);
std::string csv_row(const Row& row, std::span<const Field> fields);

}  // namespace cme
