// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cme {

/// Appends `text` as a scalar on one line that readers of YAML 1.1 and 1.2 alike take for this text: plain where that
/// is safe, else in single quotes, else (line breaks, characters that cannot be seen) in double quotes with escapes.
void append_scalar(std::string& out, std::string_view text);

/// Appends `text` as a scalar in the style in which `written`, a scalar on one line, is in its source: in its
/// quotes, or by `append_scalar`.
void append_scalar_like(std::string& out, std::string_view text, std::string_view written);

/// Appends `text` as a block (`|-`, or `|` and `|+` if it ends with line breaks) whose lines are indented by `indent`
/// spaces, two more than what it belongs to; by `append_scalar` where it has no line break, or a block would not be
/// this text.
void append_lines(std::string& out, std::string_view text, std::size_t indent);

/// Whether all line breaks of `text` are around empty or indented lines, so that a folded block can keep them.
bool has_only_paragraphs(std::string_view text);

/// Appends `text`, which has only paragraphs, as a folded block (`>-`) whose lines are indented by `indent` spaces and,
/// words allowing, at most `width` characters wide. An empty line of the text is one of the block: YAML gives one line
/// break fewer. By `append_scalar` where a block would not be this text.
void append_folded(std::string& out, std::string_view text, std::size_t indent, std::size_t width);

}  // namespace cme
