// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "base/fold.hpp"
#include "base/utf8.hpp"
#include "query/columns.hpp"
#include "query/search.hpp"
#include "query/tokenizer.hpp"

namespace cme {
namespace {

/// More than anybody types. SQLite keeps all places of each word of a phrase at once, and each term is compared with
/// all others.
constexpr std::size_t most_terms = 1'000;
constexpr std::size_t most_words_of_a_phrase = 100;

/// SQLite cuts words that are longer than 32 KiB, and would find others that begin alike.
constexpr std::size_t most_bytes_of_a_word = 1'000;

constexpr bool is_double_quote(char32_t character) {
  return character == U'"' || character == U'“' || character == U'”' || character == U'„' || character == U'‟';
}

/// The query with `"` for every double quote and a single space for each of any width.
std::string with_plain_marks(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    if (is_space(character)) {
      plain += ' ';
    } else if (is_double_quote(character)) {
      plain += '"';
    } else {
      plain += text.substr(begin, offset - begin);
    }
  }
  return plain;
}

/// Reads a query term by term. Any text is a query: there are no mistakes, only punctuation.
class QueryReader {
 public:
  QueryReader(std::string_view text, Tokenizer& tokenizer) : rest_(text), tokenizer_(tokenizer) {}

  Result<std::vector<QueryTerm>> read() {
    std::vector<QueryTerm> terms;
    while (skip_spaces()) {
      QueryTerm term = parse_term();
      if (!problem_.empty()) {
        return failure(problem_);
      }
      if (terms.size() == most_terms) {
        return failure("a search may have at most 1,000 words and phrases");
      }
      const bool is_new = std::find(terms.begin(), terms.end(), term) == terms.end();
      if (!term.text.empty() && is_new) {
        terms.push_back(std::move(term));
      }
    }
    return terms;
  }

 private:
  /// The text of a term, and whether a star stands behind the quote that closes it.
  struct Written {
    std::string_view text;
    bool is_starred;
  };

  /// Whether anything is left.
  bool skip_spaces() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(' '), rest_.size()));
    return !rest_.empty();
  }

  QueryTerm parse_term() {
    QueryTerm term;
    if (rest_.starts_with('-')) {
      term.is_excluded = true;
      rest_.remove_prefix(1);
    }
    term.column = parse_column();
    const auto [written, is_starred] = rest_.starts_with('"') ? parse_phrase() : parse_word();
    std::size_t words = 0;
    for (const std::string_view word : find_written_words(tokenizer_, written)) {
      if (++words > most_words_of_a_phrase) {
        problem_ = "a phrase may have at most 100 words";
        return term;
      }
      if (word.size() > most_bytes_of_a_word) {
        problem_ = "a word may have at most 1,000 bytes";
        return term;
      }
      if (!term.text.empty()) {
        term.text += ' ';
      }
      term.text += word;
      const auto end = static_cast<std::size_t>(word.data() + word.size() - written.data());
      term.is_prefix = is_starred || written.substr(end).starts_with('*');
    }
    return term;
  }

  /// A column's name, if a colon and a word or phrase follow it.
  std::optional<SearchColumn> parse_column() {
    static constexpr std::size_t longest_name = std::string_view("disclaimers").size();
    const std::size_t colon = rest_.substr(0, longest_name + 1).find(':');
    if (colon == std::string_view::npos || colon + 1 == rest_.size() || rest_[colon + 1] == ' ') {
      return std::nullopt;
    }
    const std::string name = fold(rest_.substr(0, colon));
    for (const SearchColumnInfo& column : search_columns) {
      if (name != column.name) {
        continue;
      }
      rest_.remove_prefix(colon + 1);
      return column.column;
    }
    return std::nullopt;
  }

  /// What stands between two quotes; the end of the query closes a quote that nobody closed.
  Written parse_phrase() {
    rest_.remove_prefix(1);
    const std::string_view phrase = take(rest_.find('"'));
    if (!rest_.empty()) {
      rest_.remove_prefix(1);
    }
    return {phrase, rest_.starts_with('*')};
  }

  Written parse_word() { return {take(rest_.find_first_of(" \"")), false}; }

  std::string_view take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest_;
  Tokenizer& tokenizer_;
  std::string problem_;  ///< empty: none
};

}  // namespace

Result<std::vector<QueryTerm>> parse_query(std::string_view text) {
  Tokenizer tokenizer;
  const std::string plain = with_plain_marks(text);
  Result<std::vector<QueryTerm>> terms = QueryReader(plain, tokenizer).read();
  if (terms && std::ranges::all_of(*terms, &QueryTerm::is_excluded)) {
    return failure("a search needs at least one word that is wanted");
  }
  return terms;
}

}  // namespace cme
