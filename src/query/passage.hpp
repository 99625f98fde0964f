// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/byte_set.hpp"
#include "base/function.hpp"
#include "query/query.hpp"
#include "query/search.hpp"
#include "query/tokenizer.hpp"

namespace cme {

/// A half-open range of bytes in a column's text.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A half-open range of a column's words that a pattern matches.
struct PatternMatch {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t pattern = 0;
};

/// One column, its words and its matches.
struct Passage {
  std::string_view text;
  std::vector<ByteRange> words;
  std::vector<std::size_t> sentences = {};  ///< the indices of the words that begin one
  std::vector<PatternMatch> matches;
};

/// A term of the query, as a pattern of words.
struct WordPattern {
  std::vector<Word> words;
  bool is_prefix = false;
  std::optional<SearchColumn> column;
};

/// The terms of a query, as patterns of words that are found as the index finds them.
class QueryPatterns {
 public:
  explicit QueryPatterns(const std::vector<QueryTerm>& query);

  [[nodiscard]] std::size_t size() const { return patterns_.size(); }

  /// Where the patterns match in the text of a column. Stops early if `is_enough` says so; it is asked after
  /// `first_look` words, and then each time after twice as many. Safe to call from several threads.
  [[nodiscard]] Passage find_passage(SearchColumn column, std::string_view text, std::size_t first_look,
                                     const Function<bool(const Passage&)>& is_enough) const;

 private:
  mutable TokenizerPool tokenizers_;
  std::vector<WordPattern> patterns_;
  ByteSet first_bytes_;  ///< of their words
};

}  // namespace cme
