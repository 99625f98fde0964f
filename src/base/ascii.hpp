// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// Whether it is a digit, 0 to 9.
constexpr bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

constexpr bool is_small_letter(char character) {
  return character >= 'a' && character <= 'z';
}

constexpr bool is_capital_letter(char character) {
  return character >= 'A' && character <= 'Z';
}

constexpr bool is_ascii_letter(char character) {
  return is_small_letter(character) || is_capital_letter(character);
}

/// Whether the byte is part of a character beyond ASCII.
constexpr bool is_beyond_ascii(char byte) {
  return static_cast<unsigned char>(byte) >= 0x80;
}

/// A to Z in lower case; everything else is unchanged.
constexpr char lower_ascii(char character) {
  return is_capital_letter(character) ? static_cast<char>(character + ('a' - 'A')) : character;
}

/// Whether it has a letter, for which every character beyond ASCII is taken.
bool has_letters(std::string_view text);

/// Whether it has only printable ASCII characters, each of which takes one cell and is safe everywhere.
bool is_printable_ascii(std::string_view text);

/// `text` with A to Z in lower case; everything else is unchanged.
std::string lower_ascii(std::string_view text);

/// `text` with a to z in upper case; everything else is unchanged.
std::string upper_ascii(std::string_view text);

/// `text` without the spaces, tabs and line breaks at its ends.
std::string_view trim(std::string_view text);

/// The offset of the first CR or LF at or after `offset`; the size of the text if there is none.
std::size_t find_line_break(std::string_view text, std::size_t offset = 0);

/// `text` with each byte encoded as in `%2F` (RFC 3986, section 2.1), except letters, digits and the bytes of `kept`.
std::string percent_encode(std::string_view text, std::string_view kept);

/// An address in which each "%" that begins no encoded byte is written "%25".
std::string encode_stray_percents(std::string_view address);

/// `text` with each `from`, which must not be empty, replaced by `to`, from left to right.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// The parts of `text` between separators; one part if there is no separator.
std::vector<std::string_view> split(std::string_view text, char separator);

/// The number that `text` is, if it has only decimal digits and fits.
std::optional<std::uint32_t> parse_whole_number(std::string_view text);

/// The number that the whole text is, with a point and an exponent if it has them: `1.5e3`.
std::optional<double> parse_number(std::string_view text);

}  // namespace cme
