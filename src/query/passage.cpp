// SPDX-License-Identifier: MIT
#include "query/passage.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "base/ascii.hpp"
#include "query/columns.hpp"

namespace cme {
namespace {

/// A word of a column that occurs in some pattern, and its index among all words.
struct PlacedWord {
  std::size_t place = 0;
  Word word;
};

std::vector<WordPattern> make_patterns(Tokenizer& tokenizer, const std::vector<QueryTerm>& query) {
  std::vector<WordPattern> patterns;
  for (const QueryTerm& term : query) {
    if (term.writing == Writing::code) {
      continue;
    }
    std::vector<Word> words = find_words(tokenizer, term.text);
    if (!words.empty()) {
      patterns.push_back({std::move(words), term.is_prefix, term.column});
    }
  }
  return patterns;
}

/// Whether FTS5 would find `wanted` at `word`, which is indexed by its stem and its full spelling.
bool matches_word(const Word& wanted, bool is_prefix, std::string_view folded, std::string_view stem) {
  if (is_prefix) {
    return folded.starts_with(wanted.folded) || stem.starts_with(wanted.folded);
  }
  return stem == wanted.stem || folded == wanted.stem;
}

bool is_prefix_at(const WordPattern& pattern, std::size_t place) {
  return pattern.is_prefix && place + 1 == pattern.words.size();
}

bool is_candidate(const std::vector<WordPattern>& patterns, std::string_view folded, std::string_view stem) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const WordPattern& pattern) {
    for (std::size_t i = 0; i < pattern.words.size(); ++i) {
      if (matches_word(pattern.words[i], is_prefix_at(pattern, i), folded, stem)) {
        return true;
      }
    }
    return false;
  });
}

bool matches_at(const WordPattern& pattern, std::span<const PlacedWord> candidates) {
  if (candidates.size() < pattern.words.size()) {
    return false;
  }
  for (std::size_t i = 0; i < pattern.words.size(); ++i) {
    const auto& [place, word] = candidates[i];
    if (place != candidates.front().place + i ||
        !matches_word(pattern.words[i], is_prefix_at(pattern, i), word.folded, word.stem)) {
      return false;
    }
  }
  return true;
}

/// Whether the index searches there for the pattern: in disclaimers, only on request.
bool is_searched_in(const WordPattern& pattern, SearchColumn column) {
  return pattern.column ? *pattern.column == column : column != SearchColumn::disclaimers;
}

/// Sorted by their first words.
std::vector<PatternMatch> find_matches(const std::vector<WordPattern>& patterns, SearchColumn column,
                                       std::span<const PlacedWord> candidates) {
  std::vector<PatternMatch> matches;
  for (; !candidates.empty(); candidates = candidates.subspan(1)) {
    const std::size_t begin = candidates.front().place;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      if (is_searched_in(patterns[i], column) && matches_at(patterns[i], candidates)) {
        matches.push_back({begin, begin + patterns[i].words.size(), i});
      }
    }
  }
  return matches;
}

/// Whether a sentence ends between two words: at the end of a paragraph or an item, or at a period or a line break that
/// is not followed by a lower-case letter.
bool is_end_of_sentence(std::string_view between, char next) {
  if (between.find("\n\n") != std::string_view::npos || between.find(" · ") != std::string_view::npos) {
    return true;
  }
  const std::size_t stop = between.find_first_of(".!?");
  const bool has_stop = stop != std::string_view::npos && between.find(' ', stop) != std::string_view::npos;
  const bool is_small = is_small_letter(next);
  return !is_small && (has_stop || between.find('\n') != std::string_view::npos);
}

ByteSet first_bytes_of(const std::vector<WordPattern>& patterns) {
  std::string bytes;
  for (const WordPattern& pattern : patterns) {
    for (const Word& word : pattern.words) {
      bytes += word.folded.front();
    }
  }
  return ByteSet(bytes);
}

}  // namespace

QueryPatterns::QueryPatterns(const std::vector<QueryTerm>& query)
    : patterns_(make_patterns(*tokenizers_.borrow(), query)), first_bytes_(first_bytes_of(patterns_)) {}

Passage QueryPatterns::find_passage(SearchColumn column, std::string_view text, std::size_t first_look,
                                    const Function<bool(const Passage&)>& is_enough) const {
  const auto tokenizer = tokenizers_.borrow();
  Passage passage{.text = text, .words = {}, .matches = {}};
  passage.words.reserve(text.size() / 6);  // about the average in English
  std::vector<PlacedWord> candidates;
  std::size_t next_look = first_look;
  tokenizer->for_each_word(text, [&](const WordView& word) {
    // Stemming does not change the beginning of a word.
    if (first_bytes_.has(word.folded.front())) {
      const std::string_view stem = tokenizer->stem(word.folded);
      if (is_candidate(patterns_, word.folded, stem)) {
        candidates.push_back({passage.words.size(), {std::string(word.folded), std::string(stem)}});
      }
    }
    if (!passage.words.empty() && word.begin >= passage.words.back().end) {
      const std::size_t end = passage.words.back().end;
      if (is_end_of_sentence(text.substr(end, word.begin - end), text[word.begin])) {
        passage.sentences.push_back(passage.words.size());
      }
    }
    passage.words.push_back({word.begin, word.end});
    if (passage.words.size() < next_look) {
      return true;
    }
    next_look *= 2;
    passage.matches = find_matches(patterns_, column, candidates);
    return !is_enough(passage);
  });
  passage.matches = find_matches(patterns_, column, candidates);
  return passage;
}

}  // namespace cme
