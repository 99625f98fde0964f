// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/model/activity.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// Reads a record's mapping. Every wrong key, type and value is appended to `problems` and omitted from the activity.
/// `source` is the text of the tree; the problems' fixes are edits of it.
Activity decode_activity(const YamlNode& root, std::vector<Diagnostic>& problems, std::string_view source);

}  // namespace cme
