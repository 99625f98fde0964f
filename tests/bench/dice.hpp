// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace cme::bench {

/// Pages of the ABMS directory that were counted, late 2025.
inline constexpr std::size_t directory_pages = 2'424;

/// SplitMix64, the same on every machine: the distributions of <random> differ from one standard library to the next.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  /// A number below `sides`.
  std::size_t roll(std::size_t sides) {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % sides);
  }

  /// True as often as `pages` of the directory's pages are so.
  bool as_often_as(std::size_t pages) { return roll(directory_pages) < pages; }

  /// One of them, all equally likely.
  template <class Value>
  const Value& pick(std::span<const Value> values) {
    return values[roll(values.size())];
  }

  /// `count` different ones, in the order of the list.
  template <class Value>
  std::vector<Value> pick_some(std::span<const Value> values, std::size_t count) {
    std::vector<Value> picked;
    for (std::size_t i = 0; i < values.size() && picked.size() < count; ++i) {
      if (roll(values.size() - i) < count - picked.size()) {
        picked.push_back(values[i]);
      }
    }
    return picked;
  }

 private:
  std::uint64_t state_;
};

}  // namespace cme::bench
