// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>  // mkdtemp is POSIX

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/search_index.hpp"

namespace cme::test {

/// The records of a folder by their names: what their descriptions say, or nothing if they are broken.
using Records = std::map<std::string, std::optional<std::string>>;

/// What an index finds among some records by every query: their keys and scores.
using Answers = std::vector<std::vector<std::pair<std::size_t, double>>>;

/// A folder of its own with an index in it.
class IndexFolder : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (std::filesystem::temp_directory_path() / "cme-index-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = std::filesystem::canonical(name);
    write({});
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] IndexFile file() const { return {(folder_ / "index").string(), "/records", "cme of this test"}; }

  void write(std::string_view bytes) const { std::ofstream(file().path, std::ios::binary) << bytes; }

  [[nodiscard]] std::string bytes() const {
    std::ifstream stream(file().path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  /// Brings the index up to date and asks it everything.
  static Answers ask(SearchIndex& index, const Records& records) {
    index.set_file_count(records.size());
    std::size_t key = 0;
    for (const auto& [name, text] : records) {
      const ContentHash content = hash_content(text ? "text " + *text : "broken");
      if (!index.keep(key, content)) index.put(key, content, record(index, text));
      ++key;
    }
    index.finish();
    Answers answers;
    for (const std::string_view query : {"lung", "lung cancer", "\"lung cancer\"", "skin -lung", "can*", "heart",
                                         "care lung", "description:a", "word*"}) {
      const Query terms = parse_query(query).value();
      answers.emplace_back();
      for (const SearchHit& hit : index.find(terms)) answers.back().emplace_back(hit.key, hit.score.total);
    }
    return answers;
  }

  /// The same by the kept index, and lets the changes last.
  [[nodiscard]] Answers ask_kept(const Records& records) const {
    SearchIndex index(file(), IndexAccess::read_first);
    Answers answers = ask(index, records);
    index.commit();
    return answers;
  }

  static Answers ask_memory(const Records& records) {
    SearchIndex index;
    return ask(index, records);
  }

 private:
  static std::optional<IndexedRecord> record(const SearchIndex& index, const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    SearchRecord record;
    record.text[static_cast<std::size_t>(SearchColumn::description)] = *text;
    return index.prepare(record);
  }

  std::filesystem::path folder_;
};

}  // namespace cme::test
