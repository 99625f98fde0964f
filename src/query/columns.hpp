// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "query/search.hpp"

namespace cme {

/// One searched part of an activity.
struct SearchColumnInfo {
  SearchColumn column;
  std::string_view name;  ///< in a query, and in SQL
  double weight;          ///< how much a word there counts
};

/// All columns, in the order of SearchColumn. Keywords count only a little more than prose, because many unrelated
/// records have the same list of keywords.
inline constexpr std::array<SearchColumnInfo, search_column_count> search_columns{{
    {SearchColumn::title, "title", 8.0},
    {SearchColumn::keywords, "keywords", 3.0},
    {SearchColumn::objectives, "objectives", 2.0},
    {SearchColumn::provider, "provider", 2.0},
    {SearchColumn::description, "description", 1.0},
    {SearchColumn::disclaimers, "disclaimers", 0.5},
}};

/// The index of `column` in SearchText and in `search_columns`.
constexpr std::size_t column_index(SearchColumn column) {
  return static_cast<std::size_t>(column);
}

}  // namespace cme
