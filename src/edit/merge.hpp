// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// What the note of the new values is.
enum class NewNote : std::uint8_t {
  of_the_office,  ///< the complete note
  of_leftovers,   ///< text that fits no other key, to be added to the old note
};

/// New values for a record, completed with what the record already says.
struct MergedNews {
  Activity news;
  std::vector<std::string> removed;  ///< what the record would lose: "the supporter \"Example Implants Ltd\""
};

/// Completes values that have parts with those parts of `old` that the source of `news` (a cell or a page) cannot
/// express or did not: the names of supporters, the types and amounts of credit, a board's own credit, who pays a
/// price, other types of approval. What is lost anyway is in `removed`: parts that the news contradict, and items of a
/// list that has become shorter.
MergedNews merge_news(const Activity& old, Activity news, NewNote note = NewNote::of_the_office);

}  // namespace cme
