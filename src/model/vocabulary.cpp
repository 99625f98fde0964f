// SPDX-License-Identifier: MIT
#include "cme/model/vocabulary.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/nearest.hpp"

namespace cme {
namespace {

bool is_letter_or_digit(char character) {
  return (character >= 'a' && character <= 'z') || is_digit(character) || static_cast<unsigned char>(character) >= 0x80;
}

/// What all spellings of one term share: folded words with "and" for "&", without punctuation and "American Board of".
std::string normalize(std::string_view text) {
  constexpr std::string_view board_of = "american board of ";
  std::string words;
  for (const char character : fold(text)) {
    if (character == '&') {
      words += " and ";
    } else {
      words += is_letter_or_digit(character) ? character : ' ';
    }
  }
  words = fold(words);  // one space for each run of them
  if (words.starts_with("the ")) {
    words.erase(0, 4);
  }
  if (words.starts_with(board_of)) {
    words.erase(0, board_of.size());
  }
  return words;
}

/// Names no longer than this are abbreviations: what differs by a letter is likely another one.
constexpr std::size_t longest_abbreviation = 6;

/// The number of the spelling nearest to `wanted`, both normalized.
std::optional<std::size_t> find_nearest_spelling(const std::string& wanted, const std::vector<std::string>& spellings) {
  const std::vector<std::string_view> views(spellings.begin(), spellings.end());
  const auto nearest = find_nearest(wanted, views);
  if (!nearest) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(std::find(views.begin(), views.end(), *nearest) - views.begin());
}

}  // namespace

std::optional<std::size_t> find_name(const Vocabulary& vocabulary, std::string_view text) {
  const auto found = std::find(vocabulary.names.begin(), vocabulary.names.end(), text);
  if (found == vocabulary.names.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - vocabulary.names.begin());
}

std::optional<std::size_t> find_any_spelling(const Vocabulary& vocabulary, std::string_view text) {
  // Most texts are spelled as they are stored, and spreadsheets ask for very many.
  if (const auto term = find_name(vocabulary, text)) {
    return term;
  }
  const std::string wanted = normalize(text);
  if (wanted.empty()) {
    return std::nullopt;
  }
  for (std::size_t term = 0; term < vocabulary.names.size(); ++term) {
    if (normalize(vocabulary.names[term]) == wanted) {
      return term;
    }
  }
  for (const Alias& alias : vocabulary.aliases) {
    if (normalize(alias.text) == wanted) {
      return alias.term;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> find_meant(const Vocabulary& vocabulary, std::string_view text) {
  if (const auto term = find_any_spelling(vocabulary, text)) {
    return term;
  }
  std::set<std::size_t> near;
  for (std::size_t term = 0; term < vocabulary.names.size(); ++term) {
    if (is_slip_of(text, vocabulary.names[term])) {
      near.insert(term);
    }
  }
  for (const Alias& alias : vocabulary.aliases) {
    if (alias.text.size() > longest_abbreviation && is_slip_of(text, alias.text)) {
      near.insert(alias.term);
    }
  }
  return near.size() == 1 ? std::optional(*near.begin()) : std::nullopt;
}

std::optional<std::string_view> suggest_name(const Vocabulary& vocabulary, std::string_view text) {
  if (const auto term = find_any_spelling(vocabulary, text)) {
    return vocabulary.names[*term];
  }
  const std::string wanted = normalize(text);
  std::vector<std::string> spellings;
  for (const std::string_view name : vocabulary.names) {
    spellings.push_back(normalize(name));
  }
  if (const auto term = find_nearest_spelling(wanted, spellings)) {
    return vocabulary.names[*term];
  }
  spellings.clear();
  std::vector<std::size_t> terms;
  for (const Alias& alias : vocabulary.aliases) {
    if (alias.text.size() <= longest_abbreviation) {
      continue;
    }
    spellings.push_back(normalize(alias.text));
    terms.push_back(alias.term);
  }
  const auto alias = find_nearest_spelling(wanted, spellings);
  if (!alias) {
    return std::nullopt;
  }
  return vocabulary.names[terms[*alias]];
}

}  // namespace cme
