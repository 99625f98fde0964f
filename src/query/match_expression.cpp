// SPDX-License-Identifier: MIT
#include "query/match_expression.hpp"

#include "query/columns.hpp"

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

/// `title : "lung" + "cance" *`. Each word is quoted by itself, so that the tokenizer is told of the last one only that
/// it is a prefix. Nothing for a text without a word: FTS5 would refuse an empty phrase or let it match nothing.
std::string term_expression(const Tokenizer& tokenizer, const QueryTerm& term) {
  std::string expression;
  for (const std::string_view word : find_written_words(tokenizer, term.text)) {
    if (!expression.empty()) {
      expression += " + ";
    }
    append_quoted(word, expression);
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

std::string match_expression(const Tokenizer& tokenizer, const std::vector<QueryTerm>& query) {
  std::string wanted;
  std::string excluded;
  for (const QueryTerm& term : query) {
    const std::string expression = term_expression(tokenizer, term);
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
