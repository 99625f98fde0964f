// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "site/site_entry.hpp"
#include "site/site_folder.hpp"
#include "site/site_frame.hpp"
#include "site/template.hpp"

namespace cme {

/// The texts of a list, without its rows.
struct SiteList {
  std::string folder;         ///< `b/radiology/`
  std::string file;           ///< `index.html`
  std::string kicker;         ///< `ABMS member board, ABR`
  std::string heading;        ///< `Radiology`, `Radiology, September 2028`
  std::string group_heading;  ///< `Radiology`
  std::string about;          ///< `approved by the American Board of Radiology`
  std::string search;         ///< `search.html#b=radiology`; may be empty
  Crumbs crumbs;
  bool has_feeds = false;
  bool is_of_month = false;
};

/// `expire on this day`.
std::string about_expiring(std::size_t count, std::string_view when);

/// The rows of activities, each printed once for the many lists that it is in.
class PrintedRows {
 public:
  /// The rows of the entries, which must stay where they are, on list pages as deep in the site as those of boards,
  /// formats and providers.
  PrintedRows(const Template& page, std::span<const SiteEntry> entries, const ForEachIndex& for_each);

  /// The row of an entry on a page with this way to the root; null if it must be printed with its page.
  [[nodiscard]] const PrintedItem* find(const SiteEntry& entry, std::string_view root) const;

 private:
  std::span<const SiteEntry> entries_;
  std::vector<std::optional<PrintedItem>> rows_;
};

/// The pages of a list: one, or if that would be too long, one with the months and one for each of them. A month is
/// split into days in the same way, and a day by how the titles begin. `entries` are some of those of `rows`, in the
/// order of the site.
std::vector<SitePage> list_pages(const SiteFrame& frame, const Template& page, const SiteList& list,
                                 std::span<const SiteEntry* const> entries, const PrintedRows& rows);

/// The page for a frame on another site. `entries` are in the order of the site.
std::string embed_page(const SiteFrame& frame, const Template& page, const SiteList& list, std::string_view address,
                       std::span<const SiteEntry* const> entries);

}  // namespace cme
