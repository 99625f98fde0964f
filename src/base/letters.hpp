// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cme {

/// How a character affects the words of a text.
enum class LetterKind : std::uint8_t {
  none,       ///< separates words
  letter,     ///< part of a word: letters, digits and their marks, and invisible characters such as a soft hyphen
  ideograph,  ///< a word of its own: Chinese, Japanese and Korean have few spaces, or none
};

LetterKind letter_kind(char32_t character);

/// A folded word with each single Greek letter replaced by its name, because English texts use both: "beta" for β, "ug"
/// for μg. Greek words stay unchanged.
std::string with_named_greek(std::string folded);

}  // namespace cme
