// SPDX-License-Identifier: MIT
#include "query/tokenizer.hpp"

#include <algorithm>
#include <memory>
#include <new>
#include <utility>

#include "cme/base/result.hpp"
#include "cme/base/text.hpp"

namespace cme {
namespace {

/// What stands inside a word without being seen, and is folded to nothing: the soft hyphen, joiners, non-joiners, the
/// byte order mark. unicode61 would part the word there.
constexpr const char* invisible_characters = "\u00AD\u200C\u200D\u2060\uFEFF";

void require_success(int code) {
  if (code != SQLITE_OK) {
    throw Error(std::string("the search index failed: ") + sqlite3_errstr(code));
  }
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

int create(void* api, const char** /*arguments*/, int /*count*/, Fts5Tokenizer** tokenizer) noexcept {
  try {
    *tokenizer = reinterpret_cast<Fts5Tokenizer*>(new Tokenizer(*static_cast<fts5_api*>(api)));
    return SQLITE_OK;
  } catch (const std::exception&) {
    return SQLITE_ERROR;
  }
}

void destroy(Fts5Tokenizer* tokenizer) noexcept {
  delete reinterpret_cast<Tokenizer*>(tokenizer);
}

using TakeToken = int (*)(void* context, int flags, const char* token, int size, int begin, int end);

int tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size, TakeToken take) noexcept {
  const auto emit = [&](const WordView& word, std::string_view spelling, int token_flags) {
    return take(context, token_flags, spelling.data(), static_cast<int>(spelling.size()), static_cast<int>(word.begin),
                static_cast<int>(word.end));
  };
  const auto take_word = [&](const WordView& word) {
    if ((flags & FTS5_TOKENIZE_PREFIX) != 0) {
      return emit(word, word.folded, 0);
    }
    const int code = emit(word, word.stem, 0);
    const bool is_done = (flags & FTS5_TOKENIZE_QUERY) != 0 || word.stem == word.folded;
    return code != SQLITE_OK || is_done ? code : emit(word, word.folded, FTS5_TOKEN_COLOCATED);
  };
  const std::string_view whole(text, static_cast<std::size_t>(size));
  return reinterpret_cast<const Tokenizer*>(tokenizer)->for_each_word(whole, take_word);
}

}  // namespace

Tokenizer::BuiltIn::BuiltIn(fts5_api& api, const char* name, std::vector<const char*> arguments) {
  void* context = nullptr;
  int code = api.xFindTokenizer(&api, name, &context, &functions_);
  if (code == SQLITE_OK) {
    code = functions_.xCreate(context, arguments.data(), static_cast<int>(arguments.size()), &instance_);
  }
  require_success(code);
}

Tokenizer::BuiltIn::~BuiltIn() {
  functions_.xDelete(instance_);
}

int Tokenizer::BuiltIn::run(std::string_view text, void* context, TakeToken take) const {
  return functions_.xTokenize(instance_, context, FTS5_TOKENIZE_AUX, text.data(), static_cast<int>(text.size()), take);
}

/// What one text's tokens need on their way through the two tokenizers.
struct Tokenizer::Handover {
  const Tokenizer& tokenizer;
  const std::function<int(const WordView&)>& take;
  WordView word;
};

// `porter` only ever sees one word at a time, which `ascii` leaves whole: for it all beyond ASCII belongs to a word.
Tokenizer::Tokenizer(fts5_api& api)
    : words_(api, "unicode61", {"remove_diacritics", "2", "tokenchars", invisible_characters}),
      stems_(api, "porter", {"ascii"}) {}

int Tokenizer::for_each_word(std::string_view text, const std::function<int(const WordView&)>& take) const {
  Handover handover{*this, take, {}};
  return words_.run(text, &handover, &fold_token);
}

int Tokenizer::fold_token(void* context, int /*flags*/, const char* token, int size, int begin, int end) noexcept {
  Handover& handover = *static_cast<Handover*>(context);
  handover.word.begin = static_cast<std::size_t>(begin);
  handover.word.end = static_cast<std::size_t>(end);
  const std::string_view found(token, static_cast<std::size_t>(size));
  // Only ASCII is surely folded by unicode61 just as by `fold`.
  if (is_ascii(found)) {
    handover.word.folded = found;
    return handover.tokenizer.stems_.run(found, context, &stem_token);
  }
  // No exception may pass through SQLite's C code.
  try {
    const std::string folded = fold(found);
    handover.word.folded = folded;
    return handover.tokenizer.stems_.run(folded, context, &stem_token);
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}

int Tokenizer::stem_token(void* context, int /*flags*/, const char* token, int size, int begin, int end) noexcept {
  const Handover& handover = *static_cast<const Handover*>(context);
  WordView word = handover.word;
  // Folding may have put punctuation into a word, which parts it here.
  word.folded = word.folded.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  word.stem = std::string_view(token, static_cast<std::size_t>(size));
  try {
    return handover.take(word);
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  }
}

fts5_api& full_text_api(const Connection& connection) {
  fts5_api* api = nullptr;
  const Statement statement(connection, "SELECT fts5(?1)");
  require_ok(sqlite3_bind_pointer(statement.get(), 1, &api, "fts5_api_ptr", nullptr), connection.get());
  if (!statement.step() || api == nullptr) {
    throw Error("this SQLite has no full-text search (FTS5)");
  }
  return *api;
}

void register_tokenizer(const Connection& connection) {
  fts5_api& api = full_text_api(connection);
  fts5_tokenizer functions{&create, &destroy, &tokenize};
  require_ok(api.xCreateTokenizer(&api, "cme", &api, &functions, nullptr), connection.get());
}

std::vector<Word> find_words(const Tokenizer& tokenizer, std::string_view text) {
  std::vector<Word> words;
  require_success(tokenizer.for_each_word(text, [&](const WordView& word) {
    words.push_back({std::string(word.folded), std::string(word.stem), word.begin, word.end});
    return SQLITE_OK;
  }));
  return words;
}

std::vector<std::string_view> find_written_words(const Tokenizer& tokenizer, std::string_view text) {
  std::vector<std::string_view> words;
  require_success(tokenizer.for_each_word(text, [&](const WordView& word) {
    const std::string_view written = text.substr(word.begin, word.end - word.begin);
    if (words.empty() || words.back().data() != written.data()) {
      words.push_back(written);
    }
    return SQLITE_OK;
  }));
  return words;
}

}  // namespace cme
