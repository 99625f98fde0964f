// SPDX-License-Identifier: MIT
#include "cme/catalog/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace cme {

void run_in_threads(std::optional<std::size_t> jobs, std::size_t most, const std::function<void()>& work) {
  const std::size_t threads = std::min(jobs.value_or(std::max(1U, std::thread::hardware_concurrency())), most);
  std::vector<std::jthread> others;
  try {
    for (std::size_t i = 1; i < threads; ++i) {
      others.emplace_back(work);
    }
  } catch (const std::system_error&) {
    // The system has no thread left: those that there are do all the work.
  }
  work();
}

void for_each_index(std::size_t count, const std::function<void(std::size_t)>& work, const Pace& pace) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> done = 0;
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const std::thread::id this_thread = std::this_thread::get_id();
  run_in_threads(pace.jobs, count, [&] {
    try {
      for (std::size_t index = next++; index < count; index = next++) {
        work(index);
        ++done;
        if (pace.on_progress && std::this_thread::get_id() == this_thread) {
          pace.on_progress(done);
        }
      }
    } catch (...) {
      next = count;
      const std::scoped_lock lock(failure_mutex);
      failure = failure ? failure : std::current_exception();
    }
  });
  if (failure) {
    std::rethrow_exception(failure);
  }
}

}  // namespace cme
