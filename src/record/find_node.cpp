// SPDX-License-Identifier: MIT
#include "find_node.hpp"

#include <charconv>
#include <cstddef>

#include "value_reader.hpp"

namespace cme {
namespace {

/// Whether `path` goes on behind the key as a path does. Keys may hold dots and brackets themselves.
bool begins_with_key(std::string_view path, std::string_view key) {
  return path.starts_with(key) && (path.size() == key.size() || path[key.size()] == '.' || path[key.size()] == '[');
}

const YamlNode* find_item(const YamlNode& list, std::size_t index) {
  for (const YamlNode& item : children(list)) {
    if (!is_empty(item) && index-- == 0) {
      return &item;
    }
  }
  return nullptr;
}

/// Takes `[1]` off the front of `path` and returns the 1.
std::size_t take_index(std::string_view& path) {
  std::size_t index = 0;
  std::from_chars(path.data() + 1, path.data() + path.size(), index);
  path.remove_prefix(std::min(path.find(']'), path.size() - 1) + 1);
  return index;
}

/// Takes a key of the mapping off the front of `path`, the longest that fits, and returns its value.
const YamlNode* take_value(const YamlNode& mapping, std::string_view& path) {
  const YamlNode* found = nullptr;
  std::size_t length = 0;
  const YamlChildren entries = children(mapping);
  for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
    const std::string_view key = entry->text;
    ++entry;
    if (key.size() >= length && begins_with_key(path, key)) {
      found = &*entry;
      length = key.size();
    }
  }
  path.remove_prefix(length);
  return found;
}

}  // namespace

const YamlNode& find_node(const YamlNode& root, std::string_view path) {
  const YamlNode* node = &root;
  while (!path.empty()) {
    const YamlNode* next = nullptr;
    if (path.starts_with('[')) {
      const std::size_t index = take_index(path);
      next = node->kind == YamlKind::sequence ? find_item(*node, index) : node;
    } else {
      path.remove_prefix(path.starts_with('.') ? 1 : 0);
      next = node->kind == YamlKind::mapping ? take_value(*node, path) : nullptr;
    }
    if (next == nullptr) {
      break;
    }
    node = next;
  }
  return node == &root ? *children(root).begin() : *node;
}

}  // namespace cme
