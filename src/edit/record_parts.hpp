// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "cme/yaml/node.hpp"

namespace cme {

/// One entry of a mapping, one item of a list, or the record itself: what a comment can belong to.
struct RecordPart {
  const YamlNode* first = nullptr;      ///< the key or the item
  const YamlNode* value = nullptr;      ///< of an item, the same node
  std::size_t parent = 0;               ///< its place in the list of parts; the record is its own
  std::vector<std::size_t> parts = {};  ///< its own, in the order of the text
};

/// The parts of a record in the order of the text, the record first. The nodes are those of the tree.
std::vector<RecordPart> list_parts(const YamlNode& root);

/// For each of `parts` the one of `others`, a canonical form of the same record, that says the same: keys by their
/// names, items by their places, boards by theirs when sorted. Nothing for what the canonical form omits.
std::vector<std::optional<std::size_t>> match_parts(const std::vector<RecordPart>& parts,
                                                    const std::vector<RecordPart>& others);

}  // namespace cme
