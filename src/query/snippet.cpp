// SPDX-License-Identifier: MIT
#include "query/snippet.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.hpp"
#include "query/columns.hpp"
#include "query/passage.hpp"

namespace cme {
namespace {

/// Roughly how much is shown, and how much of that before the first match.
constexpr std::size_t snippet_words = 30;
constexpr std::size_t snippet_bytes = 400;
constexpr std::size_t words_before_match = 6;

/// Prose, in the order in which it is searched. The title is shown next to a snippet anyway.
constexpr std::array<SearchColumn, 3> prose_columns{SearchColumn::description, SearchColumn::objectives,
                                                    SearchColumn::disclaimers};

/// A half-open range of words, and how many patterns match inside it.
struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t patterns = 0;
};

/// The words of the sentence or sentences that contain the match.
Window sentence_around(const Passage& passage, const PatternMatch& match) {
  const auto after = std::ranges::upper_bound(passage.sentences, match.begin);
  const auto next = std::ranges::lower_bound(passage.sentences, match.end);
  return {.begin = after == passage.sentences.begin() ? 0 : *(after - 1),
          .end = next == passage.sentences.end() ? passage.words.size() : *next};
}

/// Widens the window to the right, up to `count` words and the end of the sentence; the other function does the same to
/// the left.
void widen_right(const std::vector<ByteRange>& words, std::size_t count, const Window& sentence, Window& window) {
  while (window.end < sentence.end && window.end - window.begin < count &&
         words[window.end].end - words[window.begin].begin <= snippet_bytes) {
    ++window.end;
  }
}

void widen_left(const std::vector<ByteRange>& words, std::size_t count, const Window& sentence, Window& window) {
  while (window.begin > sentence.begin && window.end - window.begin < count &&
         words[window.end - 1].end - words[window.begin - 1].begin <= snippet_bytes) {
    --window.begin;
  }
}

/// The window for a match: the sentence, or mostly the part after the match in a long sentence.
Window window_around(const Passage& passage, const PatternMatch& match) {
  const Window sentence = sentence_around(passage, match);
  Window window{match.begin, match.end};
  if (sentence.end - sentence.begin <= snippet_words) {
    widen_left(passage.words, snippet_words, sentence, window);
  }
  widen_right(passage.words, snippet_words - words_before_match, sentence, window);
  widen_left(passage.words, snippet_words, sentence, window);
  widen_right(passage.words, snippet_words, sentence, window);
  std::vector<std::size_t> patterns;
  auto other = std::ranges::lower_bound(passage.matches, window.begin, {}, &PatternMatch::begin);
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
  std::optional<PatternMatch> tried;
  for (const PatternMatch& match : passage.matches) {
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
std::vector<ByteRange> matched_bytes(const Passage& passage, const Window& window) {
  std::vector<ByteRange> matched;
  for (const PatternMatch& match : passage.matches) {
    if (match.begin < window.begin || match.end > window.end) {
      continue;
    }
    const ByteRange bytes{passage.words[match.begin].begin, passage.words[match.end - 1].end};
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
ByteRange shown_bytes(const Passage& passage, const Window& window) {
  // There is only punctuation beyond the outermost words, but a text may have any amount of it.
  static constexpr std::size_t most_punctuation = 16;
  ByteRange shown{passage.words[window.begin].begin, passage.words[window.end - 1].end};
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
  const ByteRange shown = shown_bytes(passage, window);
  const auto piece = [&](std::size_t begin, std::size_t end) { return passage.text.substr(begin, end - begin); };
  const bool begins_whole = window.begin == 0 ? shown.begin == 0 : begins_sentence(passage, window.begin);
  const bool ends_whole =
      window.end == passage.words.size() ? shown.end == passage.text.size() : begins_sentence(passage, window.end);
  std::string snippet = begins_whole ? "" : "…";
  std::size_t offset = shown.begin;
  for (const ByteRange& match : matched_bytes(passage, window)) {
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

}  // namespace

SnippetMaker::SnippetMaker(const std::vector<QueryTerm>& query) : patterns_(std::make_unique<QueryPatterns>(query)) {}
SnippetMaker::~SnippetMaker() = default;

std::string SnippetMaker::make(const SearchText& text) const {
  const std::size_t pattern_count = patterns_->size();
  const auto find_passage = [&](SearchColumn column) {
    return patterns_->find_passage(column, text[column_index(column)], 2 * snippet_words,
                                   [&](const Passage& passage) { return has_all(passage, pattern_count); });
  };
  std::string snippet;
  std::size_t most_patterns = 0;
  for (const SearchColumn column : prose_columns) {
    const Passage passage = find_passage(column);
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
  const Passage passage = find_passage(SearchColumn::keywords);
  const Window window = best_window(passage, pattern_count);
  return window.patterns > 0 ? "Keywords: " + write_snippet(passage, window) : snippet;
}

}  // namespace cme
