// SPDX-License-Identifier: MIT
#include "query/tokenizer.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <new>
#include <utility>

#include "base/fold.hpp"
#include "base/letters.hpp"
#include "base/utf8.hpp"
#include "cme/base/result.hpp"

namespace cme {
namespace {

void require_success(int code) {
  if (code != SQLITE_OK) {
    throw Error(std::string("the database failed: ") + sqlite3_errstr(code));
  }
}

/// Enough for the words of most catalogs, little enough whatever the records.
constexpr std::size_t most_known_bytes = 4U << 20U;

/// What a byte says about the word that contains it; the values of a whole word can be combined with `|`.
enum ByteKind : std::uint8_t { outside = 0, plain = 1, capital = 2, beyond_ascii = 4 };

/// In ASCII, letters and digits make words, and everything else separates them.
constexpr std::array<std::uint8_t, 256> byte_kinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  const auto set = [&](int first, int last, ByteKind kind) {
    for (int byte = first; byte <= last; ++byte) {
      kinds[static_cast<std::size_t>(byte)] = kind;
    }
  };
  set('0', '9', plain);
  set('a', 'z', plain);
  set('A', 'Z', capital);
  set(0x80, 0xFF, beyond_ascii);
  return kinds;
}();

std::uint8_t kind_of(char byte) {
  return byte_kinds[static_cast<unsigned char>(byte)];
}

/// A half-open range of bytes without a separator, and the kinds of bytes in it.
struct Run {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint8_t kinds = outside;
};

/// The first run at or after `offset`; an empty one at the end of the text.
Run find_run(std::string_view text, std::size_t offset) {
  while (offset < text.size() && kind_of(text[offset]) == outside) {
    ++offset;
  }
  Run run{offset, offset};
  while (run.end < text.size() && kind_of(text[run.end]) != outside) {
    run.kinds |= kind_of(text[run.end++]);
  }
  return run;
}

/// Passes on the text at `begin` as one word, or as several if folding adds punctuation.
bool take_folded(std::string_view written, std::size_t begin, const Tokenizer::TakeWord& take) {
  const std::string folded = with_named_greek(fold(written));
  for (Run part = find_run(folded, 0); part.begin < part.end; part = find_run(folded, part.end)) {
    const std::string_view word = std::string_view(folded).substr(part.begin, part.end - part.begin);
    if (!take({word, begin, begin + written.size()})) {
      return false;
    }
  }
  return true;
}

/// Passes on the words of a run that may have any characters.
bool take_unicode(std::string_view run, std::size_t begin, const Tokenizer::TakeWord& take) {
  for (std::size_t offset = 0; offset < run.size();) {
    const std::size_t first = offset;
    const LetterKind kind = letter_kind(next_code_point(run, offset));
    for (std::size_t next = offset; kind == LetterKind::letter && offset < run.size(); offset = next) {
      if (letter_kind(next_code_point(run, next)) != LetterKind::letter) {
        break;
      }
    }
    if (kind != LetterKind::none && !take_folded(run.substr(first, offset - first), begin + first, take)) {
      return false;
    }
  }
  return true;
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

std::vector<std::string> Tokenizer::BuiltIn::tokens(std::string_view text) const {
  std::vector<std::string> tokens;
  const auto take = [](void* context, int /*flags*/, const char* token, int size, int /*begin*/, int /*end*/) noexcept {
    // No exception may pass through SQLite's C code.
    try {
      static_cast<std::vector<std::string>*>(context)->emplace_back(token, static_cast<std::size_t>(size));
      return SQLITE_OK;
    } catch (const std::bad_alloc&) {
      return SQLITE_NOMEM;
    }
  };
  require_success(functions_.xTokenize(instance_, &tokens, FTS5_TOKENIZE_DOCUMENT, text.data(),
                                       static_cast<int>(text.size()), take));
  return tokens;
}

// porter must not split a word, so it wraps "ascii", for which every character beyond ASCII belongs to words.
Tokenizer::Tokenizer() : stems_(full_text_api(connection_), "porter", {"ascii"}) {}

void Tokenizer::for_each_word(std::string_view text, const TakeWord& take) {
  bool is_wanted = true;
  for (Run run = find_run(text, 0); run.begin < run.end && is_wanted; run = find_run(text, run.end)) {
    const std::string_view written = text.substr(run.begin, run.end - run.begin);
    if ((run.kinds & beyond_ascii) != 0) {
      is_wanted = take_unicode(written, run.begin, take);
    } else {
      is_wanted = take({(run.kinds & capital) != 0 ? lower(written) : written, run.begin, run.end});
    }
  }
}

std::string_view Tokenizer::lower(std::string_view word) {
  lowered_.resize(word.size());
  std::transform(word.begin(), word.end(), lowered_.begin(),
                 [](char byte) { return kind_of(byte) == capital ? static_cast<char>(byte - 'A' + 'a') : byte; });
  return lowered_;
}

std::string_view Tokenizer::stem(std::string_view folded) {
  if (known_bytes_ > most_known_bytes) {
    known_words_ = {};
    known_stems_.clear();
    known_bytes_ = 0;
  }
  const std::uint32_t number = known_words_.number_of(folded);
  if (number == known_stems_.size()) {
    known_stems_.emplace_back();  // one for each number, even if the next line fails
    known_stems_.back() = stems_.tokens(folded).at(0);
    new_words_.push_back({std::string(folded), known_stems_.back()});
    known_bytes_ += 2 * sizeof(std::string) + folded.size();
  }
  return known_stems_[number];
}

void TokenizerPool::Return::operator()(Tokenizer* tokenizer) const {
  const std::scoped_lock lock(pool->mutex_);
  pool->idle_.emplace_back(tokenizer);
}

std::unique_ptr<Tokenizer, TokenizerPool::Return> TokenizerPool::borrow() {
  const std::scoped_lock lock(mutex_);
  if (idle_.empty()) {
    return {new Tokenizer, Return{this}};
  }
  Tokenizer* const tokenizer = idle_.back().release();
  idle_.pop_back();
  return {tokenizer, Return{this}};
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

std::vector<Word> find_words(Tokenizer& tokenizer, std::string_view text) {
  std::vector<Word> words;
  tokenizer.for_each_word(text, [&](const WordView& word) {
    words.push_back({std::string(word.folded), std::string(tokenizer.stem(word.folded))});
    return true;
  });
  return words;
}

std::vector<std::string_view> find_written_words(Tokenizer& tokenizer, std::string_view text) {
  std::vector<std::string_view> words;
  tokenizer.for_each_word(text, [&](const WordView& word) {
    const std::string_view written = text.substr(word.begin, word.end - word.begin);
    if (words.empty() || words.back().data() != written.data()) {
      words.push_back(written);
    }
    return true;
  });
  return words;
}

}  // namespace cme
