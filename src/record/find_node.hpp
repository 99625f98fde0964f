// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "cme/yaml/node.hpp"

namespace cme {

/// The record's key that a field path begins with: `credits` of `credits[1].amount`.
std::string_view first_key(std::string_view field);

/// Finds the nodes that the field paths of rules (`credits[1].amount`) name in one record. The first look into a long
/// list or mapping goes through it, later ones do not: a record may break a rule a hundred thousand times.
class NodeFinder {
 public:
  /// `root` is a mapping that has keys, and outlives the finder.
  explicit NodeFinder(const YamlNode& root) : root_(root) {}

  /// The value at `path`, or its key where the value is empty, a list or a mapping. A path that goes deeper than the
  /// record does (as `fee[0].amount` where the fee is one text) ends where the record ends; one whose first key is not
  /// there is told at the record's first key.
  const YamlNode& find(std::string_view path);

 private:
  using Items = std::vector<const YamlNode*>;
  /// The keys of a mapping by their texts, those of one length together, the longest first.
  using Keys = std::map<std::size_t, std::unordered_map<std::string_view, const YamlNode*>, std::greater<>>;

  const Items& items_of(const YamlNode& list);
  const Keys& keys_of(const YamlNode& mapping);
  const YamlNode* take_item(const YamlNode& node, std::string_view& path);
  const YamlNode* find_longest_key(const YamlNode& mapping, std::string_view path);
  const YamlNode* take_key(const YamlNode& mapping, std::string_view& path);

  const YamlNode& root_;
  std::unordered_map<const YamlNode*, Items> items_;
  std::unordered_map<const YamlNode*, Keys> keys_;
};

}  // namespace cme
