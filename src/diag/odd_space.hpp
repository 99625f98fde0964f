// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cme/diag/source.hpp"

namespace cme {

/// The first odd space (U+00A0, U+2000 to U+200A, U+202F, U+3000) or private-use character, or npos.
std::size_t find_odd_character(std::string_view text);

/// How many odd characters there are.
std::size_t count_odd_characters(std::string_view text);

/// Makes odd spaces in a part of `source` ordinary ones, and the bullets of word processors too; takes out those beside
/// an ordinary one and at the ends of lines, but keeps the indentation. Nothing if there are characters of private use
/// that may be letters of a font.
std::vector<Edit> make_spaces_plain(std::string_view source, Span part);

/// Whether the character has no width, or only turns the direction of the text after it. Joiners are not among them:
/// they change the characters beside them.
bool is_unseen(char32_t character);

/// The first invisible character of a text from `from` on, or npos: an unseen one, a joiner beside an ASCII character,
/// a control character, a line break that only some readers know (U+0085, U+2028, U+2029), or U+FFFD, which replaces
/// a character that was lost.
std::size_t find_invisible_character(std::string_view text, std::size_t from = 0);

/// How many invisible characters there are.
std::size_t count_invisible_characters(std::string_view text);

/// Takes the invisible characters out of a part of `source`. Nothing if one of them replaces something else.
std::vector<Edit> take_invisible_out(std::string_view source, Span part);

}  // namespace cme
