// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cme {

/// Whether it is one of 0 to 9.
constexpr bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

/// Whether all of it is letters, digits, marks and spaces of ASCII: one cell each, and safe everywhere.
bool is_printable_ascii(std::string_view text);

/// `text` with A to Z in lower case, and all else as it is.
std::string lower_ascii(std::string_view text);

/// `text` with a to z in capitals, and all else as it is.
std::string upper_ascii(std::string_view text);

/// `text` without the spaces, tabs and line breaks at its ends.
std::string_view trim(std::string_view text);

/// `text` with every byte but letters, digits and those of `kept` as `%2F` (RFC 3986, section 2.1).
std::string percent_encode(std::string_view text, std::string_view kept);

/// `text` with `to` for each `from`, which is not empty, from left to right.
std::string replace_all(std::string_view text, std::string_view from, std::string_view to);

/// The parts of `text` between each `separator`; one part if there is none.
std::vector<std::string_view> split(std::string_view text, char separator);

/// A whole number of decimal digits only, or nothing if it is not one or does not fit.
std::optional<std::uint32_t> parse_whole_number(std::string_view text);

}  // namespace cme
