// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/function.hpp"
#include "base/parallel.hpp"
#include "catalog/source.hpp"

namespace cme {

/// A file that could not be read, and the reason.
struct UnreadableFile {
  std::size_t file;  ///< its place in the source
  std::string path;
  std::string reason;
};

/// The rest of the work for a record, done when its turn comes; may be empty.
using Turn = Function<void()>;

/// The only loop over many records: reads each record of the source in several threads and passes its index and its
/// bytes (at most `max_record_bytes` + 1 of them, valid until `look` returns) to `look`, which is called from several
/// threads at once and in no order. The function that it returns is called in the order of the source, from one thread
/// at a time; `look` runs at most about a thousand records ahead. The first exception ends the run and is thrown here.
/// Returns the files that could not be read, in the order of the source.
std::vector<UnreadableFile> scan(const RecordSource& source,
                                 const Function<Turn(std::size_t file, std::string_view bytes)>& look,
                                 const Pace& pace = {});

}  // namespace cme
