// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "settings/column_map.hpp"

namespace cme {

/// Problems of lines in a map that are not `heading: key`, such as `Course = title` or `- Course: title`, with what to
/// write instead; in the order of the text. `text` is UTF-8 that is not a YAML mapping.
std::vector<Diagnostic> find_odd_map_lines(std::string_view text, const KeyNames& names);

}  // namespace cme
