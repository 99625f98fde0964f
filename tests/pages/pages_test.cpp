// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/ascii.hpp"
#include "cme/record/encode.hpp"
#include "cme/record/load.hpp"
#include "import/page/directory_page.hpp"
#include "lost_words.hpp"
#include "tests/checkout_copy.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;
using test::read_text;

const fs::path folder = fs::path(CME_SOURCE_DIR) / "tests/pages";

std::vector<fs::path> pages() {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt" || entry.path().extension() == ".html") {
      paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<ImportedActivity> read_page(const std::string& text) {
  return is_html(text) ? parse_directory_html(text) : parse_directory_page(text);
}

std::string warnings_of(const ImportedActivity& read) {
  std::string text;
  for (const auto& [line, message] : read.warnings) {
    text += std::to_string(line) + ": " + message + "\n";
  }
  return text;
}

// CME_UPDATE_EXPECTED=1 writes the files again; read them before you commit them.
void expect_file(const fs::path& path, const std::string& text) {
  if (std::getenv("CME_UPDATE_EXPECTED") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
  }
  EXPECT_EQ(text, read_text(path));
}

/// The text between the tags, as far as the test's own pages need it.
std::string without_tags(std::string text) {
  constexpr std::string_view site[] = {"<head", "<nav", "<footer", "<script", "<!--"};
  constexpr std::string_view site_ends[] = {"</head>", "</nav>", "</footer>", "</script>", "-->"};
  for (std::size_t i = 0; i < std::size(site); ++i) {
    for (std::size_t at = text.find(site[i]); at != std::string::npos; at = text.find(site[i])) {
      text.erase(at, text.find(site_ends[i], at) + site_ends[i].size() - at);
    }
  }
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<')) {
    const std::string tag = text.substr(at, text.find('>', at) + 1 - at);
    const bool is_block = tag.find("span") == std::string::npos && tag.find("em>") == std::string::npos;
    text.replace(at, tag.size(), is_block ? "\n" : "");
  }
  constexpr std::pair<std::string_view, std::string_view> references[] = {
      {"&amp;", "&"}, {"&nbsp;", " "}, {"&ndash;", "–"}, {"&#8217;", "’"}, {"&lt;", "<"}};
  for (const auto& [reference, meant] : references) {
    for (std::size_t at = text.find(reference); at != std::string::npos; at = text.find(reference)) {
      text.replace(at, reference.size(), meant);
    }
  }
  return text;
}

TEST(Pages, BecomeExactlyWhatIsExpected) {
  ASSERT_GE(pages().size(), 10U);
  for (const fs::path& path : pages()) {
    SCOPED_TRACE(path);
    const auto read = read_page(read_text(path));
    ASSERT_TRUE(read) << read.error();
    expect_file(fs::path(path).replace_extension(".yaml"), encode_activity(read->activity));
    expect_file(fs::path(path).replace_extension(".expected"), warnings_of(*read));
    EXPECT_EQ(test::find_broken_round_trip(read->activity), "");
  }
}

TEST(Pages, LoseNoWord) {
  for (const fs::path& path : pages()) {
    SCOPED_TRACE(path);
    const std::string bytes = read_text(path);
    const auto read = read_page(bytes);
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(test::find_lost_words(is_html(bytes) ? without_tags(bytes) : bytes, *read), "");
  }
}

TEST(Pages, TheLossOfAnyWordWouldBeSeen) {
  const std::string page = read_text(folder / "14389.txt");
  auto read = parse_directory_page(page);
  ASSERT_TRUE(read);
  read->activity.description.back().text.erase(0, std::string_view("It ").size());
  EXPECT_EQ(test::find_lost_words(page, *read), "it ");
  read->activity.approvals.front().boards.pop_back();
  read->activity.expires = std::nullopt;
  EXPECT_EQ(test::find_lost_words(page, *read), "2028 4 it september urology ");
}

TEST(Pages, MayHaveWordsThatAreRunTogetherWithLabels) {
  for (const std::string_view line :
       {"CME Credit Typees June 1, as it ies\n", "Fee\nIn all 2024Format\n\n\nType\nes\n"}) {
    const std::string page = fmt::format("Activity ID 9{}", line);
    const auto read = parse_directory_page(page);
    ASSERT_TRUE(read) << read.error();
    EXPECT_EQ(test::find_lost_words(page, *read), "");
    EXPECT_EQ(test::find_lost_words(page + "es\n", *read), "es ");
  }
}

TEST(Pages, MayHaveNumbersWithCommas) {
  const std::string page = "Activity ID 9Fee\n$15,026.3\n";
  const auto read = parse_directory_page(page);
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(test::find_lost_words(page, *read), "");
  EXPECT_EQ(test::find_lost_words(page + "15\n", *read), "15 ");
}

TEST(Pages, TheSeedIsTheRecordThatShips) {
  const auto read = parse_directory_page(read_text(folder / "14389.txt"));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(warnings_of(*read), "");
  const LoadOptions options{.rules = RuleContext{.today = Date(std::chrono::January / 15 / 2026)}};
  const LoadedRecord record =
      load_record("14389.yaml", read_text(fs::path(CME_SOURCE_DIR) / "records/14389.yaml"), options);
  ASSERT_TRUE(record.activity);
  Activity expected = *record.activity;
  expected.title = std::nullopt;
  expected.url = std::nullopt;
  EXPECT_EQ(encode_activity(read->activity), encode_activity(expected));
  EXPECT_TRUE(read->activity == expected);
}

TEST(Pages, CarriageReturnsChangeNothing) {
  for (const fs::path& path : pages()) {
    SCOPED_TRACE(path);
    const std::string bytes = read_text(path);
    const auto read = read_page(bytes);
    ASSERT_TRUE(read);
    for (const std::string_view line_break : {"\r\n", "\r"}) {
      std::string changed;
      for (const std::string_view line : split(bytes, '\n')) {
        changed.append(changed.empty() ? "" : line_break).append(line);
      }
      const auto again = is_html(bytes) ? parse_directory_html(changed) : parse_directory_page(changed);
      ASSERT_TRUE(again) << again.error();
      EXPECT_TRUE(again->activity == read->activity);
    }
  }
}

}  // namespace
}  // namespace cme
