// SPDX-License-Identifier: MIT
#include "yaml/spans.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>

namespace cme {
namespace {

/// The column of a block's lines if its first line sets it, as `|2-` does; otherwise the first text line determines it.
std::optional<int> stated_indentation(std::string_view first_line, int parent_column) {
  for (const char sign : first_line.substr(0, 3)) {
    if (sign >= '1' && sign <= '9') {
      return std::max(parent_column, 0) + (sign - '0');
    }
  }
  return std::nullopt;
}

/// A block, and the end of the line of its `|` or `>`, found once instead of for each `#` in the block.
struct BlockHead {
  const YamlNode* block = nullptr;
  std::size_t end = 0;
};

/// Whether the `#` at `offset` begins a comment: it is not in a word and not in a text. The line of a block's `|` or
/// `>` is not part of the text.
bool begins_comment(std::string_view text, const YamlTree& tree, std::size_t offset, BlockHead& head) {
  constexpr std::string_view before_a_comment = " \t\r\n";
  if (offset > 0 && before_a_comment.find(text[offset - 1]) == std::string_view::npos) {
    return false;
  }
  const YamlNode* const around = find_text_at(tree, offset);
  if (around == nullptr || !is_block(around->style)) {
    return around == nullptr;
  }
  if (head.block != around) {
    head = {.block = around, .end = trimmed_line_end(text, around->span.begin)};
  }
  return offset < head.end;
}

}  // namespace

std::size_t quoted_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      i += 1;
    } else if (text[i] == quote) {
      if (quote == '"' || text.substr(i + 1, 1) != "'") {
        return i + 1;
      }
      i += 1;
    }
  }
  return std::string_view::npos;
}

std::size_t block_end(std::string_view text, std::size_t begin, int parent_column) {
  std::size_t end = trimmed_line_end(text, begin);
  std::optional<int> indentation = stated_indentation(text.substr(begin, end - begin), parent_column);
  for (std::size_t line = text.find('\n', begin); line < text.size(); line = text.find('\n', line)) {
    line += 1;
    const std::size_t content = text.find_first_not_of(' ', line);
    const std::size_t line_end = trimmed_line_end(text, line);
    if (content >= line_end) {
      continue;
    }
    const int column = static_cast<int>(content - line);
    if (column <= parent_column || column < indentation.value_or(column)) {
      break;
    }
    indentation = indentation.value_or(column);
    end = line_end;
  }
  return end;
}

std::size_t trimmed_line_end(std::string_view text, std::size_t offset) {
  std::size_t end = std::min(text.find('\n', offset), text.size());
  while (end > offset && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r')) {
    end -= 1;
  }
  return end;
}

std::size_t skip_spaces_and_comments(std::string_view text, std::size_t offset) {
  while (true) {
    offset = std::min(text.find_first_not_of(" \t\r\n", offset), text.size());
    if (offset == text.size() || text[offset] != '#') {
      return offset;
    }
    offset = std::min(text.find('\n', offset), text.size());
  }
}

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
  const auto after =
      std::ranges::upper_bound(tree.nodes, offset, {}, [](const YamlNode& node) { return node.span.begin; });
  if (after == tree.nodes.begin()) {
    return nullptr;
  }
  const YamlNode& node = *std::prev(after);
  const bool is_text = node.kind == YamlKind::scalar && node.style != YamlStyle::plain && offset < node.span.end;
  return is_text ? &node : nullptr;
}

}  // namespace cme
