// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "cme/diag/diagnostic.hpp"

namespace cme {

enum class YamlKind : std::uint8_t { scalar, sequence, mapping };

/// How a scalar is written. Only a plain one can be a number, a date, a boolean or null.
enum class YamlStyle : std::uint8_t {
  plain,
  quoted,
  literal,  ///< below a `|`
  folded,   ///< below a `>`
};

/// Whether a scalar of this style is on the lines below its `|` or `>`.
constexpr bool is_block(YamlStyle style) {
  return style == YamlStyle::literal || style == YamlStyle::folded;
}

/// One node of a tree stored as a flat list, each node before its children and these before the next node. The children
/// of a sequence are its items, those of a mapping its keys and values in alternation.
struct YamlNode {
  YamlKind kind = YamlKind::scalar;
  YamlStyle style = YamlStyle::plain;
  Span span;  ///< quoted: with its quotes; block: from `|` or `>` to its last line; empty value: after the key
  std::string_view text;   ///< of a scalar, unquoted and folded; lives as long as the tree
  std::uint32_t size = 1;  ///< the number of nodes in this subtree, including itself

  /// Whether it is null: plain and empty, `~` or `null`.
  [[nodiscard]] bool is_null() const {
    // The size first: it is almost always enough, and this runs for every key and value.
    return text.size() <= 4 && kind == YamlKind::scalar && style == YamlStyle::plain &&
           (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL");
  }
};

/// Iterates over the children of a node, in order.
class YamlChildren {
 public:
  class Iterator {
   public:
    explicit Iterator(const YamlNode* node) : node_(node) {}
    const YamlNode& operator*() const { return *node_; }
    const YamlNode* operator->() const { return node_; }
    Iterator& operator++() {
      node_ += node_->size;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    const YamlNode* node_;
  };

  explicit YamlChildren(const YamlNode& parent) : parent_(&parent) {}
  [[nodiscard]] Iterator begin() const { return Iterator(parent_ + 1); }
  [[nodiscard]] Iterator end() const { return Iterator(parent_ + parent_->size); }
  [[nodiscard]] bool empty() const { return parent_->size == 1; }

 private:
  const YamlNode* parent_;
};

/// The children of a sequence or mapping; a scalar has none.
inline YamlChildren children(const YamlNode& node) {
  return YamlChildren(node);
}

/// One document's nodes, and the texts that differ from their source.
struct YamlTree {
  std::vector<YamlNode> nodes;  ///< the root first
  std::unique_ptr<std::pmr::monotonic_buffer_resource> texts;

  [[nodiscard]] const YamlNode& root() const { return nodes.front(); }
};

}  // namespace cme
