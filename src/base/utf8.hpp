// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cme {

/// The offset of the first byte that is not ASCII, at or after `offset` <= text.size(), or text.size().
std::size_t find_beyond_ascii(std::string_view text, std::size_t offset = 0);

/// The offset of the first byte that is neither a line feed nor printable ASCII, at or after `offset` <= text.size(),
/// or text.size().
std::size_t find_unprintable(std::string_view text, std::size_t offset = 0);

/// The byte after the last well-formed character: text.size() if all of `text` is UTF-8 (RFC 3629).
std::size_t valid_utf8_prefix(std::string_view text);

/// The byte order mark that some editors put before UTF-8.
inline constexpr std::string_view utf8_byte_order_mark = "\xEF\xBB\xBF";

/// `bytes` without a leading byte order mark, which belongs to the encoding and not to the text.
std::string_view without_byte_order_mark(std::string_view bytes);

/// Returns the character that starts at `offset` < text.size(), and moves `offset` past it: U+FFFD and one byte where
/// there is no well-formed character.
inline char32_t next_code_point(std::string_view text, std::size_t& offset);

/// The same, where the character is not ASCII.
char32_t next_beyond_ascii(std::string_view text, std::size_t& offset);

/// Appends a character as UTF-8; it is not a surrogate and at most U+10FFFF.
void append_code_point(std::string& text, char32_t character);

/// The number of characters (code points) in valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// The bytes of the first `count` characters of valid UTF-8; all of it if it has fewer.
std::string_view first_code_points(std::string_view text, std::size_t count);

/// Whether it is a space of any width, a tab or a line break.
bool is_space(char32_t character);

/// Whether it controls a terminal, changes the order of the text around it, or is invisible.
bool is_unprintable(char32_t character);

/// Whether it is all UTF-8 without spaces and control characters, like a name for machines.
bool is_visible(std::string_view text);

inline char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte < 0x80) {  // nearly all text
    ++offset;
    return byte;
  }
  return next_beyond_ascii(text, offset);
}

}  // namespace cme
