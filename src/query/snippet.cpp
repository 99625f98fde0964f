// SPDX-License-Identifier: MIT
#include "query/snippet.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/byte_set.hpp"
#include "base/utf8.hpp"
#include "query/columns.hpp"
#include "query/tokenizer.hpp"

namespace cme {
namespace {

/// Roughly how much is shown, and how much of that before the first match.
constexpr std::size_t snippet_words = 30;
constexpr std::size_t snippet_bytes = 400;
constexpr std::size_t words_before_match = 6;

/// Prose, in the order in which it is searched. The title is shown next to a snippet anyway.
constexpr std::array<SearchColumn, 3> prose_columns{SearchColumn::description, SearchColumn::objectives,
                                                    SearchColumn::disclaimers};

/// A term of the query, as a pattern of words.
struct Pattern {
  std::vector<Word> words;
  bool is_prefix = false;
  std::optional<SearchColumn> column;
};

/// A half-open range of bytes in a column's text.
struct Bytes {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A word of a column that occurs in some pattern, and its index among all words.
struct PlacedWord {
  std::size_t place = 0;
  Word word;
};

/// A half-open range of a column's words that a pattern matches.
struct Match {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t pattern = 0;
};

/// A half-open range of words, and how many patterns match inside it.
struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t patterns = 0;
};

/// One column, its words and its matches.
struct Passage {
  std::string_view text;
  std::vector<Bytes> words;
  std::vector<std::size_t> sentences = {};  ///< the indices of the words that begin one
  std::vector<Match> matches;
};

std::vector<Pattern> make_patterns(Tokenizer& tokenizer, const std::vector<QueryTerm>& query) {
  std::vector<Pattern> patterns;
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

bool is_prefix_at(const Pattern& pattern, std::size_t place) {
  return pattern.is_prefix && place + 1 == pattern.words.size();
}

bool is_candidate(const std::vector<Pattern>& patterns, std::string_view folded, std::string_view stem) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const Pattern& pattern) {
    for (std::size_t i = 0; i < pattern.words.size(); ++i) {
      if (matches_word(pattern.words[i], is_prefix_at(pattern, i), folded, stem)) {
        return true;
      }
    }
    return false;
  });
}

bool matches_at(const Pattern& pattern, std::span<const PlacedWord> candidates) {
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
bool is_searched_in(const Pattern& pattern, SearchColumn column) {
  return pattern.column ? *pattern.column == column : column != SearchColumn::disclaimers;
}

/// Sorted by their first words.
std::vector<Match> find_matches(const std::vector<Pattern>& patterns, SearchColumn column,
                                std::span<const PlacedWord> candidates) {
  std::vector<Match> matches;
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
  const bool is_small = next >= 'a' && next <= 'z';
  return !is_small && (has_stop || between.find('\n') != std::string_view::npos);
}

/// The words of the sentence or sentences that contain the match.
Window sentence_around(const Passage& passage, const Match& match) {
  const auto after = std::ranges::upper_bound(passage.sentences, match.begin);
  const auto next = std::ranges::lower_bound(passage.sentences, match.end);
  return {.begin = after == passage.sentences.begin() ? 0 : *(after - 1),
          .end = next == passage.sentences.end() ? passage.words.size() : *next};
}

/// Widens the window to the right, up to `count` words and the end of the sentence; the other function does the same to
/// the left.
void widen_right(const std::vector<Bytes>& words, std::size_t count, const Window& sentence, Window& window) {
  while (window.end < sentence.end && window.end - window.begin < count &&
         words[window.end].end - words[window.begin].begin <= snippet_bytes) {
    ++window.end;
  }
}

void widen_left(const std::vector<Bytes>& words, std::size_t count, const Window& sentence, Window& window) {
  while (window.begin > sentence.begin && window.end - window.begin < count &&
         words[window.end - 1].end - words[window.begin - 1].begin <= snippet_bytes) {
    --window.begin;
  }
}

/// The window for a match: the sentence, or mostly the part after the match in a long sentence.
Window window_around(const Passage& passage, const Match& match) {
  const Window sentence = sentence_around(passage, match);
  Window window{match.begin, match.end};
  if (sentence.end - sentence.begin <= snippet_words) {
    widen_left(passage.words, snippet_words, sentence, window);
  }
  widen_right(passage.words, snippet_words - words_before_match, sentence, window);
  widen_left(passage.words, snippet_words, sentence, window);
  widen_right(passage.words, snippet_words, sentence, window);
  std::vector<std::size_t> patterns;
  auto other = std::ranges::lower_bound(passage.matches, window.begin, {}, &Match::begin);
  for (; other != passage.matches.end() && other->begin < window.end; ++other) {
    if (other->end <= window.end) {
      patterns.push_back(other->pattern);
    }
  }
  std::sort(patterns.begin(), patterns.end());
  const auto end = std::unique(patterns.begin(), patterns.end());
  window.patterns = static_cast<std::size_t>(end - patterns.begin());
  return window;
}

/// The first window with the most patterns; the passage's first sentence if nothing matches.
Window best_window(const Passage& passage, std::size_t pattern_count) {
  Window best;
  widen_right(passage.words, snippet_words, sentence_around(passage, {.begin = 0, .end = 1, .pattern = 0}), best);
  std::optional<Match> tried;
  for (const Match& match : passage.matches) {
    if (best.patterns == pattern_count) {
      break;
    }
    // Several patterns may match the same words.
    if (tried && tried->begin == match.begin && tried->end == match.end) {
      continue;
    }
    tried = match;
    const Window window = window_around(passage, match);
    if (window.patterns > best.patterns) {
      best = window;
    }
  }
  return best;
}

/// Whether no further word can change the best window: it has all patterns, and it and the windows of earlier matches
/// end within the words.
bool has_all(const Passage& passage, std::size_t pattern_count) {
  const Window best = best_window(passage, pattern_count);
  return best.patterns == pattern_count && best.end + snippet_words < passage.words.size();
}

/// The bytes of the matches that are completely inside the window; overlapping ones are merged.
std::vector<Bytes> matched_bytes(const Passage& passage, const Window& window) {
  std::vector<Bytes> matched;
  for (const Match& match : passage.matches) {
    if (match.begin < window.begin || match.end > window.end) {
      continue;
    }
    const Bytes bytes{passage.words[match.begin].begin, passage.words[match.end - 1].end};
    if (!matched.empty() && bytes.begin < matched.back().end) {
      matched.back().end = std::max(matched.back().end, bytes.end);
    } else {
      matched.push_back(bytes);
    }
  }
  return matched;
}

bool begins_sentence(const Passage& passage, std::size_t word) {
  return std::ranges::binary_search(passage.sentences, word);
}

/// The bytes to show: from the window's first word to its last, with the period after a complete sentence, extended to
/// the ends of the text if they are near.
Bytes shown_bytes(const Passage& passage, const Window& window) {
  // There is only punctuation beyond the outermost words, but a text may have any amount of it.
  static constexpr std::size_t most_punctuation = 16;
  Bytes shown{passage.words[window.begin].begin, passage.words[window.end - 1].end};
  if (window.begin == 0 && shown.begin <= most_punctuation) {
    shown.begin = 0;
  }
  if (window.end == passage.words.size() && passage.text.size() - shown.end <= most_punctuation) {
    shown.end = passage.text.size();
  } else if (window.end < passage.words.size() && begins_sentence(passage, window.end)) {
    const std::size_t stop = passage.text.find_first_not_of(".!?)\"", shown.end);
    shown.end = std::min({stop, passage.text.size(), shown.end + most_punctuation});
  }
  return shown;
}

/// Appends a piece of the record's text, on one line and without match marks.
void append_text(std::string_view text, std::string& snippet) {
  for (const char character : text) {
    if (character == match_begin || character == match_end) {
      continue;
    }
    const auto byte = static_cast<unsigned char>(character);
    if (byte >= 0x80 || !is_space(byte)) {
      snippet += character;
    } else if (!snippet.empty() && snippet.back() != ' ') {
      snippet += ' ';
    }
  }
}

std::string write_snippet(const Passage& passage, const Window& window) {
  const Bytes shown = shown_bytes(passage, window);
  const auto piece = [&](std::size_t begin, std::size_t end) { return passage.text.substr(begin, end - begin); };
  const bool begins_whole = window.begin == 0 ? shown.begin == 0 : begins_sentence(passage, window.begin);
  const bool ends_whole =
      window.end == passage.words.size() ? shown.end == passage.text.size() : begins_sentence(passage, window.end);
  std::string snippet = begins_whole ? "" : "…";
  std::size_t offset = shown.begin;
  for (const Bytes& match : matched_bytes(passage, window)) {
    append_text(piece(offset, match.begin), snippet);
    snippet += match_begin;
    append_text(piece(match.begin, match.end), snippet);
    snippet += match_end;
    offset = match.end;
  }
  append_text(piece(offset, shown.end), snippet);
  if (snippet.ends_with(' ')) {
    snippet.pop_back();
  }
  if (!ends_whole) {
    snippet += "…";
  }
  return snippet;
}

ByteSet first_bytes_of(const std::vector<Pattern>& patterns) {
  std::string bytes;
  for (const Pattern& pattern : patterns) {
    for (const Word& word : pattern.words) {
      bytes += word.folded.front();
    }
  }
  return ByteSet(bytes);
}

}  // namespace

struct SnippetMaker::Patterns {
  TokenizerPool tokenizers;
  std::vector<Pattern> all;
  ByteSet first_bytes;  ///< of their words

  explicit Patterns(const std::vector<QueryTerm>& query);
  Passage find_passage(SearchColumn column, std::string_view text, Tokenizer& tokenizer) const;
  bool may_begin(std::string_view word) const { return first_bytes.has(word.front()); }
};

SnippetMaker::Patterns::Patterns(const std::vector<QueryTerm>& query)
    : all(make_patterns(*tokenizers.borrow(), query)), first_bytes(first_bytes_of(all)) {}

Passage SnippetMaker::Patterns::find_passage(SearchColumn column, std::string_view text, Tokenizer& tokenizer) const {
  Passage passage{.text = text, .words = {}, .matches = {}};
  passage.words.reserve(text.size() / 6);  // about the average in English
  std::vector<PlacedWord> candidates;
  std::size_t words_before_look = 2 * snippet_words;
  tokenizer.for_each_word(text, [&](const WordView& word) {
    // Stemming does not change the beginning of a word.
    if (may_begin(word.folded)) {
      const std::string_view stem = tokenizer.stem(word.folded);
      if (is_candidate(all, word.folded, stem)) {
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
    if (passage.words.size() < words_before_look) {
      return true;
    }
    words_before_look *= 2;
    passage.matches = find_matches(all, column, candidates);
    return !has_all(passage, all.size());
  });
  passage.matches = find_matches(all, column, candidates);
  return passage;
}

SnippetMaker::SnippetMaker(const std::vector<QueryTerm>& query) : patterns_(std::make_unique<Patterns>(query)) {}
SnippetMaker::~SnippetMaker() = default;

std::string SnippetMaker::make(const SearchText& text) const {
  const auto tokenizer = patterns_->tokenizers.borrow();
  const std::size_t pattern_count = patterns_->all.size();
  std::string snippet;
  std::size_t most_patterns = 0;
  for (const SearchColumn column : prose_columns) {
    const Passage passage = patterns_->find_passage(column, text[column_index(column)], *tokenizer);
    if (passage.words.empty()) {
      continue;
    }
    const Window window = best_window(passage, pattern_count);
    // Without a match, only the description is informative.
    if (window.patterns > most_patterns || (snippet.empty() && column == SearchColumn::description)) {
      snippet = write_snippet(passage, window);
      most_patterns = window.patterns;
    }
    if (most_patterns == pattern_count) {
      break;
    }
  }
  if (most_patterns > 0) {
    return snippet;
  }
  const SearchColumn keywords = SearchColumn::keywords;
  const Passage passage = patterns_->find_passage(keywords, text[column_index(keywords)], *tokenizer);
  const Window window = best_window(passage, pattern_count);
  return window.patterns > 0 ? "Keywords: " + write_snippet(passage, window) : snippet;
}

}  // namespace cme
