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

/// Finds ids, DOIs and titles that several records have. Keeps a few bytes a record: those that seem to share a value
/// are read again.
class SharedMarks {
 public:
  /// Takes a record under a number of the caller's. May be called from several threads at once.
  void add(std::size_t number, const LoadedRecord& record);

  /// The marks of the record that has been added under the number, read again; none if it can no longer be read. Called
  /// from several threads at once.
  using Reader = Function<std::vector<PlacedMark>(std::size_t number)>;

  /// One finding for each record but the first (by path) of those that share a value, with the first's place beside it;
  /// one for all that share keywords that say nothing, if they are `fewest_unrelated` or more.
  /// To be called when all records have been added.
  [[nodiscard]] std::vector<Finding> find(const Reader& read_again, const Pace& pace = {});

 private:
  /// One mark of one record. Different values may have one hash, so that it only says where to look.
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
