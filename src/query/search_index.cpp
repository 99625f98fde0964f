// SPDX-License-Identifier: MIT
#include "query/search_index.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

#include "base/ascii.hpp"
#include "query/columns.hpp"
#include "query/index_database.hpp"
#include "query/indexed_words.hpp"
#include "query/known_contents.hpp"
#include "query/match_expression.hpp"
#include "query/sqlite.hpp"
#include "query/tokenizer.hpp"

namespace cme {
namespace {

/// A file to add to the index.
struct WaitingFile {
  std::size_t key = 0;
  ContentHash content;
  std::optional<IndexedRecord> record;
};

/// Few enough to keep in memory, whatever the records.
constexpr std::size_t most_waiting_files = 64;

/// A third of the contents in an index may be obsolete, and in a small index this many.
constexpr std::size_t obsolete_part = 3;
constexpr std::size_t always_allowed = 100;

bool is_better(const SearchHit& left, const SearchHit& right) {
  return left.score.total != right.score.total ? left.score.total > right.score.total : left.key < right.key;
}

/// Whether queries search for it by its stem, or for similar words.
bool is_spelling(const Word& word) {
  return word.stem != word.folded || std::ranges::none_of(word.folded, is_digit);
}

std::vector<std::string> read_words(const Statement& statement) {
  std::vector<std::string> words;
  while (statement.step()) {
    words.emplace_back(statement.text(0));
  }
  statement.reset();
  return words;
}

}  // namespace

struct SearchIndex::Database {
  explicit Database(Connection opened) : connection(std::move(opened)) {}

  Connection connection;
  TokenizerPool tokenizers;
  Scorer scorer{connection};
  Statement insert_text{
      connection, "INSERT INTO activities(rowid, " + indexed_columns() + ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"};
  Statement insert_type{connection, "INSERT OR IGNORE INTO approval_types VALUES (?1, ?2)"};
  Statement insert_spelling{connection, "INSERT OR IGNORE INTO spellings VALUES (?1, ?2)"};
  Statement find{connection, "SELECT rowid, score(activities) FROM activities WHERE activities MATCH ?1"};
  Statement find_rows{connection, "SELECT rowid FROM activities WHERE activities MATCH ?1"};
  Statement find_spellings{connection, "SELECT word FROM spellings WHERE stem = ?1 ORDER BY word"};
  Statement find_range{connection, "SELECT word FROM spellings WHERE stem >= ?1 AND stem < ?2 ORDER BY word"};

  std::mutex writing;  ///< must be held to use the statements
  std::mutex queueing;
  std::vector<WaitingFile> waiting;

  KnownContents contents;

  void save_file_count() const;
  bool add_waiting(WaitingFile file);
  std::vector<WaitingFile> take_waiting();
  void put_waiting();
  void put(const WaitingFile& waiting_file);
  void insert_record(std::size_t row, const IndexedRecord& record) const;
  [[nodiscard]] std::vector<std::string> words_of_stem(std::string_view stem) const;
  [[nodiscard]] std::vector<std::string> words_of_stems_from(std::string_view beginning) const;
  [[nodiscard]] MatchExpression expression_of(const Query& query);
  [[nodiscard]] std::size_t count_matches(const std::string& expression) const;
  [[nodiscard]] bool has_match(const std::string& expression) const;
};

/// Nothing is written if nothing has changed, so that such searches do not wait for each other.
void SearchIndex::Database::save_file_count() const {
  if (connection.number("SELECT files FROM catalog") != contents.file_count()) {
    connection.execute("UPDATE catalog SET files = " + std::to_string(contents.file_count()));
  }
}

/// Whether it may wait for another process that updates the index.
bool SearchIndex::Database::add_waiting(WaitingFile file) {
  const std::scoped_lock lock(queueing);
  waiting.push_back(std::move(file));
  return waiting.size() < most_waiting_files;
}

std::vector<WaitingFile> SearchIndex::Database::take_waiting() {
  const std::scoped_lock lock(queueing);
  return std::exchange(waiting, {});
}

void SearchIndex::Database::put_waiting() {
  for (auto taken = take_waiting(); !taken.empty(); taken = take_waiting()) {
    for (const WaitingFile& file : taken) {
      put(file);
    }
  }
}

/// Always a new row, because FTS5 is fast only if rows come in ascending order.
void SearchIndex::Database::put(const WaitingFile& waiting_file) {
  const auto& [key, content, record] = waiting_file;
  const std::size_t row = contents.add(key, content, record ? std::optional(record->prose_words) : std::nullopt);
  if (record) {
    insert_record(row, *record);
  }
}

void SearchIndex::Database::insert_record(std::size_t row, const IndexedRecord& record) const {
  insert_text.bind(1, row);
  for (std::size_t i = 0; i < record.words.size(); ++i) {
    insert_text.bind(static_cast<int>(i) + 2, record.words[i]);
  }
  insert_text.run();
  for (const std::string& type : record.approval_types) {
    insert_type.bind(1, type);
    insert_type.bind(2, row);
    insert_type.run();
  }
  for (const Word& word : record.spellings) {
    insert_spelling.bind(1, word.stem);
    insert_spelling.bind(2, word.folded);
    insert_spelling.run();
  }
}

std::vector<std::string> SearchIndex::Database::words_of_stem(std::string_view stem) const {
  find_spellings.bind(1, stem);
  return read_words(find_spellings);
}

std::vector<std::string> SearchIndex::Database::words_of_stems_from(std::string_view beginning) const {
  const std::string end = std::string(beginning) + "\U0010FFFF";
  find_range.bind(1, beginning);
  find_range.bind(2, end);
  return read_words(find_range);
}

MatchExpression SearchIndex::Database::expression_of(const Query& query) {
  const IndexWords words{.of_stem = [this](std::string_view stem) { return words_of_stem(stem); },
                         .of_beginning = [this](std::string_view text) { return words_of_stems_from(text); }};
  return match_expression(*tokenizers.borrow(), words, query);
}

std::size_t SearchIndex::Database::count_matches(const std::string& expression) const {
  std::size_t matches = 0;
  if (!expression.empty()) {
    find_rows.bind(1, expression);
    while (find_rows.step()) {
      matches += contents.files_of(find_rows.number(0)).size();
    }
    find_rows.reset();
  }
  return matches;
}

bool SearchIndex::Database::has_match(const std::string& expression) const {
  find_rows.bind(1, expression);
  bool has = false;
  while (!has && find_rows.step()) {
    has = !contents.files_of(find_rows.number(0)).empty();
  }
  find_rows.reset();
  return has;
}

SearchIndex::SearchIndex() : database_(std::make_unique<Database>(open_memory_database())) {}
SearchIndex::SearchIndex(const IndexFile& file, IndexAccess access)
    : database_(std::make_unique<Database>(open_file_database(file, access))) {
  database_->contents.load(database_->connection);
}
SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;

void SearchIndex::set_file_count(std::size_t count) {
  database_->contents.set_file_count(count);
  if (database_->contents.size() == 0) {
    begin_first_fill(database_->connection, count);
  }
}

bool SearchIndex::keep(std::size_t key, const ContentHash& content) {
  return database_->contents.keep(key, content);
}

IndexedRecord SearchIndex::prepare(const SearchRecord& record) const {
  const auto tokenizer = database_->tokenizers.borrow();
  IndexedRecord indexed{.words = {}, .prose_words = 0, .spellings = {}, .approval_types = record.approval_types};
  for (const SearchColumnInfo& column : search_columns) {
    const std::size_t i = column_index(column.column);
    const bool is_own = column.column == SearchColumn::disclaimers;
    indexed.words[i] = indexed_words(*tokenizer, record.text[i], is_own ? own_mark : std::string_view());
    if (!is_own) {
      indexed.prose_words += static_cast<std::uint32_t>(std::ranges::count(indexed.words[i], word_end));
    }
  }
  for (const std::string& code : record.codes) {
    indexed.words.back() += code + ' ';
  }
  indexed.spellings = tokenizer->take_new_words();
  std::erase_if(indexed.spellings, [](const Word& word) { return !is_spelling(word); });
  return indexed;
}

void SearchIndex::put(std::size_t key, const ContentHash& content, std::optional<IndexedRecord> record) {
  const bool may_wait = database_->add_waiting({key, content, std::move(record)});
  std::unique_lock lock(database_->writing, std::try_to_lock);
  if (!lock && may_wait) {
    return;
  }
  if (!lock) {
    lock.lock();
  }
  database_->put_waiting();
}

IndexChanges SearchIndex::finish() {
  Database& database = *database_;
  database.put_waiting();
  database.contents.save(database.connection);
  database.contents.map_files();
  const std::size_t added = database.contents.added_count();
  return {
      .kept = database.contents.file_count() - added, .added = added, .obsolete = database.contents.obsolete_count()};
}

std::size_t SearchIndex::broken_count() const {
  return database_->contents.file_count() - database_->contents.record_count();
}

std::vector<std::string> SearchIndex::approval_types() const {
  const Statement read(database_->connection, "SELECT type, activity FROM approval_types ORDER BY type");
  std::vector<std::string> types;
  while (read.step()) {
    const std::string_view type = read.text(0);
    if ((types.empty() || types.back() != type) && !database_->contents.files_of(read.number(1)).empty()) {
      types.emplace_back(type);
    }
  }
  return types;
}

std::size_t SearchIndex::record_count() const {
  return database_->contents.record_count();
}

std::size_t SearchIndex::count(const Query& query) const {
  return database_->count_matches(database_->expression_of(query).text);
}

std::vector<double> SearchIndex::part_weights(const Query& query) const {
  std::vector<double> weights;
  for (const Query& part : parts_of(query)) {
    weights.push_back(part.is_excluded ? 0 : part_weight(count(part), record_count()));
  }
  return weights;
}

std::vector<SearchHit> SearchIndex::find(const Query& query) const {
  const MatchExpression expression = database_->expression_of(query);
  if (expression.text.empty()) {
    return {};
  }
  // Weights are computed only if there is more than one part to weigh.
  if (!database_->has_match(expression.text)) {
    return {};
  }
  const auto relative_length = [this](std::size_t row) { return database_->contents.relative_length(row); };
  const Scoring scoring{.query = query,
                        .expression = expression,
                        .part_weights = part_weights(query),
                        .relative_length = relative_length};
  database_->scorer.start(scoring);
  const Statement& find = database_->find;
  find.reset();
  find.bind(1, expression.text);
  std::vector<SearchHit> hits;
  while (find.step()) {
    for (const std::uint32_t key : database_->contents.files_of(find.number(0))) {
      hits.push_back({.key = key, .score = database_->scorer.last()});
    }
  }
  find.reset();
  std::ranges::sort(hits, is_better);
  return hits;
}

std::vector<SearchHit> SearchIndex::find_code(std::string_view code) const {
  const Query query{.kind = Query::Kind::term, .term = {.text = std::string(code), .writing = Writing::code}};
  const std::string expression = database_->expression_of(query).text;
  const Statement& find = database_->find_rows;
  find.reset();
  find.bind(1, expression);
  std::vector<SearchHit> hits;
  while (find.step()) {
    for (const std::uint32_t key : database_->contents.files_of(find.number(0))) {
      hits.push_back({.key = key});
    }
  }
  find.reset();
  std::ranges::sort(hits, {}, &SearchHit::key);
  return hits;
}

std::vector<std::string> SearchIndex::words_that_begin_with(std::string_view letters) const {
  return database_->words_of_stems_from(letters);
}

std::vector<std::string> SearchIndex::words_with_stem_of(std::string_view folded) const {
  const std::string stem(database_->tokenizers.borrow()->stem(folded));
  std::vector<std::string> words = database_->words_of_stem(stem);
  std::erase_if(words, [this](const std::string& word) { return count({.term = {.text = word}}) == 0; });
  return words;
}

void SearchIndex::commit() {
  const std::size_t allowed = std::max(always_allowed, database_->contents.size() / obsolete_part);
  if (database_->contents.obsolete_count() > allowed) {
    database_->connection.execute("ROLLBACK");
    database_->connection.reset();
    return;
  }
  const KnownContents& contents = database_->contents;
  if (contents.added_count() > 0 && contents.added_count() == contents.size()) {
    end_first_fill(database_->connection);
  }
  database_->save_file_count();
  database_->connection.execute("COMMIT");
}

}  // namespace cme
