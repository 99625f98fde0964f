// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "cme/diag/source.hpp"

namespace cme {

/// Whether it is a character that the functions below look for, wherever it is.
bool may_be_odd_or_invisible(char32_t character);

/// The first odd space (U+00A0, U+2000 to U+200A, U+202F, U+3000) or private-use character, or npos.
std::size_t find_odd_character(std::string_view text);

/// How many odd characters there are.
std::size_t count_odd_characters(std::string_view text);

/// Edits that replace odd spaces and word-processor bullets in a part of `source` with ordinary spaces, and remove
/// those next to an ordinary space or at the ends of lines, but keep the indentation. None if there are private-use
/// characters that may be letters of a font.
std::vector<Edit> make_spaces_plain(std::string_view source, Span part);

/// Whether the character has no width, or only changes the direction of the text after it. Joiners do not count: they
/// change the characters next to them.
bool is_unseen(char32_t character);

/// The first invisible character of a text at or after `from`, or npos: an unseen one, a joiner next to an ASCII
/// character, a control character, a line break that only some programs recognize (U+0085, U+2028, U+2029), or U+FFFD,
/// which replaces a lost character.
std::size_t find_invisible_character(std::string_view text, std::size_t from = 0);

/// How many invisible characters there are.
std::size_t count_invisible_characters(std::string_view text);

/// Edits that remove the invisible characters from a part of `source`. None if one of them replaces a lost character.
std::vector<Edit> take_invisible_out(std::string_view source, Span part);

}  // namespace cme
