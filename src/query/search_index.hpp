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

/// The file in which an index is kept from one search to the next. It is a cache: nothing is missed without it.
struct IndexFile {
  std::string path;     ///< without symbolic links; there already, if only empty, so that its mode is the caller's
  std::string folder;   ///< the records folder that it is about
  std::string program;  ///< who reads the records; an index that another program made is rebuilt
};

/// Whether the file is locked against other writers when the first change shows, or from the start.
enum class IndexAccess : std::uint8_t { read_first, write };

enum class IndexTrouble : std::uint8_t {
  in_use,   ///< another process writes; waiting has been tried where it could help
  damaged,  ///< not as an index should be: `reset_index` helps
  foreign,  ///< another program's database, or another folder's
  other,    ///< a full disk, a folder that may not be written, no memory
};

/// An index failed. If its file was kept, another one in memory gives the same answers.
class IndexError : public Error {
 public:
  IndexError(IndexTrouble trouble, const std::string& what) : Error(what), trouble_(trouble) {}

  [[nodiscard]] IndexTrouble trouble() const { return trouble_; }

 private:
  IndexTrouble trouble_;
};

/// What an index keeps of a record.
struct IndexedRecord {
  std::array<std::string, search_column_count + 1> words;  ///< as they are compared, of each column; then the codes
  std::uint32_t prose_words = 0;                           ///< how many there are in what makes a text long
  std::vector<Word> spellings;                             ///< unless they were given before
  std::vector<std::string> approval_types;
};

/// One file found.
struct SearchHit {
  std::size_t key = 0;
  Score score = {};
};

/// How much of an index was known before, and how much had to be done.
struct IndexChanges {
  std::size_t kept = 0;      ///< files whose content was known
  std::size_t added = 0;     ///< files with a content that was not known
  std::size_t obsolete = 0;  ///< contents that are known, but that no file has
};

/// Full-text search (SQLite FTS5) over the files of one folder, in memory or in a file: English stems; case, accents
/// and typographic marks folded. It knows contents, not files, so that it can be incomplete but never wrong:
/// `set_file_count`, then `keep` or `put` for each file that can be read, then `finish`, then the questions. What it
/// knows of a content that is gone stays where it is, and is not asked for, until much is obsolete: then it starts
/// over. All of it is one transaction. Everything but `keep` and `prepare` throws IndexError, and is for one thread at
/// a time unless it says otherwise.
class SearchIndex {
 public:
  /// Empty, in memory, gone with its owner.
  SearchIndex();
  /// What the file holds. Waits a few seconds for other processes that write. A file that is empty, or that another
  /// version has made, is rebuilt.
  SearchIndex(const IndexFile& file, IndexAccess access);
  ~SearchIndex();
  SearchIndex(SearchIndex&&) noexcept;
  SearchIndex& operator=(SearchIndex&&) noexcept;

  /// Says how many files there are. Their numbers from 0 on are the keys in all that follows.
  void set_file_count(std::size_t count);

  /// Says what a file has in it; whether that is known. Safe to call from several threads.
  [[nodiscard]] bool keep(std::size_t key, const ContentHash& content);

  /// Does the work of `put` that needs no database. What it returns must be put, as it says nothing twice. Safe to call
  /// from several threads.
  [[nodiscard]] IndexedRecord prepare(const SearchRecord& record) const;

  /// Takes in a file whose content was not known; nothing for a record that is broken. Safe to call from several
  /// threads: a thread that finds another one at it may leave the file to that one.
  void put(std::size_t key, const ContentHash& content, std::optional<IndexedRecord> record);

  /// After the last file; until then, nothing may be asked.
  IndexChanges finish();

  /// How many of the files are broken records.
  [[nodiscard]] std::size_t broken_count() const;

  /// The types of approval in all records, each once, except `known_approval_type`.
  [[nodiscard]] std::vector<std::string> approval_types() const;

  /// How many records it has.
  [[nodiscard]] std::size_t record_count() const;

  /// How many records match.
  [[nodiscard]] std::size_t count(const Query& query) const;

  /// What each part of the query is worth in a score, or the query itself if it has none.
  [[nodiscard]] std::vector<double> part_weights(const Query& query) const;

  /// All that match, best first (`Scorer`); equals in order of their keys.
  [[nodiscard]] std::vector<SearchHit> find(const Query& query) const;

  /// All records that have a code, in order of their keys.
  [[nodiscard]] std::vector<SearchHit> find_code(std::string_view code) const;

  /// Folded words that a record has, or had, and whose first character is `initial`, in order.
  [[nodiscard]] std::vector<std::string> words_with_initial(std::string_view initial) const;

  /// The folded words of records that have the same stem.
  [[nodiscard]] std::vector<std::string> words_with_stem_of(std::string_view folded) const;

  /// Makes the changes last, after the last question. Without it they are undone. Where much of it is obsolete, it is
  /// emptied instead.
  void commit();

 private:
  struct Database;
  std::unique_ptr<Database> database_;
};

/// Empties an index that is damaged, so that the next search fills it. Throws IndexError.
void reset_index(const std::string& path);

/// What an index is about.
struct IndexSummary {
  std::string folder;       ///< the records folder
  std::size_t records = 0;  ///< files that it knows, broken ones included
};

/// Says so of the file, and nothing of one that has not been filled. Throws IndexError if it is no index, or cannot be
/// read.
IndexSummary summarize_index(const std::string& path);

/// Calls `remove_files` while no other process uses the index. A damaged index is used by nobody. Throws IndexError if
/// it is in use or no index.
void with_index_unused(const std::string& path, const Function<void()>& remove_files);

}  // namespace cme
