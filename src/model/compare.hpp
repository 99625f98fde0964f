// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"

namespace cme {

/// Whether the activity has a value for a key of the record; never for a derived field.
bool has_value(const Activity& activity, Field field);

/// The keys of the record whose values differ, in canonical order, without the office's own keys (`x-…`). The order of
/// approvals does not matter.
std::vector<Field> changed_fields(const Activity& before, const Activity& after);

/// The office's own keys (`x-…`) whose values differ, sorted by their bytes.
std::vector<std::string> changed_extensions(const Activity& before, const Activity& after);

/// Copies the value of a key from `from` to `to`.
void copy_value(const Activity& from, Activity& to, Field field);

}  // namespace cme
