// SPDX-License-Identifier: MIT
#include "model/synonyms.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/safe_output.hpp"

namespace cme {

extern const std::string_view synonyms_text;  // built from synonyms.txt

namespace {

std::vector<std::string> items_of(std::string_view side) {
  std::vector<std::string> items;
  for (const std::string_view item : split(side, ',')) {
    items.emplace_back(trim(item));
  }
  return items;
}

/// A text without ASCII letters may be in another script.
bool has_word(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return is_digit(c) || is_ascii_letter(c) || is_beyond_ascii(c); });
}

bool has_empty(const std::vector<std::string>& items) {
  return !std::ranges::all_of(items, has_word);
}

std::vector<Synonym> read_list(std::string_view text) {
  std::vector<Synonym> synonyms;
  for (const std::string_view line : split(text, '\n')) {
    if (trim(line).empty() || line.starts_with('#')) {
      continue;
    }
    // A test reads the same file, and fails on an invalid line.
    for (Synonym& synonym : parse_synonyms(line).value_or(std::vector<Synonym>())) {
      synonyms.push_back(std::move(synonym));
    }
  }
  return synonyms;
}

}  // namespace

Result<std::vector<Synonym>> parse_synonyms(std::string_view line) {
  const std::size_t sign = line.find_first_of("=>");
  if (sign == std::string_view::npos) {
    return failure(quote(line) + " has neither = nor > between a word and its synonym");
  }
  if (line.find_first_of("=>", sign + 1) != std::string_view::npos) {
    return failure(quote(line) + " has more than one = or >");
  }
  const std::vector<std::string> left = items_of(line.substr(0, sign));
  const std::vector<std::string> right = items_of(line.substr(sign + 1));
  if (has_empty(left) || has_empty(right)) {
    return failure(quote(line) + " is missing a word");
  }
  std::vector<Synonym> synonyms{{.typed = left, .others = right}};
  if (line[sign] == '=') {
    synonyms.push_back({.typed = right, .others = left});
  }
  return synonyms;
}

std::span<const Synonym> built_in_synonyms() {
  static const std::vector<Synonym> synonyms = read_list(synonyms_text);
  return synonyms;
}

}  // namespace cme
