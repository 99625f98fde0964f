// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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

/// What an index needs of a record that can be read.
struct SearchRecord {
  SearchText text;
  std::vector<std::string> approval_types;  ///< all but `known_approval_type`, which needs no record to be known
};

SearchRecord search_record(const Activity& activity);

/// The marks around a match in a snippet: characters that no snippet has otherwise.
inline constexpr char match_begin = '\x02';
inline constexpr char match_end = '\x03';

}  // namespace cme
