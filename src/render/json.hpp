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

/// Appends the value that a key of the record has.
void append_json_value(JsonWriter& json, const Activity& activity, Field key);

/// Appends the value of one of the office's own keys; null without one.
void append_json_value(JsonWriter& json, const Activity& activity, std::string_view own_key);

/// Appends an activity as one object with every key, then the office's own.
void append_json_activity(JsonWriter& json, const Activity& activity);

/// The value of one field, compact: the cell of a spreadsheet.
std::string to_json(const Row& row, Field field);

}  // namespace cme
