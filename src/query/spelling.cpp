// SPDX-License-Identifier: MIT
#include "query/spelling.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "model/american_spelling.hpp"
#include "model/common_words.hpp"

namespace cme {
namespace {

constexpr std::size_t shortest_beginning = 4;
constexpr std::size_t shortest_misspelled = 5;
constexpr std::size_t two_edits_from = 8;
constexpr std::size_t fewest_records = 2;
/// Longer words are not split, because each position takes a query of the index.
constexpr std::size_t longest_parted = 40;

std::size_t count_word(const SearchIndex& index, const QueryTerm& like, std::string text) {
  QueryTerm term = like;
  term.text = std::move(text);
  return index.count({.kind = Query::Kind::term, .term = term});
}

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, is_digit);
}

Respelling respelled(const QueryTerm& like, std::string text) {
  QueryTerm term = like;
  term.text = std::move(text);
  std::string shown = quote(term.text);
  return {.query = {.kind = Query::Kind::term, .term = std::move(term)}, .shown = std::move(shown)};
}

/// The offsets of a word's characters.
std::vector<std::size_t> characters_of(std::string_view word) {
  std::vector<std::size_t> begins;
  for (std::size_t offset = 0; offset < word.size(); next_code_point(word, offset)) {
    begins.push_back(offset);
  }
  return begins;
}

/// The word split into two that follow each other in a record, in the most frequent way. "diabetis" is not "diabet is":
/// neither part may be a common word.
std::optional<std::string> parted(const SearchIndex& index, const QueryTerm& term, std::string_view word) {
  std::optional<std::string> best;
  std::size_t most = 0;
  if (word.size() > longest_parted) {
    return best;
  }
  for (const std::size_t begin : characters_of(word)) {
    if (begin == 0) {
      continue;
    }
    const std::string_view first = word.substr(0, begin);
    const std::string_view second = word.substr(begin);
    if (is_common_word(first) || is_common_word(second)) {
      continue;
    }
    std::string text = std::string(first) + " " + std::string(second);
    const std::size_t count = count_word(index, term, text);
    if (count > most) {
      best = std::move(text);
      most = count;
    }
  }
  return best;
}

/// The words with the same first letter, or with the second one if the two may have been swapped.
std::vector<std::string> words_to_compare(const SearchIndex& index, std::string_view word) {
  const std::vector<std::size_t> begins = characters_of(word);
  const std::string_view first = word.substr(0, begins.at(1));
  const std::string_view second = word.substr(begins.at(1), begins.at(2) - begins.at(1));
  std::vector<std::string> words = index.words_with_initial(first);
  if (second != first) {
    const std::string swapped = std::string(second) + std::string(first);
    for (std::string& other : index.words_with_initial(second)) {
      if (other.starts_with(swapped)) {
        words.push_back(std::move(other));
      }
    }
  }
  return words;
}

/// The nearest word that several records have; among equally near ones, the most frequent, then the first
/// alphabetically.
std::optional<std::string> nearest_word(const SearchIndex& index, const QueryTerm& term, std::string_view word) {
  const std::size_t length = count_code_points(word);
  if (length < shortest_misspelled || has_digit(word)) {
    return std::nullopt;
  }
  const std::size_t most_edits = length < two_edits_from ? 1 : 2;
  std::vector<std::vector<std::string>> by_distance(most_edits + 1);
  for (std::string& other : words_to_compare(index, word)) {
    if (const auto distance = edit_distance_within(word, other, most_edits)) {
      by_distance[*distance].push_back(std::move(other));
    }
  }
  for (const std::vector<std::string>& words : by_distance) {
    std::optional<std::string> best;
    std::size_t most = fewest_records - 1;
    for (const std::string& other : words) {
      const std::size_t count = count_word(index, term, other);
      if (count > most || (count == most && best && other < *best)) {
        best = other;
        most = count;
      }
    }
    if (best) {
      return best;
    }
  }
  return std::nullopt;
}

std::optional<Respelling> respell_word(const SearchIndex& index, const QueryTerm& term, const std::string& word) {
  if (const auto american = american_spelling(word); american && count_word(index, term, *american) > 0) {
    return respelled(term, *american);
  }
  if (const auto two = parted(index, term, word)) {
    return respelled(term, *two);
  }
  if (count_code_points(word) >= shortest_beginning && !has_digit(word)) {
    QueryTerm beginning = term;
    beginning.is_prefix = true;
    if (count_word(index, beginning, word) > 0) {
      Respelling longer = respelled(beginning, word);
      longer.shown = "words that begin with it";
      return longer;
    }
  }
  if (const auto near = nearest_word(index, term, word)) {
    return respelled(term, *near);
  }
  return std::nullopt;
}

/// Words that must follow each other: joined, then with each unknown word respelled.
std::optional<Respelling> respell_phrase(const SearchIndex& index, const QueryTerm& term,
                                         const std::vector<std::string_view>& words) {
  std::string joined;
  std::string corrected;
  for (const std::string_view word : words) {
    joined += word;
    std::string known(word);
    if (count_word(index, term, known) == 0) {
      const auto american = american_spelling(word);
      known = american && count_word(index, term, *american) > 0 ? *american
                                                                 : nearest_word(index, term, word).value_or(known);
    }
    corrected += corrected.empty() ? known : " " + known;
  }
  if (term.writing == Writing::plain && count_word(index, term, joined) > 0) {
    return respelled(term, joined);
  }
  if (count_word(index, term, corrected) > 0) {
    return respelled(term, corrected);
  }
  if (term.writing == Writing::plain) {
    if (const auto near = nearest_word(index, term, joined)) {
      return respelled(term, *near);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Respelling> respell(const SearchIndex& index, const QueryTerm& term) {
  if (term.writing == Writing::code || term.is_prefix) {
    return std::nullopt;
  }
  const std::string folded = fold(term.text);
  const std::vector<std::string_view> words = split(folded, ' ');
  return words.size() == 1 ? respell_word(index, term, folded) : respell_phrase(index, term, words);
}

}  // namespace cme
