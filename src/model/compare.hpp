// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"

namespace cme {

/// Whether the activity has a value for a key of the record; never for a derived field.
bool has_value(const Activity& activity, Field field);

/// The keys of the record whose values differ, in canonical order; your own (`x-…`) are not among them. The order of
/// approvals says nothing.
std::vector<Field> changed_fields(const Activity& before, const Activity& after);

/// The office's own keys (`x-…`) whose values differ, in the order of their bytes.
std::vector<std::string> changed_extensions(const Activity& before, const Activity& after);

/// Gives `to` the value that `from` has for a key of the record.
void copy_value(const Activity& from, Activity& to, Field field);

}  // namespace cme
