// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "query/query.hpp"
#include "query/search.hpp"

namespace cme {

class QueryPatterns;

/// Shows where a query matches.
class SnippetMaker {
 public:
  explicit SnippetMaker(const std::vector<QueryTerm>& query);
  ~SnippetMaker();
  SnippetMaker(const SnippetMaker&) = delete;
  SnippetMaker& operator=(const SnippetMaker&) = delete;

  /// Some words of the text, from the column that has the most query terms close together, on one line, each match
  /// between `match_begin` and `match_end`, with … where the text continues. Everything else is the record's own text:
  /// `safe_text` makes it safe for a terminal. Safe to call from several threads.
  [[nodiscard]] std::string make(const SearchText& text) const;

 private:
  std::unique_ptr<const QueryPatterns> patterns_;
};

}  // namespace cme
