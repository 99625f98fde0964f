// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "promises.hpp"

namespace cme::test {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> read_pages() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(fs::path(CME_SOURCE_DIR) / "tests/pages")) {
    if (entry.path().extension() == ".txt") {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> pages;
  for (const fs::path& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return pages;
}

std::string join(const std::vector<std::string_view>& lines) {
  std::string text;
  for (const std::string_view line : lines) {
    text.append(line).append("\n");
  }
  return text;
}

/// Every cut of a page, as a copy that went wrong leaves it.
TEST(PageFuzz, BeginningsKeepThePromises) {
  for (const std::string& page : read_pages()) {
    for (std::size_t size = 0; size < page.size(); size += 61) {
      EXPECT_EQ(find_broken_page_promise(page.substr(0, size)), "") << page.substr(0, size);
    }
  }
}

/// Lines in another order, missing, twice, or run together.
TEST(PageFuzz, ShuffledLinesKeepThePromises) {
  const auto pages = read_pages();
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const std::string& page = pages[random() % pages.size()];
    auto lines = split(page, '\n');
    for (int change = 0; change < 4 && lines.size() > 1; ++change) {
      const std::size_t at = random() % lines.size();
      const std::size_t other = random() % lines.size();
      switch (random() % 3) {
        case 0:
          std::swap(lines[at], lines[other]);
          break;
        case 1:
          lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
          break;
        default:
          lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), std::string_view(lines[other]));
      }
    }
    EXPECT_EQ(find_broken_page_promise(join(lines)), "") << join(lines);
  }
}

}  // namespace
}  // namespace cme::test
