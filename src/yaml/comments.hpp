// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cme/diag/source.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// The comments of `text`, whose tree is `tree`: each from its `#` to the last character of its line that is no space,
/// in the order of the text.
std::vector<Span> find_comments(std::string_view text, const YamlTree& tree);

/// The quoted or block scalar that the offset is in, or nothing.
const YamlNode* find_text_at(const YamlTree& tree, std::size_t offset);

}  // namespace cme
