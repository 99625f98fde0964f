// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "base/function.hpp"
#include "base/parallel.hpp"
#include "cme/record/load.hpp"

namespace cme {

/// Finds ids, DOIs and titles that several records share. Keeps a few bytes per record, and the places of values that
/// another record had before: only the first record with a shared value is read again.
class SharedMarks {
 public:
  /// For about so many records; others need more time and memory.
  explicit SharedMarks(std::size_t records);

  /// Adds a record under a number that the caller chooses; `path` is the file in its places. May be called from several
  /// threads at once.
  void add(std::size_t number, const std::string& path, const ParsedRecord& record);

  /// Reads the record that was added under the number again, and returns its marks; none if it can no longer be read.
  /// Called from several threads at once.
  using Reader = Function<std::vector<PlacedMark>(std::size_t number)>;

  /// One finding for each record, except the first by path, that shares a value, with the place of the first; one for
  /// all records that share unrelated keywords, if there are at least `fewest_unrelated`. In the order of the records'
  /// numbers, then of the places. Call it after all records have been added.
  [[nodiscard]] std::vector<Finding> find(const Reader& read_again, const Pace& pace = {});

 private:
  /// One mark of one record. Different values may have the same hash, so it only shows where to look.
  struct Entry {
    std::size_t hash = 0;
    std::uint32_t number = 0;
    bool is_placed = false;  ///< whether its place is kept
  };

  /// The hashes so far, as one bit each; a few others have the same bit.
  class Seen {
   public:
    explicit Seen(std::size_t records);
    /// Whether the hash may have been added before.
    bool add(std::size_t hash);
    /// Whether the hash may have been added more than once.
    [[nodiscard]] bool is_repeated(std::size_t hash) const;

   private:
    [[nodiscard]] std::size_t bit_of(std::size_t hash) const;

    std::vector<bool> once_;
    std::vector<bool> again_;
  };

  /// A mark whose place is known, with its hash and the number of its record.
  struct Placed {
    std::size_t hash = 0;
    std::uint32_t number = 0;
    PlacedMark mark;
  };

  /// What one finding is about: a mark, and all that are equal to it, in the order of their paths.
  struct Clash {
    Placed* at = nullptr;
    std::span<Placed* const> all;
  };

  static void append_clashes(std::span<Placed* const> equal, std::vector<Clash>& clashes);
  static Finding make_finding(const Clash& clash);
  void keep_entries_in_common();
  [[nodiscard]] const Entry* find_entry(std::size_t hash, std::uint32_t number) const;
  [[nodiscard]] std::vector<std::uint32_t> numbers_to_read_again() const;
  void place_by_reading_again(const Reader& read_again, const Pace& pace);
  [[nodiscard]] std::vector<Placed*> common_marks();

  std::vector<Entry> entries_;
  std::vector<Placed> placed_;  ///< in no order
  Seen seen_;
  std::mutex mutex_;
};

}  // namespace cme
