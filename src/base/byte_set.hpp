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

  /// The bytes for which the lambda is true.
  template <class IsWanted>
  static const ByteSet of;

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

template <class IsWanted>
inline constexpr ByteSet ByteSet::of = [] {
  ByteSet set("");
  for (std::size_t code = 0; code < set.has_.size(); ++code) {
    set.has_[code] = IsWanted()(static_cast<char>(code));
  }
  return set;
}();

/// The offset of the first byte for which `is_wanted` is true, at or after `offset` <= text.size(), or text.size().
/// `is_wanted` is a lambda without captures and branches, so that the compiler can check many bytes at once.
template <class IsWanted>
constexpr std::size_t find_byte(std::string_view text, std::size_t offset, IsWanted is_wanted) {
  constexpr std::size_t block = 32;
  for (; text.size() - offset >= block; offset += block) {
    unsigned char found = 0;
    for (std::size_t at = 0; at < block; ++at) {
      found |= static_cast<unsigned char>(is_wanted(text[offset + at]));
    }
    if (found != 0) {
      break;
    }
  }
  return ByteSet::of<IsWanted>.find_in(text, offset);
}

/// `text` without the bytes at its end that are in the set.
constexpr std::string_view without_end(std::string_view text, const ByteSet& bytes) {
  while (!text.empty() && bytes.has(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

}  // namespace cme
