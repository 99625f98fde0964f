// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include "cme/yaml/node.hpp"

namespace cme {

/// Reads plainly simple YAML, as most records are written, at the speed of memory. Answers nothing at the first byte of
/// which it is not certain, so that it never has a problem to report; for every text that it reads, the tree is the one
/// that yaml-cpp's way makes. `text` is as for `parse_yaml`.
std::optional<YamlTree> parse_plain_yaml(std::string_view text);

}  // namespace cme
