// SPDX-License-Identifier: MIT
#include "base/hash.hpp"

#include <xxhash.h>

#include <cstring>

namespace cme {

ContentHash hash_content(std::string_view content) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(content.data(), content.size()));
  ContentHash hash;
  static_assert(sizeof canonical.digest == sizeof hash.bytes);
  std::memcpy(hash.bytes.data(), canonical.digest, sizeof canonical.digest);
  return hash;
}

std::string to_hex(const ContentHash& hash) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (const char character : hash.bytes) {
    const auto byte = static_cast<unsigned char>(character);
    hex += digits[byte >> 4U];
    hex += digits[byte & 0xFU];
  }
  return hex;
}

}  // namespace cme
