// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "cme/yaml/node.hpp"

namespace cme {

/// The node that a rule's field path (`credits[1].amount`) names in a record. A path that goes deeper than the record
/// does (as `fee[0].amount` where the fee is one text) ends where the record ends; one whose first key is not there is
/// told at the record's first key.
const YamlNode& find_node(const YamlNode& root, std::string_view path);

}  // namespace cme
