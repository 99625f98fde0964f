// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/text_numbers.hpp"
#include "model/synonyms.hpp"
#include "site/search_terms.hpp"
#include "site/site_entry.hpp"
#include "site/site_frame.hpp"

namespace cme {

/// The index that the browser searches in: small scripts in `s/`, of which it loads only those that a query needs.
///
/// Activities have numbers, from 0, in the order of the site (the first to expire first). A term is a word; a facet's
/// choice (`b:radiology`, `f:live`, `p:slug`, `t:slug`, `fee:25`, `c:5`); or an order (`s:title`, `s:cr`, `s:fee`: all
/// numbers, in it). The data of a term is written with 64 characters, each 6 bits:
///   of a word      for each activity, ascending: 8 × the distance from the one before + its level; the first from -1
///   of a choice    the distances alone; after `#`, a bit for each activity, where that is shorter
///   of an order    each number in as many characters as the largest needs, after `@`
/// A number is written in parts of 5 bits, the lowest first, all but the last with 32 added.
///
/// `s/tN.js` have the terms, sorted, with what they have, or where it is if it is long: `!`, how many activities, the
/// first and the number of the scripts `s/lN.js` that have it. `s/rN.js` have what is shown of 16 activities each.
/// `s/dir.js` says where the terms begin, and for each day on which activities expire: its distance from the day before
/// (the first from 1970-01-01), and how many they are. `s/syn.js` has the synonyms that `cme search` has, as runs of
/// terms, its American spellings, and the right words that its spelling leaves alone. Each script names the index that
/// it belongs to.
class SearchIndexBuilder {
 public:
  /// The terms of the activity that is added as the `document`-th, from 0.
  void add(const std::vector<WeightedTerm>& terms);

  /// The scripts. `entries` are in the order of the site; the n-th was added as the `documents[n]`-th. `own_synonyms`
  /// are used in addition to the built-in ones.
  std::vector<SitePage> pages(std::span<const SiteEntry> entries, std::span<const std::uint32_t> documents,
                              std::span<const Synonym> own_synonyms);

 private:
  TextNumbers numbers_;
  std::vector<std::uint32_t> hits_;  ///< of each document: 8 × the number of the term + its level
  std::vector<std::size_t> ends_{};  ///< of each document's hits
};

}  // namespace cme
