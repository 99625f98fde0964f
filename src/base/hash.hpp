// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace cme {

/// Identifies a content: 128 bits from XXH3, the same on every machine. It is not secure: an attacker can make two
/// contents with the same hash.
struct ContentHash {
  std::array<char, 16> bytes{};

  [[nodiscard]] std::string_view view() const { return {bytes.data(), bytes.size()}; }

  bool operator==(const ContentHash&) const = default;
};

ContentHash hash_content(std::string_view content);

/// Computes the hash of a content that comes in parts.
class ContentHasher {
 public:
  ContentHasher();
  ~ContentHasher();
  ContentHasher(ContentHasher&&) noexcept;
  ContentHasher& operator=(ContentHasher&&) noexcept;

  void add(std::string_view part);

  /// The hash of everything that was added.
  [[nodiscard]] ContentHash hash() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A hash for tables in memory. It differs from run to run, so that no file can hold many texts with the same one.
std::uint64_t hash_of_this_run(std::string_view text);

/// Identifies a content within this run: nobody can prepare two contents with the same hash.
ContentHash content_hash_of_this_run(std::string_view content);

/// 32 hexadecimal digits, for a file name.
std::string to_hex(const ContentHash& hash);

}  // namespace cme
