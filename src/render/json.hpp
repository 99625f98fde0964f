// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "base/json_writer.hpp"
#include "render/row.hpp"

namespace cme {

/// The fields of a row as one JSON object without a line break at its end: it has every field, absent ones as null, []
/// or {}; decimals as strings. If all of the record's keys are requested, or all but the note, the office's own keys
/// (`x-…`) follow them.
std::string to_json(const Row& row, std::span<const Field> fields, JsonLayout layout);

/// Appends the value of a key of the record.
void append_json_value(JsonWriter& json, const Activity& activity, Field key);

/// Appends the value of one of the office's own keys; null if it is absent, a null pointer.
void append_json_extension(JsonWriter& json, const Extension* extension);

/// Appends an activity as one object with every key, then the office's own.
void append_json_activity(JsonWriter& json, const Activity& activity);

/// The value of one field in compact form, for a spreadsheet cell.
std::string to_json(const Row& row, Field field);

}  // namespace cme
