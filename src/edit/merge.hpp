// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cme/model/activity.hpp"

namespace cme {

/// What the source of new values did not say about them, so that the record decides.
struct Unsaid {
  bool has_leftovers = false;    ///< the note is text that fits no other key, to be added to the old note
  bool rest_of_credits = false;  ///< each amount is that of one type of credit; nothing is said about other types
  bool rest_of_fee = false;      ///< each price is that of one audience; nothing is said about others
  bool currency = false;         ///< a price in dollars may be in another currency
  bool approval_type = false;    ///< the boards may have given any type of approval
  bool commas = false;           ///< a comma between two keywords may be in one
};

/// New values for a record, completed with what the record already says.
struct MergedNews {
  Activity news;
  std::vector<std::string> removed;  ///< what the record would lose: "the supporter \"Example Implants Ltd\""
};

/// The values of a row for the record `old`, completed with a map's values for all rows where the record has none.
/// `all` is the row with both. A map's type of credit is that of the row's amounts unless the record has other types.
Activity completed_news(const Activity& old, Activity said, const Activity& all);

/// Completes values that have parts with those parts of `old` that the source of `news` (a cell or a page) cannot
/// express or did not: the names of supporters and what they gave, the types and amounts of credit, a board's own
/// credit, who pays a price, other types of approval. What is lost anyway is in `removed`: parts that the news
/// contradict, and items of a list that has become shorter.
MergedNews merge_news(const Activity& old, Activity news, const Unsaid& unsaid = {});

}  // namespace cme
