// SPDX-License-Identifier: MIT
#include "site/beginnings.hpp"

#include <algorithm>
#include <map>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "site/site_address.hpp"

namespace cme {
namespace {

constexpr char end_of_key = '_';

/// How many bytes all keys have in common.
std::size_t common_length(std::span<const std::string> keys) {
  const auto [first, last] = std::ranges::minmax(keys);
  return static_cast<std::size_t>(std::ranges::mismatch(first, last).in1 - first.begin());
}

}  // namespace

std::string key_of_name(std::string_view name) {
  return slug_of(name) + end_of_key;
}

std::vector<Beginning> group_by_beginning(std::span<const std::string> keys) {
  std::map<std::string, std::vector<std::size_t>> groups;
  const std::size_t length = keys.empty() ? 0 : common_length(keys) + 1;
  for (std::size_t at = 0; at < keys.size(); ++at) {
    groups[keys[at].substr(0, length)].push_back(at);
  }
  std::vector<Beginning> beginnings;
  for (auto& [key, members] : groups) {
    beginnings.push_back({key, std::move(members)});
  }
  return beginnings;
}

std::string words_of_beginning(std::string_view name, std::string_view key) {
  if (key.ends_with(end_of_key)) {
    key.remove_suffix(1);
  }
  for (std::size_t end = 0; end < name.size() && end <= 2 * key.size();) {
    next_code_point(name, end);
    const std::string_view words = name.substr(0, end);
    if (slug_of(words).starts_with(key)) {
      return std::string(words);
    }
  }
  return upper_ascii(key.substr(0, 1)) + std::string(key.substr(1));
}

}  // namespace cme
