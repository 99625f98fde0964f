// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <vector>

#include "catalog/scan.hpp"

namespace cme {

/// Distributes batches of work to several threads, and has the rest of the work for each batch done in order. A thread
/// that is too far ahead waits, so that only a window of batches is kept. May be called from several threads at once.
class Turns {
 public:
  explicit Turns(std::size_t batches) : batches_(batches), waiting_(window) {}

  /// The next batch to work on; nothing when there is none left, or the run has failed.
  std::optional<std::size_t> claim();

  /// Accepts the rest of the work for a claimed batch, and does it, with everything that waited for it, when its turn
  /// has come.
  void finish(std::size_t batch, std::vector<Turn> turns);

  /// Ends the run: nothing more is distributed or done.
  void fail(std::exception_ptr reason);

  /// Throws the first reason that was given to `fail`, if any.
  void rethrow() const;

 private:
  static constexpr std::size_t window = 64;

  std::mutex mutex_;
  std::condition_variable moved_on_;
  std::size_t batches_;
  std::size_t claimed_ = 0;
  std::size_t done_ = 0;                                   ///< batches that are finished
  bool is_someone_at_it_ = false;                          ///< whether a thread is doing turns
  std::vector<std::optional<std::vector<Turn>>> waiting_;  ///< indexed by batch number modulo `window`
  std::exception_ptr failure_;
};

}  // namespace cme
