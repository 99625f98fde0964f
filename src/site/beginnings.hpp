// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Splits a list that dates cannot split, by how its names begin.

namespace cme {

/// Items whose keys begin alike.
template <class Item>
struct Beginning {
  std::string key;            ///< `am`: what the keys of all items have in common, and one byte more
  std::vector<Item> members;  ///< in the order of the items
};

/// The key of a name: its slug and `_`, so that no key begins another; a name without letters and digits of ASCII has a
/// `_` before it.
std::string key_of_name(std::string_view name);

/// The key of one of several things with that name.
std::string key_of_name(std::string_view name, std::uint32_t id);

/// How many bytes all keys have in common; there is at least one.
std::size_t common_length(std::span<const std::string> keys);

/// The items by the first byte in which their keys differ, in the order of that byte. No two have the same key, so that
/// of several items no group has all.
template <class Item>
std::vector<Beginning<Item>> group_by_beginning(std::span<const Item> items, auto key_of) {
  std::vector<std::string> keys;
  std::ranges::transform(items, std::back_inserter(keys), key_of);
  const std::size_t length = keys.empty() ? 0 : common_length(keys) + 1;
  std::map<std::string, std::vector<Item>> groups;
  for (std::size_t at = 0; at < keys.size(); ++at) {
    groups[keys[at].substr(0, length)].push_back(items[at]);
  }
  std::vector<Beginning<Item>> beginnings;
  for (auto& [key, members] : groups) {
    beginnings.push_back({key, std::move(members)});
  }
  return beginnings;
}

/// What the names of a group have in common, as one of them writes it: `American C` for `american-c`, `American …` for
/// `american-`; for the names of other scripts, `Other names`.
std::string words_of_beginning(std::string_view name, std::string_view key);

}  // namespace cme
