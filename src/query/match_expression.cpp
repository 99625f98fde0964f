// SPDX-License-Identifier: MIT
#include "query/match_expression.hpp"

#include "query/columns.hpp"
#include "query/indexed_words.hpp"

namespace cme {
namespace {

void append_quoted(std::string_view word, std::string& expression) {
  expression += '"';
  for (const char character : word) {
    if (character == '"') {
      expression += '"';
    }
    expression += character;
  }
  expression += '"';
}

/// `title : "lung" + "cance" *`: words by all spellings of their stems, a prefix by what was written of it.
/// Nothing for a text without a word: FTS5 would refuse an empty phrase or let it match nothing.
std::string term_expression(Tokenizer& tokenizer, const FindSpellings& find_spellings, const QueryTerm& term) {
  std::string expression;
  const std::vector<Word> words = find_words(tokenizer, term.text);
  for (const Word& word : words) {
    if (!expression.empty()) {
      expression += " + ";
    }
    const bool is_prefix = term.is_prefix && &word == &words.back();
    append_quoted(is_prefix ? word.folded : any_of_spellings(find_spellings(word.stem)), expression);
  }
  if (expression.empty()) {
    return expression;
  }
  if (term.is_prefix) {
    expression += " *";
  }
  if (!term.column) {
    return expression;
  }
  return std::string(search_columns[column_index(*term.column)].name) + " : " + expression;
}

}  // namespace

std::string match_expression(Tokenizer& tokenizer, const FindSpellings& find_spellings,
                             const std::vector<QueryTerm>& query) {
  std::string wanted;
  std::string excluded;
  for (const QueryTerm& term : query) {
    const std::string expression = term_expression(tokenizer, find_spellings, term);
    if (expression.empty()) {
      continue;
    }
    std::string& group = term.is_excluded ? excluded : wanted;
    if (!group.empty()) {
      group += term.is_excluded ? " OR " : " AND ";
    }
    group += expression;
  }
  if (wanted.empty() || excluded.empty()) {
    return wanted;
  }
  // The excluded ones stand in one group, as FTS5 bounds how deep its expressions are nested, but not how long they
  // are.
  return "(" + wanted + ") NOT (" + excluded + ")";
}

}  // namespace cme
