// SPDX-License-Identifier: MIT
#pragma once

#include "cme/diag/diagnostic.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// The value at `path` in the mapping `root`, which has keys; its key where the value is empty, a list or a mapping. A
/// path that goes deeper than the record does (as into `fee` where it is one text) ends where the record ends; one
/// whose key is not there leads to the record's first key.
const YamlNode& find_node(const YamlNode& root, const FieldPath& path);

}  // namespace cme
