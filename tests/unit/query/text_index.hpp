// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "query/search_index.hpp"

namespace cme::test {

/// An index in memory of texts that come from no file, under keys below 1,000.
class TextIndex {
 public:
  TextIndex() {
    for (int number = 1'000; number < 2'000; ++number) names_.push_back(std::to_string(number));
    index_.set_files({names_.begin(), names_.end()});
  }

  void add(std::size_t key, const SearchText& text) { add(key, SearchRecord{.text = text}); }

  void add(std::size_t key, const SearchRecord& record) {
    index_.put(key, {}, index_.prepare(record));
    index_.finish();
  }

  [[nodiscard]] const SearchIndex& index() const { return index_; }

  [[nodiscard]] std::vector<SearchHit> find(const Query& query) const { return index_.find(query); }

 private:
  std::vector<std::string> names_;
  SearchIndex index_;
};

}  // namespace cme::test
