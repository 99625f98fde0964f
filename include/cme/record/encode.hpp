// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"

namespace cme {

/// The activity as a record in canonical form: keys in order, block style, two spaces of indentation, prose folded at
/// 100 columns, quotes only where needed, one newline at the end. Reading it back gives an equal activity.
std::string encode_activity(const Activity& activity);

/// The same, with each key of `placeholders` that has no value written as an empty key.
std::string encode_with_placeholders(const Activity& activity, std::span<const Field> placeholders);

/// The same, with only some of the record's keys (derived fields are skipped), in the order of `fields`. The office's
/// own keys (`x-…`) follow if all of the record's keys are requested.
std::string encode_activity(const Activity& activity, std::span<const Field> fields);

}  // namespace cme
