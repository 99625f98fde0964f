// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/function.hpp"
#include "base/hash.hpp"
#include "query/query.hpp"
#include "query/score.hpp"
#include "query/search.hpp"
#include "query/tokenizer.hpp"

namespace cme {

/// The file that keeps an index from one search to the next. It is a cache: searches work without it.
struct IndexFile {
  std::string path;     ///< without symbolic links; it already exists, possibly empty, so that the caller sets its mode
  std::string folder;   ///< the records folder of the index
  std::string program;  ///< identifies the build; an index from another build is rebuilt
};

/// Whether the file is locked against other writers at the first change or from the start.
enum class IndexAccess : std::uint8_t { read_first, write };

enum class IndexTrouble : std::uint8_t {
  in_use,   ///< another process is writing; waiting was tried where it could help
  damaged,  ///< not a valid index; `reset_index` helps
  foreign,  ///< the database of another program or another folder
  other,    ///< a full disk, a read-only folder, out of memory
};

/// An index failed. If it was in a file, one in memory gives the same answers.
class IndexError : public Error {
 public:
  IndexError(IndexTrouble trouble, const std::string& what) : Error(what), trouble_(trouble) {}

  [[nodiscard]] IndexTrouble trouble() const { return trouble_; }

 private:
  IndexTrouble trouble_;
};

/// What an index stores for a record.
struct IndexedRecord {
  std::array<std::string, search_column_count + 1>
      words;                      ///< for each column, in the form used for comparison; then the codes
  std::uint32_t prose_words = 0;  ///< how many words count toward the length of the text
  std::vector<Word> spellings;    ///< except those that were returned before
  std::vector<std::string> approval_types;
};

/// One file found.
struct SearchHit {
  std::size_t key = 0;
  Score score = {};
};

/// How much of an index was up to date, and how much had to be changed.
struct IndexChanges {
  std::size_t kept = 0;      ///< files whose content was known
  std::size_t added = 0;     ///< files whose content was new
  std::size_t obsolete = 0;  ///< known contents that no file has
};

/// Full-text search (SQLite FTS5) over the files of one folder, in memory or in a file: English stems; case, accents
/// and typographic marks folded. It knows contents, not files, so it may be incomplete but is never wrong: call
/// `set_file_count`, then `keep` or `put` for each file that can be read, then `finish`, then the queries. Data about a
/// content that no longer exists is kept but not used until too much is obsolete; then the index starts over. All of it
/// is one transaction. Every function except `keep` and `prepare` may throw IndexError, and is for one thread at a time
/// unless it says otherwise.
class SearchIndex {
 public:
  /// An empty index in memory.
  SearchIndex();
  /// The index in a file. Waits a few seconds for other processes that are writing. A file that is empty, or from
  /// another version, is rebuilt.
  SearchIndex(const IndexFile& file, IndexAccess access);
  ~SearchIndex();
  SearchIndex(SearchIndex&&) noexcept;
  SearchIndex& operator=(SearchIndex&&) noexcept;

  /// Sets the number of files. Their numbers, from 0, are the keys in the other functions.
  void set_file_count(std::size_t count);

  /// Sets the content of a file; returns whether it is known. Safe to call from several threads.
  [[nodiscard]] bool keep(std::size_t key, const ContentHash& content);

  /// Does the part of `put` that needs no database. The result must be put, because no word is returned twice. Safe to
  /// call from several threads.
  [[nodiscard]] IndexedRecord prepare(const SearchRecord& record) const;

  /// Adds a file whose content was not known; nothing for a broken record. Safe to call from several threads: if
  /// another thread is writing, the file may be left to that thread.
  void put(std::size_t key, const ContentHash& content, std::optional<IndexedRecord> record);

  /// Call it after the last file, before any query.
  IndexChanges finish();

  /// How many of the files are broken records.
  [[nodiscard]] std::size_t broken_count() const;

  /// The approval types in all records, each once, except `known_approval_type`.
  [[nodiscard]] std::vector<std::string> approval_types() const;

  /// How many records it has.
  [[nodiscard]] std::size_t record_count() const;

  /// How many records match.
  [[nodiscard]] std::size_t count(const Query& query) const;

  /// The weight of each part of the query in a score, or of the query itself if it has no parts.
  [[nodiscard]] std::vector<double> part_weights(const Query& query) const;

  /// All matching records, best first (`Scorer`); records with equal scores in the order of their keys.
  [[nodiscard]] std::vector<SearchHit> find(const Query& query) const;

  /// All records that have a code, sorted by key.
  [[nodiscard]] std::vector<SearchHit> find_code(std::string_view code) const;

  /// Folded words that a record has or had and whose stem begins with `letters`, in order.
  [[nodiscard]] std::vector<std::string> words_that_begin_with(std::string_view letters) const;

  /// The folded words of records that have the same stem.
  [[nodiscard]] std::vector<std::string> words_with_stem_of(std::string_view folded) const;

  /// Makes the changes permanent, after the last query. Without it, they are undone. If much of the index is obsolete,
  /// it is emptied instead.
  void commit();

 private:
  struct Database;
  std::unique_ptr<Database> database_;
};

/// Empties a damaged index, so that the next search rebuilds it. Throws IndexError.
void reset_index(const std::string& path);

/// The contents of an index file.
struct IndexSummary {
  std::string folder;       ///< the records folder
  std::size_t records = 0;  ///< files that it knows, broken ones included
};

/// Summarizes an index file; empty for one that has not been filled. Throws IndexError if it is not an index or cannot
/// be read.
IndexSummary summarize_index(const std::string& path);

/// Calls `remove_files` while no other process uses the index. A damaged index is never in use. Throws IndexError if it
/// is in use or not an index.
void with_index_unused(const std::string& path, const Function<void()>& remove_files);

}  // namespace cme
