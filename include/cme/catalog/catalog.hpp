// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "cme/record/load.hpp"

namespace cme {

/// A file that could not be read, and the system's reason.
struct UnreadableFile {
  std::string path;
  std::string reason;
};

/// Reads and checks every file of `paths`, on all cores, and hands each record to `take` together with its place in
/// `paths`. `take` is called from several threads at once, once a record, in no order; what it throws ends the run and
/// is thrown here. Returns the files that could not be read, in the order of `paths`.
std::vector<UnreadableFile> for_each_record(const std::vector<std::string>& paths, const RuleContext& context,
                                            const std::function<void(std::size_t, LoadedRecord)>& take);

/// Where one record's id stands.
struct RecordId {
  std::uint32_t id = 0;
  Place place;
};

/// One finding for each record whose id an earlier one (by path) has, with the first's place beside it.
/// `ids` in any order.
std::vector<Finding> find_duplicate_ids(std::vector<RecordId> ids);

}  // namespace cme
