// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cme/diag/source.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// The end of the quoted scalar that begins at `begin`, after its closing quote; npos if it is never closed.
std::size_t quoted_end(std::string_view text, std::size_t begin);

/// The end of the block scalar whose `|` or `>` is at `begin`, after the last character of its last line that is
/// not empty. Its lines are indented deeper than `parent_column`, counted from 0; -1 for the document itself. A line
/// that is indented less than the first of them is after the block.
std::size_t block_end(std::string_view text, std::size_t begin, int parent_column);

/// The end of the line of `offset`, before its line break and the spaces before that.
std::size_t trimmed_line_end(std::string_view text, std::size_t offset);

/// The first character at or after `offset` that is not a space, line break or comment.
std::size_t skip_spaces_and_comments(std::string_view text, std::size_t offset);

/// The comments of `text`, whose tree is `tree`: each from its `#` to the last character of its line that is not a
/// space, in the order of the text.
std::vector<Span> find_comments(std::string_view text, const YamlTree& tree);

/// The quoted or block scalar that the offset is in, or nothing.
const YamlNode* find_text_at(const YamlTree& tree, std::size_t offset);

}  // namespace cme
