// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/parallel.hpp"
#include "cme/record/load.hpp"

namespace cme {

/// A file that could not be read, and the system's reason.
struct UnreadableFile {
  std::string path;
  std::string reason;
};

/// What is left to do with a record when it is its turn; may be empty.
using Turn = std::function<void()>;

/// Reads every file of `paths` in several threads and hands its bytes (no more than `max_record_bytes` + 1 of them,
/// gone when `take` returns) to `take` together with its place in `paths`. `take` is called from several threads at
/// once, once a file, in no order; what it throws ends the run and is thrown here. Returns the files that could not be
/// read, in the order of `paths`.
std::vector<UnreadableFile> for_each_file(const std::vector<std::string>& paths,
                                          const std::function<void(std::size_t, std::string_view)>& take,
                                          const Pace& pace = {});

/// Reads and checks every file of `paths` in the same way, and hands each record over.
std::vector<UnreadableFile> for_each_record(const std::vector<std::string>& paths, const LoadOptions& options,
                                            const std::function<void(std::size_t, LoadedRecord)>& take,
                                            const Pace& pace = {});

/// The same for who needs the records in the order of `paths`: what `look` returns of each is called in this order, in
/// one thread at a time. No more than about a thousand records are looked at ahead of it.
std::vector<UnreadableFile> for_each_record_in_turn(const std::vector<std::string>& paths, const LoadOptions& options,
                                                    const std::function<Turn(std::size_t, LoadedRecord)>& look,
                                                    const Pace& pace = {});

/// Finds ids, DOIs and titles that several records have. Keeps a few bytes a record: those that seem to share a value
/// are read again.
class SharedMarks {
 public:
  /// Takes a record under a number of the caller's. May be called from several threads at once.
  void add(std::size_t number, const LoadedRecord& record);

  /// The marks of the record that has been added under the number, read again; none if it can no longer be read. Called
  /// from several threads at once.
  using Reader = std::function<std::vector<PlacedMark>(std::size_t number)>;

  /// One finding for each record but the first (by path) of those that share a value, with the first's place beside it.
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
