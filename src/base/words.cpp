// SPDX-License-Identifier: MIT
#include "base/words.hpp"

#include <algorithm>
#include <bitset>
#include <numeric>
#include <tuple>

#include "base/safe_output.hpp"

namespace cme {
namespace {

/// Whether all texts are different, as far as their lengths and ends show: a quick look that is enough for most lists.
bool are_certainly_different(std::span<const std::string_view> texts) {
  constexpr std::size_t kinds = 1024;
  std::bitset<kinds> seen;
  for (const std::string_view text : texts) {
    const auto first = static_cast<unsigned char>(text.empty() ? '\0' : text.front());
    const auto last = static_cast<unsigned char>(text.empty() ? '\0' : text.back());
    const std::size_t kind = (text.size() * 151 + std::size_t{first} * 31 + last) % kinds;
    if (seen[kind]) {
      return false;
    }
    seen.set(kind);
  }
  return true;
}

}  // namespace

std::vector<std::size_t> find_repeated(std::span<const std::string_view> texts) {
  if (are_certainly_different(texts)) {
    return {};
  }
  constexpr std::size_t few = 32;  // comparing so few with each other is faster than sorting
  std::vector<std::size_t> repeated;
  if (texts.size() <= few) {
    for (std::size_t i = 1; i < texts.size(); ++i) {
      const auto before = texts.first(i);
      if (std::ranges::find(before, texts[i]) != before.end()) {
        repeated.push_back(i);
      }
    }
    return repeated;
  }
  std::vector<std::size_t> numbers(texts.size());
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  // By length first, which distinguishes most texts without reading their letters.
  const auto order = [&](std::size_t number) { return std::tuple(texts[number].size(), texts[number], number); };
  std::ranges::sort(numbers, {}, order);
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    if (texts[numbers[i]] == texts[numbers[i - 1]]) {
      repeated.push_back(numbers[i]);
    }
  }
  std::ranges::sort(repeated);
  return repeated;
}

std::string counted(std::size_t count, std::string_view noun) {
  return counted(count, noun, std::string(noun) + 's');
}

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
  return std::to_string(count).append(" ").append(count == 1 ? one : several);
}

std::string is_not_a(std::string_view text, std::string_view noun) {
  const bool starts_with_vowel = std::string_view("AEIOaeio").find(noun.front()) != std::string_view::npos;
  return quote(text).append(starts_with_vowel ? " is not an " : " is not a ").append(noun);
}

std::string either_of(std::span<const std::string_view> names) {
  std::string sentence;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) {
      sentence += i + 1 < names.size() ? ", " : " or ";
    }
    sentence += quote(names[i]);
  }
  return sentence;
}

}  // namespace cme
