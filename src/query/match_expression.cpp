// SPDX-License-Identifier: MIT
#include "query/match_expression.hpp"

#include <algorithm>

#include "query/columns.hpp"
#include "query/indexed_words.hpp"

namespace cme {
namespace {

std::string in_quotes(std::string_view word) {
  std::string text = "\"";
  for (const char character : word) {
    text += character;
    if (character == '"') {
      text += '"';
    }
  }
  return text += '"';
}

class ExpressionWriter {
 public:
  ExpressionWriter(Tokenizer& tokenizer, const IndexWords& words) : tokenizer_(tokenizer), words_(words) {}

  MatchExpression write(const Query& query) {
    MatchExpression expression{.text = {}, .first_phrase = phrases_};
    switch (query.kind) {
      case Query::Kind::term:
        expression.text = write_term(query.term);
        break;
      case Query::Kind::any:
        write_parts(query, " OR ", expression);
        break;
      case Query::Kind::all:
        write_parts(query, " AND ", expression);
        break;
    }
    expression.phrase_count = phrases_ - expression.first_phrase;
    return expression;
  }

 private:
  static void append_part(std::string& group, std::string_view separator, const Query& query, const std::string& part) {
    if (!part.empty()) {
      group.append(group.empty() ? "" : separator);
      group += query.kind == Query::Kind::term ? part : "(" + part + ")";
    }
  }

  /// The required parts, then the excluded ones in one group: FTS5 limits the depth of its expressions, but not their
  /// length.
  void write_parts(const Query& query, std::string_view separator, MatchExpression& expression) {
    expression.parts.resize(query.parts.size());
    std::string excluded;
    for (const bool is_excluded : {false, true}) {
      std::string& group = is_excluded ? excluded : expression.text;
      for (std::size_t i = 0; i < query.parts.size(); ++i) {
        if (query.parts[i].is_excluded == is_excluded) {
          expression.parts[i] = write(query.parts[i]);
          append_part(group, is_excluded ? " OR " : separator, query.parts[i],
                      std::exchange(expression.parts[i].text, {}));
        }
      }
    }
    if (!expression.text.empty() && !excluded.empty()) {
      expression.text = "(" + expression.text + ") NOT (" + excluded + ")";
    }
  }

  /// `title : "lung" + "cance" *`: words by all spellings of their stems, a prefix by what was written of it. Nothing
  /// for a text without a word: FTS5 would reject an empty phrase or let it match nothing.
  std::string write_term(const QueryTerm& term) {
    if (term.writing == Writing::code) {
      ++phrases_;
      return in_quotes(term.text);
    }
    const std::string_view mark = term.column == SearchColumn::disclaimers ? own_mark : std::string_view();
    const std::vector<Word> words = find_words(tokenizer_, term.text);
    std::string phrase;
    for (const Word& word : words) {
      const bool is_prefix = term.is_prefix && &word == &words.back();
      phrase += phrase.empty() ? "" : " + ";
      phrase += in_quotes(is_prefix ? any_of_spellings({word.folded}, mark)
                                    : any_of_spellings(spellings_of(word.stem), mark));
    }
    if (phrase.empty()) {
      return phrase;
    }
    ++phrases_;
    if (term.is_prefix) {
      phrase += " *";
      add_spellings_of_beginning(words, mark, phrase);
    }
    if (!term.column) {
      return phrase;
    }
    return std::string(search_columns[column_index(*term.column)].name) + " : " + phrase;
  }

  std::vector<std::string> spellings_of(std::string_view stem) {
    std::vector<std::string> spellings = words_.of_stem(stem);
    if (std::ranges::find(spellings, stem) == spellings.end()) {
      spellings.insert(spellings.begin(), std::string(stem));
    }
    return spellings;
  }

  /// The start of a stem finds the words of the stem: "studi" finds "study".
  void add_spellings_of_beginning(const std::vector<Word>& words, std::string_view mark, std::string& phrase) {
    if (words.size() > 1) {
      return;
    }
    std::vector<std::string> spellings = words_.of_beginning(words.front().folded);
    std::erase_if(spellings, [&](const std::string& word) { return word.starts_with(words.front().folded); });
    if (!spellings.empty()) {
      ++phrases_;
      phrase = "(" + phrase + " OR " + in_quotes(any_of_spellings(spellings, mark)) + ")";
    }
  }

  Tokenizer& tokenizer_;
  const IndexWords& words_;
  std::size_t phrases_ = 0;
};

}  // namespace

MatchExpression match_expression(Tokenizer& tokenizer, const IndexWords& words, const Query& query) {
  return ExpressionWriter(tokenizer, words).write(query);
}

}  // namespace cme
