// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "cme/diag/source.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// Edits of the source of the tree that contains `node`. There are none if something would be lost, such as a comment,
/// or if the node is not on one line.

/// Replaces the text of a scalar with `text`, keeping its quotes.
std::vector<Edit> rewrite_scalar(std::string_view source, const YamlNode& node, std::string_view text);

/// Replaces a scalar with `value`, which is not text (a number, `true`), without quotes.
std::vector<Edit> rewrite_plain(std::string_view source, const YamlNode& node, std::string_view value);

/// Whether a comma between two digits, as in `[$1,000]`, separates the value from the one before or after it: most
/// likely one number was meant.
bool may_be_part_of_number(std::string_view source, const YamlNode& node);

/// Removes an item from a list, but never the first one: with its line if it is alone on it, otherwise with the comma
/// before it.
std::vector<Edit> take_item_out(std::string_view source, const YamlNode& node);

/// Turns a scalar in a block-style list into a mapping that has it under `key`.
std::vector<Edit> put_under_key(std::string_view source, const YamlNode& node, std::string_view key);

/// Replaces the odd spaces in a scalar's text with ordinary ones (`make_spaces_plain`).
std::vector<Edit> make_spaces_plain(std::string_view source, const YamlNode& node);

/// Corrects the marks in a scalar's text that a wrong encoding turned into letters (`find_wrong_encoding`).
std::vector<Edit> mend_encoding(std::string_view source, const YamlNode& node);
/// Removes the invisible characters from a scalar's text (`take_invisible_out`).
std::vector<Edit> take_invisible_out(std::string_view source, const YamlNode& node);

}  // namespace cme
