// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "cme/diag/source.hpp"
#include "cme/yaml/node.hpp"

namespace cme {

/// Edits of the source of a tree, in which `node` is. No edit where the source does not allow it without a loss:
/// where a comment would go, or the node is not on one line.

/// Puts `text` in the place of a scalar, in its quotes if it has some.
std::vector<Edit> rewrite_scalar(std::string_view source, const YamlNode& node, std::string_view text);

/// Puts `value`, which is no text (a number, `true`), in the place of a scalar, without quotes.
std::vector<Edit> rewrite_plain(std::string_view source, const YamlNode& node, std::string_view value);

/// Takes a list's item out, and not its first: with its line if it has that to itself, else with the comma before it.
std::vector<Edit> take_item_out(std::string_view source, const YamlNode& node);

/// Makes a scalar of a list in block style a mapping that has it under `key`.
std::vector<Edit> put_under_key(std::string_view source, const YamlNode& node, std::string_view key);

/// Makes the odd spaces of a scalar's text ordinary ones (`make_spaces_plain`).
std::vector<Edit> make_spaces_plain(std::string_view source, const YamlNode& node);

/// Mends the marks in a scalar text that a wrong encoding made letters (`find_wrong_encoding`).
std::vector<Edit> mend_encoding(std::string_view source, const YamlNode& node);
/// Takes the invisible characters out of a scalar's text (`take_invisible_out`).
std::vector<Edit> take_invisible_out(std::string_view source, const YamlNode& node);

}  // namespace cme
