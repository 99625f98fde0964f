// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace cme {

/// The first line of a record in `folder`, which tells editors its schema, with its line break; empty where the
/// repository has no schema/activity.schema.json.
std::string modeline_in(const std::filesystem::path& folder);

}  // namespace cme
