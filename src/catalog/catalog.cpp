// SPDX-License-Identifier: MIT
#include "cme/catalog/catalog.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "cme/base/files.hpp"

namespace cme {
namespace {

/// Calls `work` for 0 to `count` - 1 from one thread a core. The first exception ends the run and is thrown here.
void for_each_index(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto run = [&] {
    try {
      for (std::size_t index = next++; index < count; index = next++) {
        work(index);
      }
    } catch (...) {
      next = count;
      const std::scoped_lock lock(failure_mutex);
      failure = failure ? failure : std::current_exception();
    }
  };
  {
    const std::size_t threads = std::min<std::size_t>(count, std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < threads; ++i) {
      others.emplace_back(run);
    }
    run();
  }
  if (failure) {
    std::rethrow_exception(failure);
  }
}

}  // namespace

std::vector<UnreadableFile> for_each_record(const std::vector<std::string>& paths, const RuleContext& context,
                                            const std::function<void(std::size_t, LoadedRecord)>& take) {
  std::vector<std::pair<std::size_t, std::string>> failures;
  std::mutex failures_mutex;
  for_each_index(paths.size(), [&](std::size_t index) {
    const Result<std::string> bytes = read_file(paths[index], max_record_bytes);
    if (bytes) {
      take(index, load_record(paths[index], *bytes, context));
    } else {
      const std::scoped_lock lock(failures_mutex);
      failures.emplace_back(index, bytes.error());
    }
  });
  std::ranges::sort(failures);
  std::vector<UnreadableFile> unreadable;
  unreadable.reserve(failures.size());
  for (auto& [index, reason] : failures) {
    unreadable.push_back({.path = paths[index], .reason = std::move(reason)});
  }
  return unreadable;
}

}  // namespace cme
