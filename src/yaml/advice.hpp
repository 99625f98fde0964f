// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "cme/yaml/node.hpp"

namespace cme {

/// Help of the form "write `LINE`": the complete line to write instead of the existing one, without its indentation.
/// Empty if the node is not on one line of the source.

/// The line that `node` is on, with `text` in place of the node; a comment after it is kept.
std::string write_in_place(std::string_view source, const YamlNode& node, std::string_view text);

/// The line of `node`, with everything from the node on in quotes: YAML reads `- To learn: more` as a key and a value.
std::string write_in_quotes(std::string_view source, const YamlNode& node);

/// The line of a list's key, with the parts of `node`, text on one line, as a list in brackets.
std::string write_as_list(std::string_view source, const YamlNode& node);

/// `text`, its parts at commas and semicolons, as a list in brackets: `[Oncology, Lung Cancer]`.
std::string in_brackets(std::string_view text);

/// The bullet at the start of plain text, which YAML reads as text: `–`, `•`; empty if there is none.
std::string_view leading_bullet(const YamlNode& node);

/// The first line of a list whose items begin with `bullet`, as an item.
std::string write_with_hyphen(std::string_view source, const YamlNode& node, std::string_view bullet);

/// Whether plain text continues on a line that looks like a list item.
bool continues_below(std::string_view source, const YamlNode& node);

/// The lines of a block-style mapping as the first entry of a list, if there are few.
std::string write_as_entry(std::string_view source, const YamlNode& mapping);

}  // namespace cme
