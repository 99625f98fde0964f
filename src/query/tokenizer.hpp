// SPDX-License-Identifier: MIT
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "query/sqlite.hpp"

namespace cme {

/// One word of a text, as the index has it: under both its spellings.
struct Word {
  std::string folded;     ///< the whole word as it is compared: "generalization"
  std::string stem;       ///< what is left of it without its English endings: "gener"
  std::size_t begin = 0;  ///< its bytes in the text
  std::size_t end = 0;
};

/// The same, good only while it is being handed over.
struct WordView {
  std::string_view folded;
  std::string_view stem;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Parts text into words: FTS5's unicode61 finds them, `fold` makes their spelling comparable, FTS5's porter stems
/// them. Whatever a word means to the index, it means to queries and snippets too, for they all come here.
class Tokenizer {
 public:
  explicit Tokenizer(fts5_api& api);

  /// Hands over each word in order until `take` answers something other than SQLITE_OK, and returns that.
  int for_each_word(std::string_view text, const std::function<int(const WordView&)>& take) const;

 private:
  /// One of FTS5's own tokenizers.
  class BuiltIn {
   public:
    BuiltIn(fts5_api& api, const char* name, std::vector<const char*> arguments);
    BuiltIn(const BuiltIn&) = delete;
    BuiltIn& operator=(const BuiltIn&) = delete;
    ~BuiltIn();

    using TakeToken = int (*)(void* context, int flags, const char* token, int size, int begin, int end);
    int run(std::string_view text, void* context, TakeToken take) const;

   private:
    fts5_tokenizer functions_{};
    Fts5Tokenizer* instance_ = nullptr;
  };

  struct Handover;
  static int fold_token(void* context, int flags, const char* token, int size, int begin, int end) noexcept;
  static int stem_token(void* context, int flags, const char* token, int size, int begin, int end) noexcept;

  BuiltIn words_;
  BuiltIn stems_;
};

/// FTS5 as `connection` has it. Throws Error if this SQLite was built without it.
fts5_api& full_text_api(const Connection& connection);

/// Makes `tokenize = 'cme'` known to the connection. A document's word is indexed under its stem and, at the same
/// place, under its whole spelling: words of a query are looked up by their stem, a prefix by what was written of it,
/// since the stem of a prefix (`generali*`: "generali") need not begin the stem of the word ("gener").
void register_tokenizer(const Connection& connection);

/// All words of a text.
std::vector<Word> find_words(const Tokenizer& tokenizer, std::string_view text);

/// The same as they are written there. One may be several words to the index: folding makes 1 and 2 of ½.
std::vector<std::string_view> find_written_words(const Tokenizer& tokenizer, std::string_view text);

}  // namespace cme
