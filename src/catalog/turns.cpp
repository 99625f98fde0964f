// SPDX-License-Identifier: MIT
#include "catalog/turns.hpp"

#include <utility>

namespace cme {

std::optional<std::size_t> Turns::claim() {
  std::unique_lock lock(mutex_);
  if (claimed_ == batches_) {
    return std::nullopt;
  }
  const std::size_t batch = claimed_++;
  // No thread waits forever: the batch that all wait for was claimed by a thread that did not wait.
  moved_on_.wait(lock, [&] { return failure_ || batch < done_ + window; });
  return failure_ ? std::nullopt : std::optional(batch);
}

void Turns::finish(std::size_t batch, std::vector<Turn> turns) {
  std::unique_lock lock(mutex_);
  waiting_[batch % window] = std::move(turns);
  if (is_someone_at_it_) {
    return;
  }
  // Stays true if a turn throws: no other may follow.
  is_someone_at_it_ = true;
  while (!failure_ && waiting_[done_ % window]) {
    const std::vector<Turn> now = *std::exchange(waiting_[done_ % window], std::nullopt);
    lock.unlock();
    for (const Turn& turn : now) {
      turn();
    }
    lock.lock();
    ++done_;
    moved_on_.notify_all();
  }
  is_someone_at_it_ = false;
}

void Turns::fail(std::exception_ptr reason) {
  const std::scoped_lock lock(mutex_);
  if (!failure_) {
    failure_ = std::move(reason);
  }
  moved_on_.notify_all();
}

void Turns::rethrow() const {
  if (failure_) {
    std::rethrow_exception(failure_);
  }
}

}  // namespace cme
