// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "cme/diag/diagnostic.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// The key node in the mapping; null if there is none, or if it is not a mapping.
const YamlNode* find_key(const YamlNode& mapping, std::string_view name);

/// The value at `path` in the mapping `root`, which has keys; its key if the value is empty, a list or a mapping. A
/// path that goes deeper than the record (such as into a `fee` that is one text) ends at the deepest node. Null if the
/// record does not have the key.
const YamlNode* find_node(const YamlNode& root, const FieldPath& path);

/// Where a problem at `path` is reported: at its node, or at the end of the record, where a missing key can be added.
Span find_span(const YamlNode& root, const FieldPath& path);

}  // namespace cme
