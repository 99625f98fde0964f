// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// Text as it is compared: lower case, without accents, typographic marks as their ASCII kin (’ → ', – → -, µ → μ),
/// without ™ and ® and what has no width, every run of blanks of any width as one blank, none at the ends. Each byte of
/// invalid UTF-8 becomes U+FFFD.
std::string fold(std::string_view text);

/// The version of Unicode that `fold` goes by.
std::string_view unicode_version();

/// The one of `names` that `text` was most likely meant to be, by edit distance over folded text; the first of equals.
/// If none is near (a third of the longer word may differ, at most), the only one that begins with `text`, or nothing.
std::optional<std::string_view> find_nearest(std::string_view text, std::span<const std::string_view> names);

/// Whether `text` is surely `name` with a slip of the pen: one wrong character a word, at most, and none in a word that
/// has a digit or is all capitals, as another of those means something else.
bool is_slip_of(std::string_view text, std::string_view name);

/// The first byte from `offset` <= text.size() on that is not ASCII, or text.size().
std::size_t find_beyond_ascii(std::string_view text, std::size_t offset = 0);

/// The byte after the last well-formed character: text.size() if all of `text` is UTF-8 (RFC 3629).
std::size_t valid_utf8_prefix(std::string_view text);

/// The byte order mark that some editors put before UTF-8.
inline constexpr std::string_view utf8_byte_order_mark = "\xEF\xBB\xBF";

/// `bytes` without the byte order mark that may stand before them: it belongs to the encoding, not to the text.
std::string_view without_byte_order_mark(std::string_view bytes);

/// The character that starts at `offset` < text.size(), and moves `offset` behind it: U+FFFD and one byte where none is
/// well-formed.
char32_t next_code_point(std::string_view text, std::size_t& offset);

/// The number of characters (code points) in valid UTF-8.
std::size_t count_code_points(std::string_view text);

/// The bytes of the first `count` characters of valid UTF-8; all of it if it has fewer.
std::string_view first_code_points(std::string_view text, std::size_t count);

/// Whether it is one of 0 to 9.
constexpr bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

/// Whether it is a blank of any width, a tab or a line break.
bool is_blank(char32_t character);

/// Whether all of it is UTF-8 without blanks and control characters, as names for machines are.
bool is_visible(std::string_view text);

/// `text` with A to Z in lower case, and all else as it is.
std::string lower_ascii(std::string_view text);

/// `text` with a to z in capitals, and all else as it is.
std::string upper_ascii(std::string_view text);

/// Text that is safe on a terminal: each control character, bidirectional control and byte of invalid UTF-8 becomes
/// U+FFFD, each tab and line break a blank. What is left is one line.
std::string printable(std::string_view text);

/// `text` in quotes for a message: printable, and cut with … when it is longer than a message can bear.
std::string quote(std::string_view text);

/// The terminal cells that one line of printable text takes: two for wide characters and emoji, none for marks that
/// combine with the one before.
std::size_t display_width(std::string_view text);

/// `text` cut to at most `width` cells, with … for what was cut; never through a character and its combining marks.
std::string truncate_to_width(std::string_view text, std::size_t width);

/// `text` filled up with blanks to `width` cells; unchanged if it is wider.
std::string pad_to_width(std::string_view text, std::size_t width);

/// One paragraph broken at blanks into lines of at most `width` cells; a longer word stands on a line of its own,
/// whole. No line if there is no word.
std::vector<std::string> wrap(std::string_view paragraph, std::size_t width);

/// `text` without the blanks, tabs and line breaks at its ends.
std::string_view trim(std::string_view text);

/// `text` with every byte but letters, digits and those of `kept` as `%2F` (RFC 3986, section 2.1).
std::string percent_encode(std::string_view text, std::string_view kept);

/// The parts of `text` between each `separator`; one part if there is none.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The numbers of those texts that are the same as one before them, ascending.
std::vector<std::size_t> find_repeated(std::span<const std::string_view> texts);

/// "1 record", "2 records": `count` and `noun`, with an s unless there is one.
std::string counted(std::size_t count, std::string_view noun);

/// `names` in quotes and joined for a sentence: "a", "b" or "c".
std::string either_of(std::span<const std::string_view> names);

/// A whole number of decimal digits only, or nothing if it is not one or does not fit.
std::optional<std::uint32_t> parse_whole_number(std::string_view text);

}  // namespace cme
