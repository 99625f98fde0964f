// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cme/base/result.hpp"
#include "cme/model/activity.hpp"

namespace cme {

/// The parts of an activity that are searched; `title:word` names one.
enum class SearchColumn : std::uint8_t { title, keywords, objectives, provider, description, disclaimers };

inline constexpr std::size_t search_column_count = 6;

/// One thing a query asks for.
struct QueryTerm {
  std::string text;                    ///< a word, or several that must follow one another
  bool is_prefix = false;              ///< the last word may go on
  bool is_excluded = false;            ///< must not occur
  std::optional<SearchColumn> column;  ///< only there

  bool operator==(const QueryTerm&) const = default;
};

/// Reads a query: words that must all occur, `"a phrase"`, `-word`, `prefix*`, `title:word`. Anything else is
/// punctuation. Fails if it asks for no word.
Result<std::vector<QueryTerm>> parse_query(std::string_view text);

/// The text of an activity's columns, in the order of SearchColumn.
using SearchText = std::array<std::string, search_column_count>;

SearchText search_text(const Activity& activity);

/// One activity found.
struct SearchHit {
  std::size_t key = 0;  ///< as it was added
  std::size_t row = 0;  ///< where the index that found it keeps its text

  bool operator==(const SearchHit&) const = default;
};

/// The marks around a match in a snippet: characters that no snippet has otherwise.
inline constexpr char match_begin = '\x02';
inline constexpr char match_end = '\x03';

/// Full-text search (SQLite FTS5, in memory): English stems; case, accents and typographic marks folded.
class SearchIndex {
 public:
  SearchIndex();
  ~SearchIndex();
  SearchIndex(SearchIndex&&) noexcept;
  SearchIndex& operator=(SearchIndex&&) noexcept;

  /// Adds one text under a key of the caller's. Throws Error if SQLite fails, as from want of memory.
  void add(std::size_t key, const SearchText& text);

  /// All that match, best first (bm25, a word in title or keywords weighs more); equals in order of their keys.
  [[nodiscard]] std::vector<SearchHit> find(const std::vector<QueryTerm>& query) const;

  /// Some words of the hit's text around its matches, on one line, each match between `match_begin` and `match_end`,
  /// with … where the text goes on. The rest is the record's own text: `printable` makes it safe for a terminal.
  [[nodiscard]] std::string snippet(const SearchHit& hit, const std::vector<QueryTerm>& query) const;

 private:
  struct Database;
  std::unique_ptr<Database> database_;
};

}  // namespace cme
