// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cme {

/// Appends `text` as a scalar on one line that both YAML 1.1 and 1.2 readers read as this text: plain if that is safe,
/// otherwise in single quotes, otherwise (line breaks, invisible characters) in double quotes with escapes.
void append_scalar(std::string& out, std::string_view text);

/// Appends `text` as a scalar in the style of `written`, a one-line scalar in the source: with the same quotes, or as
/// `append_scalar` does.
void append_scalar_like(std::string& out, std::string_view text, std::string_view written);

/// Appends `text` as a block (`|-`, or `|` and `|+` if it ends with line breaks) whose lines are indented by `indent`
/// spaces, two more than its parent; as `append_scalar` does if it has no line break or a block cannot hold it.
void append_lines(std::string& out, std::string_view text, std::size_t indent);

/// Whether all line breaks in `text` are next to empty or indented lines, so that a folded block can keep them.
bool has_only_paragraphs(std::string_view text);

/// Appends `text`, which has only paragraphs, as a folded block (`>-`) whose lines are indented by `indent` spaces and,
/// if words permit, at most `width` characters wide. An empty line of the text is an empty line of the block, although
/// YAML reads one line break fewer. As `append_scalar` does if a block cannot hold it.
void append_folded(std::string& out, std::string_view text, std::size_t indent, std::size_t width);

}  // namespace cme
