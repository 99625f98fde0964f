// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "promises.hpp"
#include "tests/checkout_copy.hpp"

namespace cme::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(Fuzz, CorpusKeepsThePromises) {
  const auto files = files_of(fs::path(CME_SOURCE_DIR) / "tests/fuzz/corpus");
  EXPECT_FALSE(files.empty());
  for (const auto& file : files) {
    EXPECT_EQ(find_broken_record_promise(read_text(file)), "") << file;
  }
}

TEST(Fuzz, ShippedRecordsKeepThePromises) {
  for (const auto& file : shipped_records()) {
    EXPECT_EQ(find_broken_record_promise(read_text(file)), "") << file;
  }
}

/// Every cut of a record, as an editor leaves it that saves while one types.
TEST(Fuzz, BeginningsOfARecordKeepThePromises) {
  const auto whole = read_text(fs::path(CME_SOURCE_DIR) / "records/14389.yaml");
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    SCOPED_TRACE(size);
    EXPECT_EQ(find_broken_record_promise(whole.substr(0, size)), "");
  }
}

}  // namespace
}  // namespace cme::test
