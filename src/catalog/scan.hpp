// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/function.hpp"
#include "catalog/parallel.hpp"
#include "catalog/source.hpp"

namespace cme {

/// A file that could not be read, and the reason.
struct UnreadableFile {
  std::string path;
  std::string reason;
};

/// What is left to do with a record when it is its turn; may be empty.
using Turn = Function<void()>;

/// The one loop over many records: reads each record of the source in several threads and hands its place and its bytes
/// (no more than `max_record_bytes` + 1 of them, gone when `look` returns) to `look`, which is called from several
/// threads at once and in no order. What it returns is called in the order of the source, in one thread at a time; no
/// more than about a thousand records are looked at ahead of it. The first exception ends the run and is thrown here.
/// Returns the files that could not be read, in the order of the source.
std::vector<UnreadableFile> scan(const RecordSource& source,
                                 const Function<Turn(std::size_t file, std::string_view bytes)>& look,
                                 const Pace& pace = {});

}  // namespace cme
