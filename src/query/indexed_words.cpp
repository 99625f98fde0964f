// SPDX-License-Identifier: MIT
#include "query/indexed_words.hpp"

namespace cme {
namespace {

/// Separates the words of a query of which any may match.
constexpr char spelling_end = '\t';

/// Neither mark is in a word: its bytes come after both.
bool is_within_word(char byte) {
  static_assert(spelling_end < word_end);
  return static_cast<unsigned char>(byte) > static_cast<unsigned char>(word_end);
}

using TakeToken = int (*)(void* context, int flags, const char* token, int size, int begin, int end);

int create(void* context, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** tokenizer) noexcept {
  // There is no state, but FTS5 requires a pointer.
  *tokenizer = static_cast<Fts5Tokenizer*>(context);
  return SQLITE_OK;
}

void destroy(Fts5Tokenizer* /*tokenizer*/) noexcept {}

int tokenize(Fts5Tokenizer* /*tokenizer*/, void* context, int /*flags*/, const char* text, int size,
             TakeToken take) noexcept {
  int flags = 0;
  int code = SQLITE_OK;
  for (int begin = 0, end = 0; begin < size && code == SQLITE_OK; begin = end + 1) {
    for (end = begin; end < size && is_within_word(text[end]); ++end) {
    }
    code = take(context, flags, text + begin, end - begin, begin, end);
    flags = end < size && text[end] == spelling_end ? FTS5_TOKEN_COLOCATED : 0;
  }
  return code;
}

}  // namespace

std::string indexed_words(Tokenizer& tokenizer, std::string_view text, std::string_view mark) {
  std::string words;
  words.reserve(text.size() + text.size() / 8);
  tokenizer.for_each_word(text, [&](const WordView& word) {
    words += mark;
    words += word.folded;
    (void)tokenizer.stem(word.folded);  // which remembers the word for `take_new_words`
    words += word_end;
    return true;
  });
  return words;
}

std::string any_of_spellings(const std::vector<std::string>& spellings, std::string_view mark) {
  std::string any;
  for (const std::string& spelling : spellings) {
    if (!any.empty()) {
      any += spelling_end;
    }
    any += mark;
    any += spelling;
  }
  return any;
}

void register_indexed_words(const Connection& connection) {
  fts5_api& api = full_text_api(connection);
  fts5_tokenizer functions{&create, &destroy, &tokenize};
  require_ok(api.xCreateTokenizer(&api, "cme", &api, &functions, nullptr), connection.get());
}

}  // namespace cme
