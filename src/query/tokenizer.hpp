// SPDX-License-Identifier: MIT
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/function.hpp"
#include "base/text_numbers.hpp"
#include "query/sqlite.hpp"

namespace cme {

/// One word of a text, valid only during the call that passes it.
struct WordView {
  std::string_view folded;  ///< the whole word as it is compared: "generalization"
  std::size_t begin = 0;    ///< its bytes in the text
  std::size_t end = 0;
};

/// One word of a text, to be stored.
struct Word {
  std::string folded;
  std::string stem;
};

/// Separates text into words: `letter_kind` finds them, `fold` and `with_named_greek` make their spelling comparable,
/// FTS5's porter stems them. The index, queries and snippets all use it, so they agree on what a word is. For one
/// thread at a time, because it remembers its stems. Throws Error if this SQLite has no FTS5.
class Tokenizer {
 public:
  Tokenizer();

  /// Accepts a word, and returns whether it accepts another one.
  using TakeWord = Function<bool(const WordView&)>;

  /// Passes on the words in order, as long as they are accepted.
  void for_each_word(std::string_view text, const TakeWord& take);

  /// A folded word without its English endings ("gener"); valid until the next call.
  std::string_view stem(std::string_view folded);

  /// The words that were stemmed since the last call; some may have been returned before.
  std::vector<Word> take_new_words() { return std::exchange(new_words_, {}); }

 private:
  /// One of FTS5's own tokenizers.
  class BuiltIn {
   public:
    BuiltIn(fts5_api& api, const char* name, std::vector<const char*> arguments);
    BuiltIn(const BuiltIn&) = delete;
    BuiltIn& operator=(const BuiltIn&) = delete;
    ~BuiltIn();

    [[nodiscard]] std::vector<std::string> tokens(std::string_view text) const;

   private:
    fts5_tokenizer functions_{};
    Fts5Tokenizer* instance_ = nullptr;
  };

  std::string_view lower(std::string_view word);

  Connection connection_;
  BuiltIn stems_;
  TextNumbers known_words_;               ///< folded
  std::vector<std::string> known_stems_;  ///< by the numbers of the words
  std::size_t known_bytes_ = 0;           ///< that these words take, roughly
  std::vector<Word> new_words_;
  std::string lowered_;
};

/// Tokenizers for any number of threads, created on demand and then reused.
class TokenizerPool {
 public:
  struct Return {
    TokenizerPool* pool;
    void operator()(Tokenizer* tokenizer) const;
  };

  /// A tokenizer that no other thread uses until its owner releases it. The pool must outlive it.
  std::unique_ptr<Tokenizer, Return> borrow();

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<Tokenizer>> idle_;
};

/// All words of a text.
std::vector<Word> find_words(Tokenizer& tokenizer, std::string_view text);

/// The FTS5 API of `connection`. Throws Error if this SQLite was built without it.
fts5_api& full_text_api(const Connection& connection);

/// All words of a text as written. One may be several words in the index: folding turns ½ into 1 and 2.
std::vector<std::string_view> find_written_words(Tokenizer& tokenizer, std::string_view text);

}  // namespace cme
