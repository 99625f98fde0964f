// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/model/activity.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// Reads a record's mapping. Every wrong key, type and value is appended to `problems` and left out of the activity.
Activity decode_activity(const YamlNode& root, std::vector<Diagnostic>& problems);

}  // namespace cme
