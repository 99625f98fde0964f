// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/synonyms.hpp"
#include "query/query.hpp"
#include "query/tokenizer.hpp"

namespace cme {

/// Synonyms by what is typed.
class SynonymTable {
 public:
  /// The built-in ones, and a catalog's own.
  explicit SynonymTable(std::span<const Synonym> own);

  /// The query, with the synonyms of each sequence of plain words as alternatives. Appends the additions to `added`.
  /// The synonyms of a synonym are not added.
  [[nodiscard]] Query expand(Query query, std::vector<QueryTerm>& added) const;

  /// Whether a text has synonyms.
  [[nodiscard]] bool has(std::string_view text) const { return find(text) != nullptr; }

  /// The words of a query that have synonyms only together, as they were typed.
  [[nodiscard]] std::vector<std::string> words_of_runs(const Query& query) const;

 private:
  /// How a text is compared: exactly, or by the stems of its words.
  struct Keys {
    std::string letters;
    std::string stems;
  };
  /// Parts of a query that are looked up together, and what they also find, if anything.
  struct Run {
    std::size_t size = 0;
    const std::vector<std::string>* others = nullptr;
  };
  using Others = std::map<std::string, std::vector<std::string>, std::less<>>;

  void add(const Synonym& synonym);
  [[nodiscard]] Keys keys_of(std::string_view text) const;
  [[nodiscard]] const std::vector<std::string>* find(std::string_view text) const;
  [[nodiscard]] Run find_run(const std::vector<Query>& parts, std::size_t first) const;
  [[nodiscard]] std::vector<Query> expand_runs(std::vector<Query> parts, std::vector<QueryTerm>& added) const;

  mutable Tokenizer tokenizer_;
  Others of_abbreviations_;  ///< compared exactly: "AIDS" is not the plural of "aid"
  Others of_words_;          ///< by stems
  std::size_t longest_ = 0;  ///< the longest text with synonyms, in words
};

}  // namespace cme
