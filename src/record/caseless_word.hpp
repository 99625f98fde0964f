// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cme {

/// A word to be found in prose in any case, without folding the prose: most of its bytes are never looked at
/// (Horspool's search).
class CaselessWord {
 public:
  /// `word` has letters from a to z only, fewer than 256, and outlives the object.
  constexpr explicit CaselessWord(std::string_view word) : word_(word) {
    skips_.fill(static_cast<std::uint8_t>(word.size()));
    for (std::size_t i = 0; i + 1 < word.size(); ++i) {
      const auto letter = static_cast<unsigned char>(word[i]);
      const auto skip = static_cast<std::uint8_t>(word.size() - 1 - i);
      skips_[letter] = skip;
      skips_[letter & ~case_bit] = skip;
    }
  }

  [[nodiscard]] constexpr std::size_t size() const { return word_.size(); }

  /// The first place of the word at or behind `from`, or npos.
  [[nodiscard]] constexpr std::size_t find(std::string_view text, std::size_t from = 0) const {
    while (from + word_.size() <= text.size()) {
      if (stands_at(text, from)) {
        return from;
      }
      from += skips_[static_cast<unsigned char>(text[from + word_.size() - 1])];
    }
    return std::string_view::npos;
  }

 private:
  /// What tells a small letter of ASCII from its capital.
  static constexpr unsigned case_bit = 0x20;

  [[nodiscard]] constexpr bool stands_at(std::string_view text, std::size_t at) const {
    for (std::size_t i = word_.size(); i-- > 0;) {
      if ((static_cast<unsigned char>(text[at + i]) | case_bit) != static_cast<unsigned char>(word_[i])) {
        return false;
      }
    }
    return true;
  }

  std::string_view word_;
  std::array<std::uint8_t, 256> skips_{};
};

}  // namespace cme
