// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

/// Text in the form used for comparison: lower case, without accents, typographic marks as their ASCII counterparts (’
/// → ', – → -, µ → μ), without ™, ® and characters of no width, each run of spaces as one space, no spaces at the ends.
/// Each byte of invalid UTF-8 becomes U+FFFD.
std::string fold(std::string_view text);

/// Whether it is a letter or a number of any script, according to Unicode.
bool is_letter_or_digit(char32_t character);

/// The version of Unicode that `fold` uses.
std::string_view unicode_version();

}  // namespace cme
