// SPDX-License-Identifier: MIT
#include "cme/catalog/catalog.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>
#include <stdexcept>

namespace cme {
namespace {

const RuleContext context{.today = Date::parse("2026-01-15").value()};

/// A folder with `count` files of which each holds its number, and one path to a file that is not there.
class ForEachRecord : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) /
              ("cme-catalog-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::create_directories(folder_);
    for (int i = 0; i < 50; ++i) {
      const std::filesystem::path path = folder_ / (std::to_string(1000 + i) + ".yaml");
      std::ofstream(path) << "id: " << 1000 + i << "\n";
      paths_.push_back(path.string());
    }
    paths_.insert(paths_.begin() + 20, (folder_ / "gone.yaml").string());
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
  std::vector<std::string> paths_;
};

TEST_F(ForEachRecord, HandsOverEachFileOnceWithItsPlace) {
  std::mutex mutex;
  std::set<std::size_t> seen;
  const auto unreadable = for_each_record(paths_, context, [&](std::size_t index, const LoadedRecord& record) {
    const std::scoped_lock lock(mutex);
    EXPECT_EQ(record.path, paths_.at(index));
    EXPECT_TRUE(record.id);
    EXPECT_TRUE(seen.insert(index).second);
  });
  EXPECT_EQ(seen.size(), 50U);
  ASSERT_EQ(unreadable.size(), 1U);
  EXPECT_EQ(unreadable.front().path, paths_.at(20));
  EXPECT_FALSE(unreadable.front().reason.empty());
}

TEST_F(ForEachRecord, ThrowsWhatItsTakerThrows) {
  EXPECT_THROW(
      for_each_record(paths_, context, [](std::size_t, const LoadedRecord&) { throw std::runtime_error("enough"); }),
      std::runtime_error);
}

}  // namespace
}  // namespace cme
