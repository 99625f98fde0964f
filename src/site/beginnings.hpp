// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Splits a long list without dates by how its names begin, so that a new name touches few pages.

namespace cme {

/// Those of some keys that begin alike.
struct Beginning {
  std::string key;                   ///< `am`: what all of them have in common, and one byte more
  std::vector<std::size_t> members;  ///< the numbers of the keys, ascending
};

/// The slug of a name with an end that no other slug has inside, so that no key begins another.
std::string key_of_name(std::string_view name);

/// The keys by the first byte in which they differ, in the order of that byte. No key is there twice, so that of
/// several keys no group has all.
std::vector<Beginning> group_by_beginning(std::span<const std::string> keys);

/// As much of a name as its slug needs to begin with `key`: `American C` for `american-c`; `C` for `c` if the name has
/// no such beginning, as `大学 C` has none.
std::string words_of_beginning(std::string_view name, std::string_view key);

}  // namespace cme
