// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

#include "base/function.hpp"
#include "catalog/parallel.hpp"
#include "cme/record/load.hpp"

namespace cme {

/// Finds ids, DOIs and titles that several records share. Keeps only a few bytes per record: records that seem to share
/// a value are read again.
class SharedMarks {
 public:
  /// Adds a record under a number that the caller chooses. May be called from several threads at once.
  void add(std::size_t number, const LoadedRecord& record);

  /// Reads the record that was added under the number again, and returns its marks; none if it can no longer be read.
  /// Called from several threads at once.
  using Reader = Function<std::vector<PlacedMark>(std::size_t number)>;

  /// One finding for each record, except the first by path, that shares a value, with the place of the first; one for
  /// all records that share unrelated keywords, if there are at least `fewest_unrelated`. Call it after all records
  /// have been added.
  [[nodiscard]] std::vector<Finding> find(const Reader& read_again, const Pace& pace = {});

 private:
  /// One mark of one record. Different values may have the same hash, so it only shows where to look.
  struct Entry {
    std::size_t hash = 0;
    std::uint32_t number = 0;
  };

  void keep_entries_in_common();
  [[nodiscard]] bool may_be_in_common(const RecordMark& mark) const;
  [[nodiscard]] std::vector<std::size_t> numbers_to_read_again() const;
  [[nodiscard]] std::vector<PlacedMark> read_marks_again(const Reader& read_again, const Pace& pace) const;

  std::vector<Entry> entries_;
  std::mutex mutex_;
};

}  // namespace cme
