// SPDX-License-Identifier: MIT
#include "query/spelling.hpp"

#include <algorithm>
#include <iterator>

#include "base/ascii.hpp"
#include "base/fold.hpp"
#include "base/function.hpp"
#include "base/nearest.hpp"
#include "base/safe_output.hpp"
#include "base/utf8.hpp"
#include "model/american_spelling.hpp"
#include "model/common_words.hpp"
#include "model/similar_words.hpp"

namespace cme {
namespace {

constexpr std::size_t shortest_beginning = 4;
constexpr std::size_t shortest_misspelled = 5;
constexpr std::size_t two_edits_from = 8;
/// In a shorter word, another letter often makes another word: "renal" is not "penal".
constexpr std::size_t another_letter_from = 7;
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

/// The beginnings of words that a word may be: its first letter, or its first two if they may have been swapped.
std::vector<std::string> beginnings_of(std::string_view word) {
  const std::vector<std::size_t> begins = characters_of(word);
  const std::string first(word.substr(0, begins.at(1)));
  const std::string second(word.substr(begins.at(1), begins.at(2) - begins.at(1)));
  return first == second ? std::vector{first} : std::vector{first, second + first};
}

std::vector<std::string> words_to_compare(const SearchIndex& index, const OtherWords& others, std::string_view word) {
  std::vector<std::string> words;
  for (const std::string& beginning : beginnings_of(word)) {
    for (std::string& other : index.words_that_begin_with(beginning)) {
      words.push_back(std::move(other));
    }
    std::ranges::copy_if(others.of_options, std::back_inserter(words),
                         [&beginning](const std::string& other) { return other.starts_with(beginning); });
  }
  return words;
}

/// Whether one letter differs; otherwise, a word at distance 1 has one more or less, or two swapped.
bool has_another_letter(std::string_view word, std::string other) {
  std::string letters(word);
  std::ranges::sort(letters);
  std::ranges::sort(other);
  return letters.size() == other.size() && letters != other;
}

/// How many records must have a word, so that it is what was meant rather than just similar.
std::size_t fewest_records(std::string_view word, const std::string& other, std::size_t distance) {
  const bool is_sure =
      distance == 1 && (count_code_points(word) >= another_letter_from || !has_another_letter(word, other));
  return is_sure ? 1 : 2;
}

/// The most frequent of the words that as many records have as `fewest` says, or that an option is named by; among
/// equally frequent ones, the first alphabetically.
std::optional<std::string> most_frequent(const SearchIndex& index, const OtherWords& others, const QueryTerm& term,
                                         const std::vector<std::string>& words,
                                         const Function<std::size_t(const std::string&)>& fewest) {
  std::optional<std::string> best;
  std::size_t most = 0;
  for (const std::string& word : words) {
    const std::size_t count = count_word(index, term, word);
    const bool is_enough = count >= fewest(word) || std::ranges::binary_search(others.of_options, word);
    if (is_enough && (!best || count > most || (count == most && word < *best))) {
      best = word;
      most = count;
    }
  }
  return best;
}

/// The nearest word that enough records have, or that an option is named by; among equally near ones, the most
/// frequent, then the first alphabetically. None for a word that is right.
std::optional<std::string> nearest_word(const SearchIndex& index, const OtherWords& others, const QueryTerm& term,
                                        std::string_view word) {
  const std::size_t length = count_code_points(word);
  if (length < shortest_misspelled || has_digit(word)) {
    return std::nullopt;
  }
  const bool is_right =
      is_similar_word(word) || std::ranges::binary_search(others.of_options, word) || others.synonyms.has(word);
  const std::size_t most_edits = length < two_edits_from ? 1 : 2;
  std::vector<std::vector<std::string>> by_distance(most_edits + 1);
  for (std::string& other : words_to_compare(index, others, word)) {
    const auto distance = edit_distance_within(word, other, most_edits);
    if (distance && (is_right ? american_spelling(other) == word : !are_contrary(word, other))) {
      by_distance[*distance].push_back(std::move(other));
    }
  }
  for (std::size_t distance = 1; distance <= most_edits; ++distance) {
    if (auto best = most_frequent(index, others, term, by_distance[distance],
                                  [&](const std::string& other) { return fewest_records(word, other, distance); })) {
      return best;
    }
  }
  return std::nullopt;
}

std::optional<Respelling> respell_word(const SearchIndex& index, const OtherWords& others, const QueryTerm& term,
                                       const std::string& word) {
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
  if (const auto near = nearest_word(index, others, term, word)) {
    return respelled(term, *near);
  }
  return std::nullopt;
}

/// Words that must follow each other: joined, then with each unknown word respelled.
std::optional<Respelling> respell_phrase(const SearchIndex& index, const OtherWords& others, const QueryTerm& term,
                                         const std::vector<std::string_view>& words) {
  std::string joined;
  std::string corrected;
  for (const std::string_view word : words) {
    joined += word;
    std::string known(word);
    if (count_word(index, term, known) == 0) {
      const auto american = american_spelling(word);
      known = american && count_word(index, term, *american) > 0
                  ? *american
                  : nearest_word(index, others, term, word).value_or(known);
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
    if (const auto near = nearest_word(index, others, term, joined)) {
      return respelled(term, *near);
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_plain_word(const Query& part) {
  return part.kind == Query::Kind::term && !part.is_excluded && part.term.writing == Writing::plain &&
         !part.term.is_prefix && part.term.text.find(' ') == std::string::npos;
}

bool join_words(const SearchIndex& index, Query& query, std::vector<std::string>& notes) {
  if (query.kind != Query::Kind::all) {
    return false;
  }
  std::vector<Query> parts;
  bool changed = false;
  for (std::size_t i = 0; i < query.parts.size(); ++i) {
    Query& part = query.parts[i];
    if (i + 1 < query.parts.size() && is_plain_word(part) && is_plain_word(query.parts[i + 1]) &&
        part.term.column == query.parts[i + 1].term.column) {
      Query joined = part;
      joined.term.text += query.parts[i + 1].term.text;
      if (index.count(joined) > 0) {
        notes.push_back("also searched for " + quote(joined.term.text));
        parts.push_back(any_of({all_of({std::move(part), std::move(query.parts[i + 1])}), std::move(joined)}));
        ++i;
        changed = true;
        continue;
      }
    }
    parts.push_back(std::move(part));
  }
  query = all_of(std::move(parts));
  return changed;
}

std::optional<Respelling> respell(const SearchIndex& index, const OtherWords& others, const QueryTerm& term) {
  if (term.writing == Writing::code || term.is_prefix) {
    return std::nullopt;
  }
  const std::string folded = fold(term.text);
  const std::vector<std::string_view> words = split(folded, ' ');
  return words.size() == 1 ? respell_word(index, others, term, folded) : respell_phrase(index, others, term, words);
}

}  // namespace cme
