// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "cme/record/load.hpp"

namespace cme {

/// A file that could not be read, and the system's reason.
struct UnreadableFile {
  std::string path;
  std::string reason;
};

/// Reads every file of `paths`, on all cores, and hands its bytes (of a file that is too long for a record, one more
/// than a record may have) to `take` together with its place in `paths`; all else as `for_each_record`.
std::vector<UnreadableFile> for_each_file(const std::vector<std::string>& paths,
                                          const std::function<void(std::size_t, std::string)>& take);

/// Reads and checks every file of `paths`, on all cores, and hands each record to `take` together with its place in
/// `paths`. `take` is called from several threads at once, once a record, in no order; what it throws ends the run and
/// is thrown here. Returns the files that could not be read, in the order of `paths`.
std::vector<UnreadableFile> for_each_record(const std::vector<std::string>& paths, const RuleContext& context,
                                            const std::function<void(std::size_t, LoadedRecord)>& take);

/// Finds ids, DOIs and titles that several records have. Keeps a few bytes a record: those that seem to share a value
/// are read again.
class SharedMarks {
 public:
  /// Takes a record under a number of the caller's. May be called from several threads at once.
  void add(std::size_t number, const LoadedRecord& record);

  /// The marks of the record that has been added under the number, read again; none if it can no longer be read.
  using Reader = std::function<std::vector<PlacedMark>(std::size_t number)>;

  /// One finding for each record but the first (by path) of those that share a value, with the first's place beside it.
  [[nodiscard]] std::vector<Finding> find(const Reader& read_again) const;

 private:
  /// One mark of one record. Different values may have one hash, so that it only says where to look.
  struct Entry {
    std::size_t hash = 0;
    std::uint32_t number = 0;
    Rule rule = Rule::duplicate_id;
  };

  [[nodiscard]] std::vector<std::size_t> numbers_to_read_again() const;

  std::vector<Entry> entries_;
  std::mutex mutex_;
};

}  // namespace cme
