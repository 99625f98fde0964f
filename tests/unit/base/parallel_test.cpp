// SPDX-License-Identifier: MIT
#include "base/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <vector>

namespace cme {
namespace {

TEST(RunInThreads, StartsAsManyAsAreAskedForAndNoMoreThanAreUseful) {
  const auto count_threads = [](std::optional<std::size_t> jobs, std::size_t most) {
    std::atomic<std::size_t> threads = 0;
    run_in_threads(jobs, most, [&] { ++threads; });
    return threads.load();
  };
  EXPECT_EQ(count_threads(1, 9), 1U);
  EXPECT_EQ(count_threads(3, 9), 3U);
  EXPECT_EQ(count_threads(3, 2), 2U);
  EXPECT_GE(count_threads({}, 9), 1U);
}

TEST(ForEachIndex, GoesInOrderOnOneThread) {
  std::vector<std::size_t> expected(100);
  std::iota(expected.begin(), expected.end(), 0U);
  std::vector<std::size_t> seen;
  for_each_index(100, [&](std::size_t index) { seen.push_back(index); }, {.jobs = 1});
  EXPECT_EQ(seen, expected);
}

TEST(ForEachIndex, CallsForEachOnce) {
  std::vector<std::atomic<int>> calls(1'000);
  for_each_index(calls.size(), [&](std::size_t index) { ++calls[index]; }, {.jobs = 8});
  for (const std::atomic<int>& count : calls) {
    EXPECT_EQ(count, 1);
  }
}

TEST(ForEachIndex, TellsHowFarItIs) {
  std::vector<std::size_t> reported;
  const Pace pace{.jobs = 1, .on_progress = [&](std::size_t done) { reported.push_back(done); }};
  for_each_index(
      3, [](std::size_t /*index*/) {}, pace);
  EXPECT_EQ(reported, (std::vector<std::size_t>{1, 2, 3}));
}

TEST(ForEachIndex, ThrowsWhatTheWorkThrows) {
  const auto work = [](std::size_t index) {
    if (index == 40) {
      throw std::runtime_error("x");
    }
  };
  for (const std::size_t jobs : {1U, 8U}) {
    EXPECT_THROW(for_each_index(100, work, {.jobs = jobs}), std::runtime_error);
  }
}

}  // namespace
}  // namespace cme
