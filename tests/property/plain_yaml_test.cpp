// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "cme/record/load.hpp"
#include "tests/checkout_copy.hpp"
#include "tests/fuzz/reader_comparison.hpp"
#include "tests/fuzz/record_mutation.hpp"

namespace cme {
namespace {

namespace fs = std::filesystem;

const LoadOptions plain_first{.rules = RuleContext{.today = Date::parse("2026-01-15").value()}};
const LoadOptions by_yaml_cpp{.rules = plain_first.rules, .reader = YamlReader::yaml_cpp};

std::vector<std::string> read_files(const std::vector<fs::path>& paths) {
  std::vector<std::string> texts;
  for (const fs::path& path : paths) {
    std::ifstream stream(path, std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return texts;
}

/// The records below a folder of tests/, in order; in all of tests/ by default.
std::vector<std::string> read_test_records(const fs::path& folder = {}) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(CME_SOURCE_DIR) / "tests" / folder)) {
    if (entry.path().extension() == ".yaml") {
      paths.push_back(entry.path());
    }
  }
  std::ranges::sort(paths);
  return read_files(paths);
}

/// Both readers report the same problems of a record, and read the same values.
void expect_same_answers(const std::string& text) {
  const LoadedRecord record = load_record("7.yaml", text, plain_first);
  const LoadedRecord theirs = load_record("7.yaml", text, by_yaml_cpp);
  EXPECT_EQ(record.findings, theirs.findings) << text;
  EXPECT_EQ(record.id, theirs.id) << text;
  EXPECT_EQ(record.activity, theirs.activity) << text;
  EXPECT_EQ(record.allowances.size(), theirs.allowances.size()) << text;
}

TEST(Readers, SayTheSameOfAllRecordsOfTheTests) {
  std::size_t accepted = 0;
  for (const auto& texts :
       {read_files(test::shipped_records()), read_test_records("records"), read_test_records("fuzz/corpus")}) {
    for (const std::string& text : texts) {
      expect_same_answers(text);
      if (test::is_readable_text(text)) {
        const test::ReaderComparison comparison = test::compare_readers(text);
        EXPECT_EQ(comparison.difference, "") << text;
        accepted += comparison.is_accepted ? 1U : 0U;
      }
    }
  }
  EXPECT_GE(accepted, 100U);
}

TEST(Readers, SayTheSameOfChangedRecords) {
  const std::uint32_t seed = std::random_device()();
  std::cout << "seed " << seed << '\n';
  std::mt19937 random(seed);
  for (const std::string& text : read_files(test::shipped_records())) {
    for (int i = 0; i < 3; ++i) {
      expect_same_answers(test::mutate_record(text, static_cast<std::uint32_t>(random())));
    }
  }
}

/// The text with Windows line ends, in all of its lines or in some.
std::string with_windows_line_ends(const std::string& text, std::mt19937& random) {
  const bool in_all = random() % 2 == 0;
  std::string changed;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_whole = i > 0 && text[i - 1] == '\r';
    if (text[i] == '\n' && !is_whole && (in_all || random() % 2 == 0)) {
      changed += '\r';
    }
    changed += text[i];
  }
  return changed;
}

TEST(Readers, MakeTheSameTreesOfChangedRecords) {
  const std::uint32_t seed = std::random_device()();
  std::cout << "seed " << seed << '\n';
  std::mt19937 random(seed);
  std::vector<std::string> texts = read_test_records();
  for (const std::string& text : read_files(test::shipped_records())) {
    texts.push_back(text);
  }
  constexpr std::size_t changed = 3'000;
  std::size_t accepted = 0;
  for (std::size_t i = 0; i < changed; ++i) {
    std::string text = test::mutate_record(texts[random() % texts.size()], static_cast<std::uint32_t>(random()));
    if (i % 2 == 1) {
      text = with_windows_line_ends(text, random);
    }
    if (test::is_readable_text(text)) {
      const test::ReaderComparison comparison = test::compare_readers(text);
      EXPECT_EQ(comparison.difference, "") << text;
      accepted += comparison.is_accepted ? 1U : 0U;
    }
  }
  // Where nothing is accepted, nothing is compared.
  EXPECT_GE(accepted, changed / 5);
}

}  // namespace
}  // namespace cme
