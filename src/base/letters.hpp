// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cme {

/// What a character does for the words of a text.
enum class LetterKind : std::uint8_t {
  none,       ///< separates words
  letter,     ///< part of a word: letters, digits and their marks, and what nobody sees, as a soft hyphen
  ideograph,  ///< a word of its own: Chinese, Japanese and Korean have few spaces, or none
};

LetterKind letter_kind(char32_t character);

/// A folded word with each Greek letter that is among no others by its name: "beta" for β, "ug" for μg, as English
/// texts have both. Words of Greek stay.
std::string with_named_greek(std::string folded);

}  // namespace cme
