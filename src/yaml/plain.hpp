// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "cme/yaml/node.hpp"

namespace cme {

/// Reads simple YAML, the form of most records, very fast. Returns nothing at the first byte that it does not support,
/// so it never reports a problem; for every text that it reads, the tree is the same as with yaml-cpp. `text` is as for
/// `parse_yaml`.
std::optional<YamlTree> parse_plain_yaml(std::string_view text);

}  // namespace cme
