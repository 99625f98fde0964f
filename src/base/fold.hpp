// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace cme {

/// Text as it is compared: lower case, without accents, typographic marks as their ASCII kin (’ → ', – → -, µ → μ),
/// without ™ and ® and what has no width, every run of spaces of any width as one space, none at the ends. Each byte of
/// invalid UTF-8 becomes U+FFFD.
std::string fold(std::string_view text);

/// Whether Unicode has it among the letters or the numbers of any script.
bool is_letter_or_digit(char32_t character);

/// The version of Unicode that `fold` goes by.
std::string_view unicode_version();

}  // namespace cme
