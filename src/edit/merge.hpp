// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// What the note of the news is.
enum class NewNote : std::uint8_t {
  of_the_office,  ///< the note as it is to be
  of_leftovers,   ///< words that have no place elsewhere, which the old note lacks
};

/// News of a record, completed by what the record says beside them.
struct MergedNews {
  Activity news;
  std::vector<std::string> removed;  ///< what the record would lose: "the supporter \"Example Implants Ltd\""
};

/// Completes values that have parts by those parts of `old` that the source of `news`, a cell or a page, cannot say or
/// did not: the names of supporters, the types and amounts of credit, a board's own credit, for whom a price is, other
/// types of approval. What is lost all the same is in `removed`: parts that the news contradict, and items of a list
/// that has got shorter.
MergedNews merge_news(const Activity& old, Activity news, NewNote note = NewNote::of_the_office);

}  // namespace cme
