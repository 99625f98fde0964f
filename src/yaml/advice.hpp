// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "cme/yaml/node.hpp"

namespace cme {

/// Help of the form "write `LINE`": the whole line to write in place of the one that is there, without its indentation.
/// Empty where the source does not have the node on one line.

/// The line that `node` is on, with `text` in place of the node; a comment after it stays.
std::string write_in_place(std::string_view source, const YamlNode& node, std::string_view text);

/// The line of `node`, with all of it from the node on in quotes: `- To learn: more` is a key and a value to YAML.
std::string write_in_quotes(std::string_view source, const YamlNode& node);

/// The line of a list's key, with the parts of `node`, text on one line, as a list in brackets.
std::string write_as_list(std::string_view source, const YamlNode& node);

/// `text`, its parts at commas and semicolons, as a list in brackets: `[Oncology, Lung Cancer]`.
std::string in_brackets(std::string_view text);

/// The bullet that plain text begins with and that YAML takes for text: `–`, `•`; empty if there is none.
std::string_view leading_bullet(const YamlNode& node);

/// The first line of a list whose items begin with `bullet`, as an item.
std::string write_with_hyphen(std::string_view source, const YamlNode& node, std::string_view bullet);

/// Whether plain text goes on in a line below that looks like a list item.
bool continues_below(std::string_view source, const YamlNode& node);

/// The lines of a mapping in block style as the first entry of a list, one after the other, if there are few.
std::string write_as_entry(std::string_view source, const YamlNode& mapping);

}  // namespace cme
