// SPDX-License-Identifier: MIT
#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace cme {
namespace {

/// Work for a range of numbers, and its progress.
class SharedWork {
 public:
  SharedWork(std::size_t count, const Function<void(std::size_t)>& work, const Pace& pace)
      : count_(count), work_(work), pace_(pace) {}

  /// Does work that no other thread has started, until everything has been started.
  void do_some() {
    try {
      for (std::size_t index = next_++; index < count_; index = next_++) {
        work_(index);
        report_progress(++done_);
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  /// Rethrows the exception that ended the work, if there was one.
  void rethrow() const {
    if (failure_) {
      std::rethrow_exception(failure_);
    }
  }

 private:
  void report_progress(std::size_t done) const {
    if (pace_.on_progress && std::this_thread::get_id() == reporter_) {
      pace_.on_progress(done);
    }
  }

  void fail(std::exception_ptr reason) {
    next_ = count_;
    const std::scoped_lock lock(failure_mutex_);
    failure_ = failure_ ? failure_ : std::move(reason);
  }

  std::size_t count_;
  const Function<void(std::size_t)>& work_;
  const Pace& pace_;
  std::thread::id reporter_ = std::this_thread::get_id();
  std::atomic<std::size_t> next_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::exception_ptr failure_;
  std::mutex failure_mutex_;
};

}  // namespace

void run_in_threads(std::optional<std::size_t> jobs, std::size_t most, const Function<void()>& work) {
  const std::size_t threads = std::min(jobs.value_or(std::max(1U, std::thread::hardware_concurrency())), most);
  std::vector<std::jthread> others;
  try {
    for (std::size_t i = 1; i < threads; ++i) {
      others.emplace_back([&work] { work(); });
    }
  } catch (const std::system_error&) {
    // The system has no more threads: the existing ones do all the work.
  }
  work();
}

void for_each_index(std::size_t count, const Function<void(std::size_t)>& work, const Pace& pace) {
  SharedWork shared(count, work, pace);
  run_in_threads(pace.jobs, count, [&] { shared.do_some(); });
  shared.rethrow();
}

}  // namespace cme
