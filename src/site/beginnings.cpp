// SPDX-License-Identifier: MIT
#include "site/beginnings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/utf8.hpp"
#include "site/site_address.hpp"

namespace cme {
namespace {

/// No slug has it. It ends the slug in a key, and is before the slug of a name that has only a hash.
constexpr char end_of_slug = '_';

bool is_letter_or_digit_of_ascii(char byte) {
  return is_small_letter(byte) || is_digit(byte);
}

std::string capitalized(std::string_view words) {
  return upper_ascii(words.substr(0, 1)) + std::string(words.substr(1));
}

/// As much of the name as has this slug, without marks before it; the slug itself if there is no such beginning.
std::string words_of_slug(std::string_view name, std::string_view slug) {
  std::size_t begin = 0;
  for (std::size_t end = 0; end < name.size() && end - begin <= 2 * slug.size();) {
    const std::size_t before = end;
    next_code_point(name, end);
    const std::string folded = fold(name.substr(before, end - before));
    if (begin == before && std::ranges::none_of(folded, is_letter_or_digit_of_ascii)) {
      begin = end;
    } else if (slug_of(name.substr(begin, end - begin)) == slug) {
      return capitalized(name.substr(begin, end - begin));
    }
  }
  return capitalized(slug);
}

}  // namespace

std::string key_of_name(std::string_view name) {
  const bool has_only_hash = std::ranges::none_of(fold(name), is_letter_or_digit_of_ascii);
  return (has_only_hash ? std::string(1, end_of_slug) : std::string()) + slug_of(name) + end_of_slug;
}

std::string key_of_name(std::string_view name, std::uint32_t id) {
  return fmt::format("{}{}{}", key_of_name(name), id, end_of_slug);
}

std::size_t common_length(std::span<const std::string> keys) {
  const auto [first, last] = std::ranges::minmax(keys);
  return static_cast<std::size_t>(std::ranges::mismatch(first, last).in1 - first.begin());
}

std::string words_of_beginning(std::string_view name, std::string_view key) {
  if (key.starts_with(end_of_slug)) {
    return key.size() == 1 ? "Other names" : fmt::format("Other names, {}", key.substr(1));
  }
  const std::size_t end = key.find(end_of_slug);
  if (end != std::string_view::npos) {  // one name, perhaps of several things
    const std::string_view id = key.substr(end + 1);
    return std::string(name) +
           (id.empty() ? std::string() : fmt::format(", IDs from {}", id.substr(0, id.find(end_of_slug))));
  }
  return key.ends_with('-') ? words_of_slug(name, key.substr(0, key.size() - 1)) + " …" : words_of_slug(name, key);
}

}  // namespace cme
