// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/function.hpp"
#include "cme/model/activity.hpp"
#include "cme/model/fields.hpp"
#include "site/search_index.hpp"
#include "site/site_entry.hpp"
#include "site/site_folder.hpp"
#include "site/site_pages.hpp"
#include "site/site_theme.hpp"

namespace cme {

/// What is kept of an activity after its page is written.
struct SiteRecord {
  SiteEntry entry;
  std::vector<WeightedTerm> terms;
  std::string csv_row;
  std::string json_line;
};

/// Creates a site from activities, one after another, in a folder.
class Site {
 public:
  Site(const SiteSettings& settings, const SiteTheme& theme, SiteFolder& folder);

  /// Writes the activity's page. May be called from several threads at once.
  [[nodiscard]] SiteRecord write_page(const Activity& activity);

  /// Accepts the result of `write_page`, in the order of the records, from one thread at a time. `file` is the number
  /// of the record's file.
  void keep(std::size_t file, SiteRecord record);

  /// The numbers of two files whose records have the same id, if there are any.
  [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> find_clash() const;

  /// Writes everything except the pages of single activities. The search uses `own_synonyms` in addition to the
  /// built-in ones.
  void write_rest(const ForEachIndex& for_each, std::span<const Synonym> own_synonyms);

  [[nodiscard]] std::size_t size() const { return entries_.size(); }

 private:
  /// Whether no page of this id was written before: `find_clash` finds records with one id when all have been read.
  bool is_first_of(std::uint32_t id);
  /// Calls `write_index` once meanwhile.
  void write_lists(const SiteCounts& counts, const ForEachIndex& for_each, const Function<void()>& write_index);
  void put(const std::vector<SitePage>& pages) const;

  const SiteSettings& settings_;
  const SiteTheme& theme_;
  SiteFolder& folder_;
  SiteFrame frame_;
  SiteTemplates templates_;
  std::vector<Field> fields_;  ///< of the data
  SiteFolder::LargeFile csv_;
  SiteFolder::LargeFile json_lines_;
  SearchIndexBuilder index_;
  std::mutex mutex_;
  std::unordered_set<std::uint32_t> ids_;  ///< of the pages that were written; guarded by `mutex_`
  std::vector<SiteEntry> entries_;
  std::vector<std::uint32_t> documents_;  ///< the order in which they were kept
  std::vector<std::size_t> files_;        ///< in the order in which they were kept
};

}  // namespace cme
