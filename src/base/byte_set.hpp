// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace cme {

/// Some of the 256 bytes, asked for by one look into a table: `find_first_of` of the standard library begins a search
/// for each byte that it looks at.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char byte : bytes) {
      has_[static_cast<unsigned char>(byte)] = true;
    }
  }

  [[nodiscard]] constexpr bool has(char byte) const { return has_[static_cast<unsigned char>(byte)]; }

  /// The first byte of `text` from `offset` <= text.size() on that is in the set, or text.size().
  [[nodiscard]] constexpr std::size_t find_in(std::string_view text, std::size_t offset = 0) const {
    while (offset < text.size() && !has(text[offset])) {
      ++offset;
    }
    return offset;
  }

 private:
  std::array<bool, 256> has_{};
};

/// `text` without the bytes of the set that are at its end.
constexpr std::string_view without_end(std::string_view text, const ByteSet& bytes) {
  while (!text.empty() && bytes.has(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace cme
