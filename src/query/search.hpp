// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// The parts of an activity whose words are searched. Only `disclaimers:word` searches the disclaimers, because they
/// are almost the same in most records.
enum class SearchColumn : std::uint8_t { title, keywords, objectives, provider, description, disclaimers };

inline constexpr std::size_t search_column_count = 6;

/// The text of an activity's columns, in the order of SearchColumn.
using SearchText = std::array<std::string, search_column_count>;

SearchText search_text(const Activity& activity);

/// What an index needs of a record that can be read.
struct SearchRecord {
  SearchText text = {};
  std::vector<std::string> codes = {};           ///< see `query/codes.hpp`
  std::vector<std::string> approval_types = {};  ///< all except `known_approval_type`, which is always known
};

SearchRecord search_record(const Activity& activity);

/// The marks around a match in a snippet: characters that no snippet has otherwise.
inline constexpr char match_begin = '\x02';
inline constexpr char match_end = '\x03';

}  // namespace cme
