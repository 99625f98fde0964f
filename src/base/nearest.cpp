// SPDX-License-Identifier: MIT
#include "base/nearest.hpp"

#include <algorithm>
#include <vector>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/utf8.hpp"

namespace cme {
namespace {

/// Longer text is not a mistyped name, and would cost its length squared.
constexpr std::size_t longest_compared = 128;

std::u32string to_code_points(std::string_view text) {
  std::u32string code_points;
  for (std::size_t offset = 0; offset < text.size();) {
    code_points += next_code_point(text, offset);
  }
  return code_points;
}

/// How many characters must be inserted, removed, changed or swapped with their neighbor to turn one text into the
/// other.
std::size_t edit_distance(std::u32string_view left, std::u32string_view right) {
  std::vector<std::size_t> before(right.size() + 1);
  std::vector<std::size_t> above(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= left.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t changed = above[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, changed});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
  }
  return row.back();
}

/// The distance, or nothing if more than a third of the longer text differs, or if the first letter and another letter
/// differ.
std::optional<std::size_t> near_distance(std::u32string_view left, std::u32string_view right) {
  const std::size_t shorter = std::min(left.size(), right.size());
  const std::size_t longer = std::max(left.size(), right.size());
  const std::size_t allowed = longer / 3;
  if (longer > longest_compared || longer - shorter > allowed) {
    return std::nullopt;
  }
  const std::size_t distance = edit_distance(left, right);
  // A first letter is rarely mistyped: Cardiology is not Radiology.
  const bool begin_alike = !left.empty() && !right.empty() && left.front() == right.front();
  if (distance > (begin_alike ? allowed : std::min<std::size_t>(allowed, 1))) {
    return std::nullopt;
  }
  return distance;
}

/// The words that another letter would turn into a different word: those with a digit, and those in capitals.
std::vector<std::string_view> words_to_the_letter(std::string_view text) {
  std::vector<std::string_view> words;
  for (const std::string_view word : split(text, ' ')) {
    const bool has_digit = std::ranges::any_of(word, is_digit);
    const bool has_small = std::ranges::any_of(word, [](char c) { return is_small_letter(c); });
    const bool has_capital = std::ranges::any_of(word, [](char c) { return is_capital_letter(c); });
    if (has_digit || (has_capital && !has_small)) {
      words.push_back(word);
    }
  }
  return words;
}

}  // namespace

bool is_slip_of(std::string_view text, std::string_view name) {
  if (text.size() > longest_compared || words_to_the_letter(text) != words_to_the_letter(name)) {
    return false;
  }
  const std::u32string wanted = to_code_points(fold(text));
  const std::u32string meant = to_code_points(fold(name));
  const std::optional<std::size_t> distance = near_distance(wanted, meant);
  const auto words = std::ranges::count_if(name, [](char c) { return c == ' ' || c == '_'; }) + 1;
  return distance && *distance <= static_cast<std::size_t>(words);
}

std::optional<std::string_view> find_nearest(std::string_view text, std::span<const std::string_view> names) {
  // Folding turns a character into at most 18, so a text this long cannot be near either.
  const std::u32string wanted = to_code_points(fold(text.substr(0, 8 * longest_compared)));
  if (wanted.empty() || wanted.size() > longest_compared) {
    return std::nullopt;
  }
  std::optional<std::string_view> nearest;
  std::size_t least = longest_compared;
  std::optional<std::string_view> beginning;
  std::size_t beginnings = 0;
  for (const std::string_view name : names) {
    const std::u32string folded = to_code_points(fold(name));
    const std::optional<std::size_t> distance = near_distance(wanted, folded);
    if (distance && *distance < least) {
      nearest = name;
      least = *distance;
    }
    if (folded.starts_with(wanted)) {
      beginning = name;
      ++beginnings;
    }
  }
  if (nearest) {
    return nearest;
  }
  return beginnings == 1 && wanted.size() > 1 ? beginning : std::nullopt;
}

std::optional<std::size_t> edit_distance_within(std::string_view left, std::string_view right, std::size_t most) {
  const std::u32string from = to_code_points(left.substr(0, 4 * (longest_compared + 1)));
  const std::u32string to = to_code_points(right.substr(0, 4 * (longest_compared + 1)));
  const std::size_t longer = std::max(from.size(), to.size());
  if (longer > longest_compared || longer - std::min(from.size(), to.size()) > most) {
    return std::nullopt;
  }
  const std::size_t distance = edit_distance(from, to);
  return distance <= most ? std::optional(distance) : std::nullopt;
}

}  // namespace cme
