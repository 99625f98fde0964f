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
  /// `word` has letters from a to z only, at least one and fewer than 256, and outlives the object.
  constexpr explicit CaselessWord(std::string_view word)
      : word_(word), skip_behind_last_(static_cast<std::uint8_t>(word.size())) {
    skips_.fill(skip_behind_last_);
    for (std::size_t i = 0; i + 1 < word.size(); ++i) {
      set_skip(word[i], word.size() - 1 - i);
    }
    skip_behind_last_ = skips_[static_cast<unsigned char>(word.back())];
    set_skip(word.back(), 0);
  }

  [[nodiscard]] constexpr std::size_t size() const { return word_.size(); }

  /// The first place of the word at or behind `from`, or npos.
  [[nodiscard]] constexpr std::size_t find(std::string_view text, std::size_t from = 0) const {
    for (std::size_t last = from + word_.size() - 1; last < text.size();) {
      const std::size_t skip = skips_[static_cast<unsigned char>(text[last])];
      if (skip == 0 && stands_at(text, last + 1 - word_.size())) {
        return last + 1 - word_.size();
      }
      last += skip == 0 ? skip_behind_last_ : skip;
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

  constexpr void set_skip(char letter, std::size_t skip) {
    const auto number = static_cast<unsigned char>(letter);
    skips_[number] = static_cast<std::uint8_t>(skip);
    skips_[number & ~case_bit] = static_cast<std::uint8_t>(skip);
  }

  std::string_view word_;
  std::array<std::uint8_t, 256>
      skips_{};                    ///< how far to go on from a byte under the word's last letter; 0: look closer
  std::uint8_t skip_behind_last_;  ///< the same when it was the last letter after all
};

}  // namespace cme
