// SPDX-License-Identifier: MIT
#include "record/find_node.hpp"

#include <algorithm>
#include <charconv>

#include "record/value_reader.hpp"

namespace cme {
namespace {

/// Whether `path` goes on behind its first `length` bytes as a path does. Keys may hold dots and brackets themselves.
bool may_end_at(std::string_view path, std::size_t length) {
  return path.size() == length || (path.size() > length && (path[length] == '.' || path[length] == '['));
}

/// Takes `[1]` off the front of `path` and returns the 1.
std::size_t take_index(std::string_view& path) {
  std::size_t index = 0;
  std::from_chars(path.data() + 1, path.data() + path.size(), index);
  path.remove_prefix(std::min(path.find(']'), path.size() - 1) + 1);
  return index;
}

const YamlNode& value_of(const YamlNode& key) {
  return *(&key + key.size);
}

/// The item of the list with that number among those that have a value, or null.
const YamlNode* look_for_item(const YamlNode& list, std::size_t index) {
  for (const YamlNode& item : children(list)) {
    if (!is_empty(item) && index-- == 0) {
      return &item;
    }
  }
  return nullptr;
}

/// Whether a list or mapping has so few nodes that looking through it costs nothing, however often.
bool is_small(const YamlNode& collection) {
  constexpr std::uint32_t most_nodes = 1'000;
  return collection.size <= most_nodes;
}

/// The longest key of the mapping that `path` begins with, or null.
const YamlNode* look_for_key(const YamlNode& mapping, std::string_view path) {
  const YamlNode* longest = nullptr;
  const YamlChildren entries = children(mapping);
  for (auto entry = entries.begin(); entry != entries.end(); ++entry, ++entry) {
    if (path.starts_with(entry->text) && may_end_at(path, entry->text.size()) &&
        (longest == nullptr || entry->text.size() >= longest->text.size())) {
      longest = &*entry;
    }
  }
  return longest;
}

}  // namespace

std::string_view first_key(std::string_view field) {
  return field.substr(0, field.find_first_of(".["));
}

const NodeFinder::Items& NodeFinder::items_of(const YamlNode& list) {
  const auto [found, is_new] = items_.try_emplace(&list);
  if (is_new) {
    for (const YamlNode& item : children(list)) {
      if (!is_empty(item)) {
        found->second.push_back(&item);
      }
    }
  }
  return found->second;
}

const NodeFinder::Keys& NodeFinder::keys_of(const YamlNode& mapping) {
  const auto [found, is_new] = keys_.try_emplace(&mapping);
  if (is_new) {
    const YamlChildren entries = children(mapping);
    for (auto entry = entries.begin(); entry != entries.end(); ++entry, ++entry) {
      found->second[entry->text.size()][entry->text] = &*entry;
    }
  }
  return found->second;
}

/// Takes an index off the front of `path` and returns the item, or `node` itself where it is no list.
const YamlNode* NodeFinder::take_item(const YamlNode& node, std::string_view& path) {
  const std::size_t index = take_index(path);
  if (node.kind != YamlKind::sequence) {
    return &node;
  }
  if (is_small(node)) {
    return look_for_item(node, index);
  }
  const Items& items = items_of(node);
  return index < items.size() ? items[index] : nullptr;
}

const YamlNode* NodeFinder::find_longest_key(const YamlNode& mapping, std::string_view path) {
  if (is_small(mapping)) {
    return look_for_key(mapping, path);
  }
  for (const auto& [length, keys] : keys_of(mapping)) {
    if (!may_end_at(path, length)) {
      continue;
    }
    const auto found = keys.find(path.substr(0, length));
    if (found != keys.end()) {
      return found->second;
    }
  }
  return nullptr;
}

/// Takes a key of the mapping off the front of `path`, the longest that fits, and returns it.
const YamlNode* NodeFinder::take_key(const YamlNode& mapping, std::string_view& path) {
  const YamlNode* const key = find_longest_key(mapping, path);
  path.remove_prefix(key != nullptr ? key->text.size() : 0);
  return key;
}

const YamlNode& NodeFinder::find(std::string_view path) {
  const YamlNode* node = &root_;
  while (!path.empty()) {
    if (path.starts_with('[')) {
      const YamlNode* const item = take_item(*node, path);
      if (item == nullptr) {
        break;
      }
      node = item;
      continue;
    }
    path.remove_prefix(path.starts_with('.') ? 1 : 0);
    const YamlNode* const key = node->kind == YamlKind::mapping ? take_key(*node, path) : nullptr;
    if (key == nullptr) {
      break;
    }
    node = &value_of(*key);
    if (path.empty() && (node->kind != YamlKind::scalar || is_empty(*node))) {
      return *key;
    }
  }
  return node == &root_ ? *children(root_).begin() : *node;
}

}  // namespace cme
