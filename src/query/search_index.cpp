// SPDX-License-Identifier: MIT
#include "query/search_index.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

#include "base/ascii.hpp"
#include "query/columns.hpp"
#include "query/index_database.hpp"
#include "query/indexed_words.hpp"
#include "query/match_expression.hpp"
#include "query/sqlite.hpp"
#include "query/tokenizer.hpp"

namespace cme {
namespace {

/// What is known of one file.
struct KnownFile {
  enum class State : std::uint8_t { unknown, from_before, current };

  ContentHash content;  ///< unless unknown
  std::size_t row = 0;  ///< 0: the record is broken
  State state = State::unknown;
};

/// A file that is to be taken in.
struct WaitingFile {
  std::size_t key = 0;
  ContentHash content;
  std::optional<IndexedRecord> record;
};

/// Few enough to bear in memory, whatever the records.
constexpr std::size_t most_waiting_files = 64;

bool is_better(const SearchHit& left, const SearchHit& right) {
  return left.score.total != right.score.total ? left.score.total > right.score.total : left.key < right.key;
}

/// Whether queries look for it by its stem, or for words like it.
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

ContentHash content_hash_of(std::string_view bytes) {
  ContentHash content;
  if (bytes.size() != content.bytes.size()) {
    throw IndexError(IndexTrouble::damaged, "the search index is damaged");
  }
  std::copy(bytes.begin(), bytes.end(), content.bytes.begin());
  return content;
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
  Statement insert_file{connection, "INSERT OR REPLACE INTO files VALUES (?1, ?2, ?3)"};
  Statement delete_text{connection, "DELETE FROM activities WHERE rowid = ?1"};
  Statement delete_types{connection, "DELETE FROM approval_types WHERE activity = ?1"};
  Statement delete_file{connection, "DELETE FROM files WHERE name = ?1"};
  Statement find{connection, "SELECT rowid, score(activities) FROM activities WHERE activities MATCH ?1"};
  Statement find_rows{connection, "SELECT rowid FROM activities WHERE activities MATCH ?1"};
  Statement count{connection, "SELECT count(*) FROM activities WHERE activities MATCH ?1"};
  Statement find_spellings{connection, "SELECT word FROM spellings WHERE stem = ?1 ORDER BY word"};
  Statement find_range{connection, "SELECT word FROM spellings WHERE stem >= ?1 AND stem < ?2 ORDER BY word"};

  std::mutex writing;  ///< who holds it may use the statements
  std::mutex queueing;
  std::vector<WaitingFile> waiting;

  std::vector<std::string_view> names;
  std::vector<KnownFile> files;         ///< one a name
  std::vector<std::string> gone_names;  ///< known from before, and no longer there
  std::vector<std::size_t> stale_rows;  ///< texts that are to be deleted
  std::size_t last_row = 0;
  IndexChanges changes;
  std::vector<SearchHit> hits_by_row;  ///< every file with a text, in the order of its row

  void take_known(std::string_view name, std::size_t& next, const KnownFile& known);
  bool add_waiting(WaitingFile file);
  std::vector<WaitingFile> take_waiting();
  void put_waiting();
  void put(const WaitingFile& waiting_file);
  void insert_record(std::size_t row, const IndexedRecord& record) const;
  void delete_stale_rows();
  void map_rows();
  [[nodiscard]] std::vector<std::string> words_of_stem(std::string_view stem) const;
  [[nodiscard]] std::vector<std::string> words_of_stems_from(std::string_view beginning) const;
  [[nodiscard]] MatchExpression expression_of(const Query& query);
  [[nodiscard]] std::size_t count_matches(const std::string& expression) const;
  [[nodiscard]] bool has_match(const std::string& expression) const;
  [[nodiscard]] const SearchHit& hit_in(std::size_t row) const;
};

/// Both the names and what is known come in one order, so that one walk over both brings them together.
void SearchIndex::Database::take_known(std::string_view name, std::size_t& next, const KnownFile& known) {
  last_row = std::max(last_row, known.row);
  while (next < names.size() && names[next] < name) {
    ++next;
  }
  if (next < names.size() && names[next] == name) {
    files[next] = known;
    return;
  }
  gone_names.emplace_back(name);
  if (known.row != 0) {
    stale_rows.push_back(known.row);
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

void SearchIndex::Database::put(const WaitingFile& waiting_file) {
  const auto& [key, content, record] = waiting_file;
  KnownFile& file = files[key];
  if (file.row != 0) {
    stale_rows.push_back(file.row);
  }
  // A new row always, as FTS5 is quick only while rows come in ascending order.
  file = {content, record ? ++last_row : 0, KnownFile::State::current};
  insert_file.bind_bytes(1, names[key]);
  insert_file.bind_bytes(2, content.view());
  if (record) {
    insert_file.bind(3, file.row);
  } else {
    insert_file.bind_null(3);
  }
  insert_file.run();
  if (record) {
    insert_record(file.row, *record);
  }
  ++changes.added;
}

void SearchIndex::Database::insert_record(std::size_t row, const IndexedRecord& record) const {
  insert_text.bind(1, row);
  for (std::size_t i = 0; i < record.words.size(); ++i) {
    insert_text.bind(static_cast<int>(i) + 2, record.words[i]);
  }
  insert_text.run();
  for (const std::string& type : record.approval_types) {
    insert_type.bind(1, row);
    insert_type.bind(2, type);
    insert_type.run();
  }
  for (const Word& word : record.spellings) {
    insert_spelling.bind(1, word.stem);
    insert_spelling.bind(2, word.folded);
    insert_spelling.run();
  }
}

void SearchIndex::Database::delete_stale_rows() {
  // In order: FTS5 writes out all that it holds whenever a row comes before the one before.
  std::sort(stale_rows.begin(), stale_rows.end());
  for (const std::size_t row : stale_rows) {
    delete_text.bind(1, row);
    delete_text.run();
    delete_types.bind(1, row);
    delete_types.run();
  }
  stale_rows.clear();
}

void SearchIndex::Database::map_rows() {
  hits_by_row.clear();
  for (std::size_t key = 0; key < files.size(); ++key) {
    if (files[key].state == KnownFile::State::current && files[key].row != 0) {
      hits_by_row.push_back({key, files[key].row});
    }
  }
  std::sort(hits_by_row.begin(), hits_by_row.end(),
            [](const SearchHit& left, const SearchHit& right) { return left.row < right.row; });
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
  if (expression.empty()) {
    return 0;
  }
  count.bind(1, expression);
  const std::size_t matches = count.step() ? count.number(0) : 0;
  count.reset();
  return matches;
}

bool SearchIndex::Database::has_match(const std::string& expression) const {
  find_rows.bind(1, expression);
  const bool has = find_rows.step();
  find_rows.reset();
  return has;
}

const SearchHit& SearchIndex::Database::hit_in(std::size_t row) const {
  const auto found = std::lower_bound(hits_by_row.begin(), hits_by_row.end(), row,
                                      [](const SearchHit& hit, std::size_t wanted) { return hit.row < wanted; });
  if (found == hits_by_row.end() || found->row != row) {
    throw IndexError(IndexTrouble::damaged, "the search index is damaged");
  }
  return *found;
}

SearchIndex::SearchIndex() : database_(std::make_unique<Database>(open_memory_database())) {}
SearchIndex::SearchIndex(const IndexFile& file, IndexAccess access)
    : database_(std::make_unique<Database>(open_file_database(file, access))) {}
SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;

void SearchIndex::set_files(std::vector<std::string_view> names) {
  database_->names = std::move(names);
  database_->files.assign(database_->names.size(), {});
  const Statement read(database_->connection, "SELECT name, content, activity FROM files ORDER BY name");
  std::size_t next = 0;
  while (read.step()) {
    const KnownFile known{content_hash_of(read.bytes(1)), read.number(2), KnownFile::State::from_before};
    database_->take_known(read.bytes(0), next, known);
  }
}

bool SearchIndex::keep(std::size_t key, const ContentHash& content) {
  KnownFile& file = database_->files[key];
  if (file.state == KnownFile::State::unknown || file.content != content) {
    return false;
  }
  file.state = KnownFile::State::current;
  return true;
}

IndexedRecord SearchIndex::prepare(const SearchRecord& record) const {
  const auto tokenizer = database_->tokenizers.borrow();
  IndexedRecord indexed{.words = {}, .spellings = {}, .approval_types = record.approval_types};
  for (const SearchColumnInfo& column : search_columns) {
    const std::size_t i = column_index(column.column);
    const bool is_own = column.column == SearchColumn::disclaimers;
    indexed.words[i] = indexed_words(*tokenizer, record.text[i], is_own ? own_mark : std::string_view());
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
  database_->put_waiting();
  std::size_t current = 0;
  for (std::size_t key = 0; key < database_->files.size(); ++key) {
    KnownFile& file = database_->files[key];
    current += file.state == KnownFile::State::current ? 1 : 0;
    if (file.state != KnownFile::State::from_before) {
      continue;
    }
    database_->gone_names.emplace_back(database_->names[key]);
    if (file.row != 0) {
      database_->stale_rows.push_back(file.row);
    }
    file = {};
  }
  for (const std::string& name : database_->gone_names) {
    database_->delete_file.bind_bytes(1, name);
    database_->delete_file.run();
  }
  database_->delete_stale_rows();
  database_->map_rows();
  database_->changes.removed = database_->gone_names.size();
  database_->changes.kept = current - database_->changes.added;
  return database_->changes;
}

std::size_t SearchIndex::broken_count() const {
  const auto& files = database_->files;
  return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [](const KnownFile& file) {
    return file.state == KnownFile::State::current && file.row == 0;
  }));
}

std::vector<std::string> SearchIndex::approval_types() const {
  const Statement read(database_->connection, "SELECT DISTINCT type FROM approval_types ORDER BY type");
  std::vector<std::string> types;
  while (read.step()) {
    types.emplace_back(read.text(0));
  }
  return types;
}

std::size_t SearchIndex::record_count() const {
  return database_->hits_by_row.size();
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
  // What the parts are worth is asked only where something is to be weighed.
  if (!database_->has_match(expression.text)) {
    return {};
  }
  const Scoring scoring{.query = query, .expression = expression, .part_weights = part_weights(query)};
  database_->scorer.start(scoring);
  const Statement& find = database_->find;
  find.reset();
  find.bind(1, expression.text);
  std::vector<SearchHit> hits;
  while (find.step()) {
    hits.push_back(database_->hit_in(find.number(0)));
    hits.back().score = database_->scorer.last();
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
    hits.push_back(database_->hit_in(find.number(0)));
  }
  find.reset();
  std::ranges::sort(hits, {}, &SearchHit::key);
  return hits;
}

std::vector<std::string> SearchIndex::words_with_initial(std::string_view initial) const {
  return database_->words_of_stems_from(initial);
}

std::vector<std::string> SearchIndex::words_with_stem_of(std::string_view folded) const {
  const std::string stem(database_->tokenizers.borrow()->stem(folded));
  std::vector<std::string> words = database_->words_of_stem(stem);
  std::erase_if(words, [this](const std::string& word) { return count({.term = {.text = word}}) == 0; });
  return words;
}

void SearchIndex::commit() {
  database_->connection.execute("COMMIT");
}

}  // namespace cme
