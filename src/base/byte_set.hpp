// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace cme {

/// A set of bytes with a table for lookup: the standard library's `find_first_of` starts a search for each byte that it
/// examines.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char byte : bytes) {
      has_[static_cast<unsigned char>(byte)] = true;
    }
  }

  [[nodiscard]] constexpr bool has(char byte) const { return has_[static_cast<unsigned char>(byte)]; }

  /// The offset of the first byte in the set, at or after `offset` <= text.size(), or text.size().
  [[nodiscard]] constexpr std::size_t find_in(std::string_view text, std::size_t offset = 0) const {
    while (offset < text.size() && !has(text[offset])) {
      ++offset;
    }
    return offset;
  }

 private:
  std::array<bool, 256> has_{};
};

/// `text` without the bytes at its end that are in the set.
constexpr std::string_view without_end(std::string_view text, const ByteSet& bytes) {
  while (!text.empty() && bytes.has(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace cme
