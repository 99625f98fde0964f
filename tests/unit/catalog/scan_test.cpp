// SPDX-License-Identifier: MIT
#include "catalog/scan.hpp"

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

#include "repository.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t record_count = 2'000;      // more than may be looked at ahead of the turns
constexpr std::size_t gone[] = {20, 21, 1'500};  // the places of files that are not there
constexpr std::size_t job_counts[] = {1, 2, 8};

/// A folder with small records, each with an id of its own.
class Scan : public testing::Test {
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

fs::path Scan::folder_;
std::vector<std::string> Scan::paths_;

TEST_F(Scan, HandsOverEachRecordOnceWithItsPlace) {
  for (const std::size_t jobs : job_counts) {
    SCOPED_TRACE(jobs);
    std::mutex mutex;
    std::set<std::size_t> seen;
    const auto look = [&](std::size_t file, std::string_view bytes) {
      const std::scoped_lock lock(mutex);
      EXPECT_EQ(bytes, "id: " + std::to_string(10'000 + file) + "\n");
      EXPECT_TRUE(seen.insert(file).second);
      return Turn();
    };
    expect_the_gone(scan(RecordSource(paths_), look, {.jobs = jobs}));
    EXPECT_EQ(seen.size(), record_count - std::size(gone));
  }
}

TEST_F(Scan, GivesEachRecordItsTurnInTheOrderOfThePaths) {
  for (const std::size_t jobs : job_counts) {
    SCOPED_TRACE(jobs);
    std::vector<std::size_t> order;  // without a lock: turns do not meet
    const auto look = [&](std::size_t file, std::string_view) -> Turn {
      return file % 2 == 0 ? Turn([&order, file] { order.push_back(file); }) : Turn();
    };
    expect_the_gone(scan(RecordSource(paths_), look, {.jobs = jobs}));
    EXPECT_EQ(order.size(), record_count / 2 - 2);
    EXPECT_TRUE(std::ranges::is_sorted(order));
  }
}

TEST_F(Scan, LooksNoMoreThanAWindowAhead) {
  std::atomic<std::size_t> looked_at = 0;
  std::size_t turns = 0;
  std::size_t most_ahead = 0;
  const auto look = [&](std::size_t, std::string_view) -> Turn {
    ++looked_at;
    return [&] { most_ahead = std::max(most_ahead, looked_at - ++turns); };
  };
  scan(RecordSource(paths_), look, {.jobs = 8});
  EXPECT_EQ(turns, record_count - std::size(gone));
  EXPECT_LE(most_ahead, 64U * 16U);
}

TEST_F(Scan, ThrowsWhatItsTakerThrows) {
  for (const std::size_t jobs : job_counts) {
    SCOPED_TRACE(jobs);
    const auto look = [](std::size_t, std::string_view) -> Turn { throw std::runtime_error("enough"); };
    EXPECT_THROW(scan(RecordSource(paths_), look, {.jobs = jobs}), std::runtime_error);
  }
}

TEST_F(Scan, HasNoTurnBehindOneThatThrows) {
  for (const std::size_t jobs : job_counts) {
    SCOPED_TRACE(jobs);
    std::size_t last = 0;
    const auto look = [&](std::size_t file, std::string_view) -> Turn {
      return [&last, file] {
        last = file;
        if (file == 100) {
          throw std::runtime_error("enough");
        }
      };
    };
    EXPECT_THROW(scan(RecordSource(paths_), look, {.jobs = jobs}), std::runtime_error);
    EXPECT_EQ(last, 100U);
  }
}

TEST_F(Scan, TellsHowFarItIs) {
  std::vector<std::size_t> reported;
  scan(RecordSource(paths_), [](std::size_t, std::string_view) { return Turn(); },
       {.jobs = 2, .on_progress = [&](std::size_t done) { reported.push_back(done); }});
  EXPECT_TRUE(std::ranges::is_sorted(reported));
  EXPECT_GT(reported.size(), 100U);
  EXPECT_EQ(reported.back(), record_count);
}

TEST_F(Scan, ReadsATextAfterTheFiles) {
  RecordSource source({paths_[1], paths_[2]});
  source.add_text("<stdin>", "id: 7\n");
  std::vector<std::string> read;
  const auto look = [&](std::size_t file, std::string_view bytes) -> Turn {
    return [&read, text = source[file] + (source.is_text(file) ? " (text) " : " ") + std::string(bytes)] {
      read.push_back(text);
    };
  };
  EXPECT_TRUE(scan(source, look).empty());
  EXPECT_EQ(read, (std::vector<std::string>{paths_[1] + " id: 10001\n", paths_[2] + " id: 10002\n",
                                            "<stdin> (text) id: 7\n"}));
}

TEST_F(Scan, ReadsWhatIsLeftOfASource) {
  RecordSource without_text({paths_[1], paths_[2]});
  without_text.add_text("<stdin>", "id: 7\n");
  RecordSource without_file = without_text;
  without_text.erase_if([](std::size_t file) { return file == 2; });
  without_file.erase_if([](std::size_t file) { return file == 0; });
  EXPECT_EQ(without_text.size(), 2U);
  EXPECT_FALSE(without_text.is_text(1));
  ASSERT_EQ(without_file.size(), 2U);
  EXPECT_FALSE(without_file.is_text(0));
  ASSERT_TRUE(without_file.is_text(1));
  EXPECT_EQ(RecordReader(without_file).read(1).value_or(""), "id: 7\n");
}

TEST_F(Scan, ReadsARevision) {
  const test::Repository repository;
  std::vector<std::string> paths;
  for (std::size_t i = 100; i < 200; ++i) {
    paths.push_back("records/" + std::to_string(i) + ".yaml");
    repository.write(paths.back(), "id: " + std::to_string(i) + "\n");
  }
  repository.link("records/link.yaml", "100.yaml");
  repository.commit();
  const Git git(repository.root(), test::git_environment());
  const RecordSource source = RecordSource::of_revision(git, "HEAD", "records");
  for (const std::size_t jobs : job_counts) {
    SCOPED_TRACE(jobs);
    std::vector<std::string> seen;
    const auto look = [&](std::size_t file, std::string_view bytes) -> Turn {
      EXPECT_EQ(bytes, "id: " + std::to_string(100 + file) + "\n");
      return [&seen, &source, file] { seen.push_back(source[file]); };
    };
    const std::vector<UnreadableFile> unreadable = scan(source, look, {.jobs = jobs});
    EXPECT_EQ(seen, paths);
    ASSERT_EQ(unreadable.size(), 1U);
    EXPECT_EQ(unreadable[0].path, "records/link.yaml");
    EXPECT_EQ(unreadable[0].reason, "it is a symbolic link, which cme does not follow in a revision");
  }
}

TEST_F(Scan, NamesTheFileThatTakesTooMuchMemoryAndGoesOn) {
  const std::vector<std::string> paths(paths_.begin(), paths_.begin() + 10);
  std::size_t looked_at = 0;
  std::mutex mutex;
  const auto look = [&](std::size_t file, std::string_view) {
    if (file == 3) {
      throw std::bad_alloc();
    }
    const std::lock_guard lock(mutex);
    ++looked_at;
    return Turn();
  };
  const auto unreadable = scan(RecordSource(paths), look);
  ASSERT_EQ(unreadable.size(), 1U);
  EXPECT_EQ(unreadable[0].path, paths[3]);
  EXPECT_EQ(unreadable[0].reason, "out of memory");
  EXPECT_EQ(looked_at, paths.size() - 1);
}

TEST_F(Scan, IsDoneAtOnceWithoutFiles) {
  bool is_called = false;
  const auto look = [&](std::size_t, std::string_view) {
    is_called = true;
    return Turn();
  };
  EXPECT_TRUE(scan(RecordSource(), look).empty());
  EXPECT_FALSE(is_called);
}

}  // namespace
}  // namespace cme
