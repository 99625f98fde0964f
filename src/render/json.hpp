// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "base/json_writer.hpp"
#include "render/row.hpp"

namespace cme {

/// The fields of a row as one JSON object without a line break at its end: every field is there, absent as null, [] or
/// {}; decimals as strings. When all the record's keys are asked for, your own (`x-…`) follow them.
std::string to_json(const Row& row, std::span<const Field> fields, JsonLayout layout);

/// The value of one field, compact: the cell of a spreadsheet.
std::string to_json(const Row& row, Field field);

}  // namespace cme
