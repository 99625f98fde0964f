// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "query/search_index.hpp"

namespace cme::test {

/// An index in memory of texts that come from no file, under keys below 1,000.
class TextIndex {
 public:
  TextIndex() { index_.set_file_count(1'000); }

  void add(std::size_t key, const SearchText& text) { add(key, SearchRecord{.text = text}); }

  void add(std::size_t key, const SearchRecord& record) {
    index_.put(key, {}, index_.prepare(record));
    index_.finish();
  }

  [[nodiscard]] const SearchIndex& index() const { return index_; }

  [[nodiscard]] std::vector<SearchHit> find(const Query& query) const { return index_.find(query); }

 private:
  SearchIndex index_;
};

}  // namespace cme::test
