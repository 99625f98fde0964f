// SPDX-License-Identifier: MIT
#include "rules/keywords.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "rules/caseless_word.hpp"

namespace cme {
namespace {

constexpr std::size_t shortest_word = 4;
/// The longest English ending: "pediatr" is in "pediatrics" and "pediatrician".
constexpr std::size_t longest_ending = 3;

/// Each word is looked for in all texts, so a list that nobody wrote by hand is not looked at.
constexpr std::size_t most_words = 300;

bool is_in_texts(std::string_view beginning, const Activity& activity) {
  const CaselessWord word(beginning);
  const auto is_in = [&](std::string_view text) { return word.find(text) != std::string_view::npos; };
  return (activity.title && is_in(*activity.title)) || std::ranges::any_of(activity.objectives, is_in) ||
         std::ranges::any_of(activity.description, is_in, &Section::text);
}

/// Whether none of the keyword's long words is in the texts. Adds how many they are to `words`, of which no more than
/// some are looked for.
bool are_not_in_texts(std::string_view keyword, const Activity& activity, std::size_t& words) {
  for (const auto* begin = std::ranges::find_if(keyword, is_small_letter); begin != keyword.end();) {
    const auto* const end = std::find_if_not(begin, keyword.end(), is_small_letter);
    const auto size = static_cast<std::size_t>(end - begin);
    words += size >= shortest_word ? std::size_t{1} : std::size_t{0};
    const std::size_t kept = std::max(shortest_word, size - std::min(size, longest_ending));
    if (words > most_words || (size >= shortest_word && is_in_texts(std::string_view(begin, kept), activity))) {
      return false;
    }
    begin = std::find_if(end, keyword.end(), is_small_letter);
  }
  return true;
}

}  // namespace

std::optional<std::string> find_unrelated_keywords(const Activity& activity) {
  if (activity.keywords.size() < 2 || (activity.objectives.empty() && activity.description.empty())) {
    return std::nullopt;
  }
  std::size_t words = 0;
  for (const std::string& keyword : activity.keywords) {
    if (!are_not_in_texts(lower_ascii(keyword), activity, words)) {
      return std::nullopt;
    }
  }
  if (words == 0) {
    return std::nullopt;
  }
  std::string list;
  for (const std::string& keyword : activity.keywords) {
    list += fold(keyword) + '\n';
  }
  return list;
}

}  // namespace cme
