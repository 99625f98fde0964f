// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace cme {

/// What distinguishes one content from another: 128 bits by XXH3, the same on every machine. Good against accidents
/// only: an attacker can make two contents that have the same.
struct ContentHash {
  std::array<char, 16> bytes{};

  [[nodiscard]] std::string_view view() const { return {bytes.data(), bytes.size()}; }

  bool operator==(const ContentHash&) const = default;
};

ContentHash hash_content(std::string_view content);

/// Makes the hash of a content that comes in parts.
class ContentHasher {
 public:
  ContentHasher();
  ~ContentHasher();
  ContentHasher(ContentHasher&&) noexcept;
  ContentHasher& operator=(ContentHasher&&) noexcept;

  void add(std::string_view part);

  /// Of all that was added.
  [[nodiscard]] ContentHash hash() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// As 32 digits, for the name of a file.
std::string to_hex(const ContentHash& hash);

}  // namespace cme
