// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Splits a list that dates cannot split, by how its names begin.

namespace cme {

/// Those of some keys that begin alike.
struct Beginning {
  std::string key;                   ///< `am`: what all of them have in common, and one byte more
  std::vector<std::size_t> members;  ///< the numbers of the keys, ascending
};

/// The key of a name: its slug and `_`, so that no key begins another; a name without letters and digits of ASCII has a
/// `_` before it.
std::string key_of_name(std::string_view name);

/// The key of one of several things with that name.
std::string key_of_name(std::string_view name, std::uint32_t id);

/// The keys by the first byte in which they differ, in the order of that byte. No key is there twice, so that of
/// several keys no group has all.
std::vector<Beginning> group_by_beginning(std::span<const std::string> keys);

/// What the names of a group have in common, as one of them writes it: `American C` for `american-c`, `American …` for
/// `american-`; for the names of other scripts, `Other names`.
std::string words_of_beginning(std::string_view name, std::string_view key);

}  // namespace cme
