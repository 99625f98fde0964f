// SPDX-License-Identifier: MIT
#include "record/find_node.hpp"

#include "record/value_reader.hpp"

namespace cme {
namespace {

const YamlNode& value_of(const YamlNode& key) {
  return *(&key + key.size);
}

/// The item with that index among the list items that have a value; `node` itself if it is not a list or has no such
/// item.
const YamlNode& item_or_node(const YamlNode& node, std::size_t number) {
  if (node.kind != YamlKind::sequence) {
    return node;
  }
  for (const YamlNode& item : children(node)) {
    if (!is_empty(item) && number-- == 0) {
      return item;
    }
  }
  return node;
}

/// The node that represents an entire entry.
const YamlNode& key_or_value(const YamlNode& key) {
  const YamlNode& value = value_of(key);
  return value.kind != YamlKind::scalar || is_empty(value) ? key : value;
}

}  // namespace

const YamlNode* find_key(const YamlNode& mapping, std::string_view name) {
  if (mapping.kind != YamlKind::mapping) {
    return nullptr;
  }
  const YamlChildren entries = children(mapping);
  for (auto entry = entries.begin(); entry != entries.end(); ++entry, ++entry) {
    if (entry->text == name) {
      return &*entry;
    }
  }
  return nullptr;
}

const YamlNode* find_node(const YamlNode& root, const FieldPath& path) {
  const YamlNode* const key = find_key(root, path.key);
  if (key == nullptr) {
    return nullptr;
  }
  if (!path.index && path.part.empty()) {
    return &key_or_value(*key);
  }
  const YamlNode& value = path.index ? item_or_node(value_of(*key), *path.index) : value_of(*key);
  const YamlNode* const part = path.part.empty() ? nullptr : find_key(value, path.part);
  if (part == nullptr) {
    return &value;
  }
  return path.item ? &item_or_node(value_of(*part), *path.item) : &key_or_value(*part);
}

Span find_span(const YamlNode& root, const FieldPath& path) {
  const YamlNode* const node = find_node(root, path);
  return node != nullptr ? node->span : Span{.begin = root.span.end, .end = root.span.end};
}

}  // namespace cme
