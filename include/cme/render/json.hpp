// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "cme/model/fields.hpp"
#include "cme/render/records.hpp"

namespace cme {

enum class JsonLayout : std::uint8_t {
  compact,   ///< on one line, without blanks
  indented,  ///< a line for each part, two blanks inside the array that the object is one of
  whole,     ///< a line for each part, of a value that stands alone
};

/// The fields of a row as one JSON object without a line break at its end: every field is there, absent as null, [] or
/// {}; decimals as strings. When all the record's keys are asked for, the office's own (`x-…`) follow them.
std::string to_json(const Row& row, std::span<const Field> fields, JsonLayout layout);

/// The value of one field, compact: the cell of a spreadsheet.
std::string to_json(const Row& row, Field field);

}  // namespace cme
