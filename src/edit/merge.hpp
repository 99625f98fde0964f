// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// News of a record, completed by what the record says beside them.
struct MergedNews {
  Activity news;
  std::vector<std::string> removed;  ///< what the record would lose: "the supporter \"Example Implants Ltd\""
};

/// Completes values that have parts by those parts of `old` that the source of `news`, a cell or a page, cannot say or
/// did not: the names of supporters, the types and amounts of credit, a board's own credit, for whom a price is, other
/// types of approval. What is lost all the same is in `removed`: parts that the news contradict, and items of a list
/// that has got shorter.
MergedNews merge_news(const Activity& old, Activity news);

}  // namespace cme
