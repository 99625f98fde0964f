// SPDX-License-Identifier: MIT
#include "yaml/comments.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "yaml/scan.hpp"

namespace cme {
namespace {

/// A block, and the end of the line of its `|` or `>`, which is found once and not for each `#` in the block.
struct BlockHead {
  const YamlNode* block = nullptr;
  std::size_t end = 0;
};

/// Whether the `#` at `offset` begins a comment: not in a word, and not in a text, of which the line of a block's `|`
/// or `>` is no part.
bool begins_comment(std::string_view text, const YamlTree& tree, std::size_t offset, BlockHead& head) {
  constexpr std::string_view before_a_comment = " \t\r\n";
  if (offset > 0 && before_a_comment.find(text[offset - 1]) == std::string_view::npos) {
    return false;
  }
  const YamlNode* const around = find_text_at(tree, offset);
  if (around == nullptr || around->style != YamlStyle::block) {
    return around == nullptr;
  }
  if (head.block != around) {
    head = {.block = around, .end = trimmed_line_end(text, around->span.begin)};
  }
  return offset < head.end;
}

}  // namespace

std::vector<Span> find_comments(std::string_view text, const YamlTree& tree) {
  std::vector<Span> comments;
  BlockHead head;
  for (std::size_t sign = text.find('#'); sign < text.size(); sign = text.find('#', sign)) {
    if (!begins_comment(text, tree, sign, head)) {
      sign += 1;
      continue;
    }
    const std::size_t end = trimmed_line_end(text, sign);
    comments.push_back({.begin = static_cast<std::uint32_t>(sign), .end = static_cast<std::uint32_t>(end)});
    sign = end;
  }
  return comments;
}

const YamlNode* find_text_at(const YamlTree& tree, std::size_t offset) {
  // The tree is in the order of the text, and nothing begins inside a scalar.
  const auto behind =
      std::ranges::upper_bound(tree.nodes, offset, {}, [](const YamlNode& node) { return node.span.begin; });
  if (behind == tree.nodes.begin()) {
    return nullptr;
  }
  const YamlNode& node = *std::prev(behind);
  const bool is_text = node.kind == YamlKind::scalar && node.style != YamlStyle::plain && offset < node.span.end;
  return is_text ? &node : nullptr;
}

}  // namespace cme
