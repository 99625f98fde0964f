// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <type_traits>
#include <unordered_map>
#include <vector>

#include "base/hash.hpp"
#include "query/sqlite.hpp"

namespace cme {

/// The contents that an index knows, each in a row of its own, the first of which is 1; and which files have them now.
class KnownContents {
 public:
  /// Reads what the database knows. Throws IndexError if it is damaged.
  void load(const Connection& connection);

  /// Writes what was added into the database.
  void save(const Connection& connection);

  /// Sets the number of files. Their numbers, from 0, are the keys.
  void set_file_count(std::size_t count) { file_rows_.assign(count, 0); }

  /// Sets the content of a file; returns whether the database knew it. Safe to call from several threads.
  [[nodiscard]] bool keep(std::size_t key, const ContentHash& content);

  /// Adds the content of a file, with the number of words in its prose; none for a broken record. Returns its row.
  std::size_t add(std::size_t key, const ContentHash& content, std::optional<std::uint32_t> words);

  /// Call it after the last file, before what follows.
  void map_files();

  /// The files with the content of a row, in order; none if it is obsolete. Throws IndexError if there is no such row.
  [[nodiscard]] std::span<const std::uint32_t> files_of(std::size_t row) const;

  [[nodiscard]] std::size_t size() const { return contents_.size(); }
  [[nodiscard]] std::size_t added_count() const { return contents_.size() - from_before_; }
  [[nodiscard]] std::size_t obsolete_count() const;                              ///< contents that no file has
  [[nodiscard]] std::size_t file_count() const { return files_by_row_.size(); }  ///< that could be read
  [[nodiscard]] std::size_t record_count() const { return record_count_; }       ///< except broken ones

  /// The number of words in the prose of a row, divided by the average.
  [[nodiscard]] double relative_length(std::size_t row) const { return contents_[row - 1].words / average_words_; }

 private:
  /// What is permanently known about a content: the number of words in its prose, or that it is a broken record. Stored
  /// as it is in memory, because an index belongs to one build of cme.
  struct Content {
    ContentHash hash;
    std::uint32_t words = 0;
  };
  static_assert(std::is_trivially_copyable_v<Content> && sizeof(Content) == 20);

  static constexpr std::uint32_t broken_record = std::numeric_limits<std::uint32_t>::max();

  struct HashOfContent {
    std::size_t operator()(const ContentHash& content) const {
      std::size_t bits = 0;
      std::memcpy(&bits, content.bytes.data(), sizeof bits);
      return bits;
    }
  };

  std::vector<Content> contents_;         ///< for each row
  std::size_t from_before_ = 0;           ///< how many of them were there when the index was opened
  std::size_t saved_ = 0;                 ///< how many of them are in the database
  std::vector<std::uint32_t> file_rows_;  ///< for each file; 0 if it could not be read
  std::unordered_map<ContentHash, std::uint32_t, HashOfContent> rows_from_before_;

  std::vector<std::uint32_t> files_by_row_;  ///< every readable file, ordered by row, then by key
  std::vector<std::uint32_t>
      row_begins_;  ///< for each row, and after the last, the index of its files in `files_by_row_`
  std::size_t record_count_ = 0;
  double average_words_ = 1;  ///< in the prose of the records
};

}  // namespace cme
