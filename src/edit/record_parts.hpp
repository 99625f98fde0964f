// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "cme/yaml/node.hpp"

namespace cme {

/// Something that a comment can belong to: an entry of a mapping, an item of a list, or the record itself.
struct RecordPart {
  const YamlNode* first = nullptr;      ///< the key or the item
  const YamlNode* value = nullptr;      ///< for an item, the same node
  std::size_t parent = 0;               ///< its index in the list of parts; the record is its own parent
  std::vector<std::size_t> parts = {};  ///< the parts inside it, in the order of the text
};

/// The parts of a record in the order of the text, the record first. The nodes are those of the tree.
std::vector<RecordPart> list_parts(const YamlNode& root);

/// For each of `parts`, the corresponding one of `others`, which is a canonical form of the same record: keys are
/// matched by name, items by index, boards by their sorted order. Nothing for parts that the canonical form omits.
std::vector<std::optional<std::size_t>> match_parts(const std::vector<RecordPart>& parts,
                                                    const std::vector<RecordPart>& others);

/// For each of `parts`, which are a canonical form, the corresponding one of `others`, the canonical form of another
/// version of the record: keys are matched by name, items by content. Nothing for items that only one of them has.
std::vector<std::optional<std::size_t>> match_equal_parts(const std::vector<RecordPart>& parts,
                                                          const std::vector<RecordPart>& others);

}  // namespace cme
