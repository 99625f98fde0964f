// SPDX-License-Identifier: MIT
#include "catalog/catalog.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <new>
#include <set>
#include <stdexcept>

namespace cme {
namespace {

namespace fs = std::filesystem;

const LoadOptions options{.rules = RuleContext{.today = Date::parse("2026-01-15").value()}};

constexpr std::size_t record_count = 2'000;      // more than may be looked at ahead of the turns
constexpr std::size_t gone[] = {20, 21, 1'500};  // the places of files that are not there
constexpr std::size_t job_counts[] = {1, 2, 8};

/// A folder with small records, each with an id of its own.
class Catalog : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = fs::temp_directory_path() / ("cme-catalog-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
    for (std::size_t i = 0; i < record_count; ++i) {
      const fs::path path = folder_ / (std::to_string(10'000 + i) + ".yaml");
      paths_.push_back(path.string());
      if (!is_gone(i)) {
        std::ofstream(path) << "id: " << 10'000 + i << "\n";
      }
    }
  }
  static void TearDownTestSuite() {
    fs::remove_all(folder_);
    paths_.clear();
  }

  static bool is_gone(std::size_t file) { return std::ranges::find(gone, file) != std::end(gone); }

  static void expect_the_gone(const std::vector<UnreadableFile>& unreadable) {
    ASSERT_EQ(unreadable.size(), std::size(gone));
    for (std::size_t i = 0; i < unreadable.size(); ++i) {
      EXPECT_EQ(unreadable[i].path, paths_[gone[i]]);
      EXPECT_EQ(unreadable[i].reason, "no such file or directory");
    }
  }

  static fs::path folder_;
  static std::vector<std::string> paths_;
};

fs::path Catalog::folder_;
std::vector<std::string> Catalog::paths_;

TEST_F(Catalog, HandsOverEachRecordOnceWithItsPlace) {
  for (const std::size_t jobs : job_counts) {
    SCOPED_TRACE(jobs);
    std::mutex mutex;
    std::set<std::size_t> seen;
    const auto take = [&](std::size_t file, const LoadedRecord& record) {
      const std::scoped_lock lock(mutex);
      EXPECT_EQ(record.path, paths_.at(file));
      EXPECT_EQ(record.id, 10'000 + file);
      EXPECT_TRUE(seen.insert(file).second);
    };
    expect_the_gone(for_each_record(paths_, options, take, {.jobs = jobs}));
    EXPECT_EQ(seen.size(), record_count - std::size(gone));
  }
}

TEST_F(Catalog, GivesEachRecordItsTurnInTheOrderOfThePaths) {
  for (const std::size_t jobs : job_counts) {
    SCOPED_TRACE(jobs);
    std::vector<std::size_t> order;  // without a lock: turns do not meet
    const auto look = [&](std::size_t file, const LoadedRecord&) -> Turn {
      return file % 2 == 0 ? Turn([&order, file] { order.push_back(file); }) : Turn();
    };
    expect_the_gone(for_each_record_in_turn(paths_, options, look, {.jobs = jobs}));
    EXPECT_EQ(order.size(), record_count / 2 - 2);
    EXPECT_TRUE(std::ranges::is_sorted(order));
  }
}

TEST_F(Catalog, LooksNoMoreThanAWindowAhead) {
  std::atomic<std::size_t> looked_at = 0;
  std::size_t turns = 0;
  std::size_t most_ahead = 0;
  const auto look = [&](std::size_t, const LoadedRecord&) -> Turn {
    ++looked_at;
    return [&] { most_ahead = std::max(most_ahead, looked_at - ++turns); };
  };
  for_each_record_in_turn(paths_, options, look, {.jobs = 8});
  EXPECT_EQ(turns, record_count - std::size(gone));
  EXPECT_LE(most_ahead, 64U * 16U);
}

TEST_F(Catalog, ThrowsWhatItsTakerThrows) {
  for (const std::size_t jobs : job_counts) {
    SCOPED_TRACE(jobs);
    const auto take = [](std::size_t, const LoadedRecord&) { throw std::runtime_error("enough"); };
    EXPECT_THROW(for_each_record(paths_, options, take, {.jobs = jobs}), std::runtime_error);
  }
}

TEST_F(Catalog, HasNoTurnBehindOneThatThrows) {
  for (const std::size_t jobs : job_counts) {
    SCOPED_TRACE(jobs);
    std::size_t last = 0;
    const auto look = [&](std::size_t file, const LoadedRecord&) -> Turn {
      return [&last, file] {
        last = file;
        if (file == 100) {
          throw std::runtime_error("enough");
        }
      };
    };
    EXPECT_THROW(for_each_record_in_turn(paths_, options, look, {.jobs = jobs}), std::runtime_error);
    EXPECT_EQ(last, 100U);
  }
}

TEST_F(Catalog, TellsHowFarItIs) {
  std::vector<std::size_t> told;
  for_each_record(paths_, options, [](std::size_t, const LoadedRecord&) {},
                  {.jobs = 2, .on_progress = [&](std::size_t done) { told.push_back(done); }});
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_GT(told.size(), 100U);
  EXPECT_EQ(told.back(), record_count);
}

TEST_F(Catalog, HandsOverTheBytesOfFiles) {
  std::atomic<std::size_t> bytes_seen = 0;
  const auto unreadable = for_each_file(paths_, [&](std::size_t file, std::string_view bytes) {
    EXPECT_EQ(bytes, "id: " + std::to_string(10'000 + file) + "\n");
    bytes_seen += bytes.size();
  });
  expect_the_gone(unreadable);
  EXPECT_EQ(bytes_seen, (record_count - std::size(gone)) * 10);
}

TEST_F(Catalog, NamesTheFileThatTakesTooMuchMemoryAndGoesOn) {
  const std::vector<std::string> paths(paths_.begin(), paths_.begin() + 10);
  std::size_t taken = 0;
  std::mutex mutex;
  const auto unreadable = for_each_file(paths, [&](std::size_t file, std::string_view) {
    if (file == 3) {
      throw std::bad_alloc();
    }
    const std::lock_guard lock(mutex);
    ++taken;
  });
  ASSERT_EQ(unreadable.size(), 1U);
  EXPECT_EQ(unreadable[0].path, paths[3]);
  EXPECT_EQ(unreadable[0].reason, "out of memory");
  EXPECT_EQ(taken, paths.size() - 1);
}

TEST_F(Catalog, IsDoneAtOnceWithoutFiles) {
  EXPECT_TRUE(for_each_record({}, options, [](std::size_t, const LoadedRecord&) { FAIL(); }).empty());
}

}  // namespace
}  // namespace cme
