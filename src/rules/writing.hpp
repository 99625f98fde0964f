// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// Reports places where the text, which is valid YAML, probably does not mean what its writer intended: a value that
/// ends at a ` #`, curly quotes that are part of a value, a line that continues the one above. `tree` is that of
/// `text`.
void find_writing_traps(std::string_view text, const YamlTree& tree, std::vector<Diagnostic>& problems);

}  // namespace cme
