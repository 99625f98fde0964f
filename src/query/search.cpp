// SPDX-License-Identifier: MIT
#include "cme/query/search.hpp"

#include <algorithm>
#include <utility>

#include "query/columns.hpp"
#include "query/snippet.hpp"
#include "query/sqlite.hpp"
#include "query/tokenizer.hpp"

namespace cme {
namespace {

std::string joined_columns(std::string_view SearchColumnInfo::*part) {
  std::string joined;
  for (const SearchColumnInfo& column : search_columns) {
    if (!joined.empty()) {
      joined += ", ";
    }
    joined += column.*part;
  }
  return joined;
}

/// The texts are stored with the index, for snippets, and so that rows of a kept index could be deleted one by one.
Connection open_empty_index() {
  Connection connection;
  register_tokenizer(connection);
  connection.execute("PRAGMA journal_mode = off");
  connection.execute("CREATE VIRTUAL TABLE activities USING fts5(" + joined_columns(&SearchColumnInfo::name) +
                     ", tokenize = 'cme')");
  // FTS5's own values (a small cache of new words, early merging) suit tables that are written now and then.
  connection.execute("INSERT INTO activities(activities, rank) VALUES ('hashsize', 16777216), ('crisismerge', 256)");
  return connection;
}

std::string insert_sql() {
  return "INSERT INTO activities(rowid, " + joined_columns(&SearchColumnInfo::name) +
         ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
}

std::string find_sql() {
  return "SELECT rowid, bm25(activities, " + joined_columns(&SearchColumnInfo::weight) +
         ") FROM activities WHERE activities MATCH ?1";
}

std::string text_sql() {
  return "SELECT " + joined_columns(&SearchColumnInfo::name) + " FROM activities WHERE rowid = ?1";
}

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

/// `(a AND b) NOT (c OR d)`, in FTS5's language; nothing if no word is wanted. The excluded ones stand in one group, as
/// FTS5 bounds how deep its expressions are nested, but not how long they are.
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
  return "(" + wanted + ") NOT (" + excluded + ")";
}

struct RankedHit {
  double rank = 0;
  SearchHit hit;
};

bool is_better(const RankedHit& left, const RankedHit& right) {
  return left.rank != right.rank ? left.rank < right.rank : left.hit.key < right.hit.key;
}

}  // namespace

struct SearchIndex::Database {
  Connection connection = open_empty_index();
  Tokenizer tokenizer{full_text_api(connection)};
  Statement insert{connection, insert_sql()};
  Statement find{connection, find_sql()};
  Statement text{connection, text_sql()};
  /// The keys of the rows, which are numbered from 1. FTS5 is slow when its rows come in no order, and keys may.
  std::vector<std::size_t> keys;
  /// Whether rows were added since the last commit.
  bool is_filling = false;

  void finish_filling() {
    if (!is_filling) {
      return;
    }
    connection.execute("COMMIT");
    is_filling = false;
  }
};

SearchIndex::SearchIndex() : database_(std::make_unique<Database>()) {}
SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;

void SearchIndex::add(std::size_t key, const SearchText& text) {
  if (!database_->is_filling) {
    database_->connection.execute("BEGIN");
  }
  database_->is_filling = true;
  const Statement& insert = database_->insert;
  insert.reset();
  insert.bind(1, database_->keys.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    insert.bind(static_cast<int>(i) + 2, text[i]);
  }
  (void)insert.step();
  database_->keys.push_back(key);
}

std::vector<SearchHit> SearchIndex::find(const std::vector<QueryTerm>& query) const {
  database_->finish_filling();
  const std::string expression = match_expression(database_->tokenizer, query);
  if (expression.empty()) {
    return {};
  }
  const Statement& find = database_->find;
  find.reset();
  find.bind(1, expression);
  std::vector<RankedHit> ranked;
  while (find.step()) {
    const std::size_t row = find.number(0);
    ranked.push_back({find.real(1), {database_->keys[row - 1], row}});
  }
  std::sort(ranked.begin(), ranked.end(), is_better);
  std::vector<SearchHit> hits;
  hits.reserve(ranked.size());
  for (const RankedHit& found : ranked) {
    hits.push_back(found.hit);
  }
  return hits;
}

std::string SearchIndex::snippet(const SearchHit& hit, const std::vector<QueryTerm>& query) const {
  const Statement& read = database_->text;
  read.reset();
  read.bind(1, hit.row);
  if (!read.step()) {
    return {};
  }
  SearchTextView text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    text[i] = read.text(static_cast<int>(i));
  }
  return make_snippet(database_->tokenizer, text, query);
}

}  // namespace cme
