// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>

#include "base/function.hpp"

namespace cme {

/// How a run over many files proceeds.
struct Pace {
  std::optional<std::size_t> jobs = {};  ///< threads that read; one per core if absent
  /// Called occasionally with the number of finished files, from one thread at a time; may be empty.
  Function<void(std::size_t done)> on_progress = {};
};

/// Calls `work` once in each of `jobs` threads (one per core if absent), but at most `most`: this thread, and as many
/// others as the system allows. `work` must not throw.
void run_in_threads(std::optional<std::size_t> jobs, std::size_t most, const Function<void()>& work);

/// Calls `work` for 0 to `count` - 1, from several threads and in no order. The first exception ends the run and is
/// thrown here.
void for_each_index(std::size_t count, const Function<void(std::size_t)>& work, const Pace& pace);

}  // namespace cme
