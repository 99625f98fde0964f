// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cme/model/terms.hpp"
#include "cme/model/vocabulary.hpp"
#include "settings/site_settings.hpp"
#include "site/site_entry.hpp"
#include "site/site_theme.hpp"
#include "site/template_values.hpp"

namespace cme {

/// A page, or any other file of a site.
struct SitePage {
  std::string address;  ///< from the root
  std::string content;
};

/// What every page shows.
struct SiteFrame {
  const SiteSettings* settings;
  bool has_theme_style = false;

  /// The full name of the catalog: `Example Medical Society CME Catalog`.
  [[nodiscard]] std::string name() const;

  /// The values that `top.html`, `header.html` and `bottom.html` need for the page at `address`.
  [[nodiscard]] TemplateValues values(std::string_view address, std::string_view title) const;
};

/// A provider's activities. Names with the same slug are one provider.
struct SiteProvider {
  std::string slug;
  std::string name;  ///< as most of the records spell it
  std::size_t count = 0;
};

/// What expires in a month.
struct SiteMonth {
  std::size_t count = 0;
  Date last;  ///< the latest day on which something expires

  bool operator==(const SiteMonth&) const = default;
};

/// The counts for the start page, the search page and the lists.
struct SiteCounts {
  explicit SiteCounts(std::span<const SiteEntry> entries);

  std::size_t all = 0;
  std::size_t free = 0;
  std::map<Board, std::size_t> boards;
  std::map<Format, std::size_t> formats;
  std::map<CreditType, std::size_t> credit_types;
  std::map<std::string, SiteMonth> months;  ///< by `month_key`
  std::vector<SiteProvider> providers;      ///< sorted by name
  std::vector<std::string> topics;          ///< a few of the most frequent keywords
};

/// The `most` largest providers, the largest first.
std::vector<SiteProvider> largest_providers(const SiteCounts& counts, std::size_t most);

std::string index_page(const SiteFrame& frame, const Template& page, const SiteCounts& counts);
std::string search_page(const SiteFrame& frame, const Template& page, const SiteCounts& counts,
                        std::span<const SiteEntry> entries);
std::string not_found_page(const SiteFrame& frame, const Template& page);

// Pages of links to lists, which share a template.
std::string providers_page(const SiteFrame& frame, const Template& page, const SiteCounts& counts);
std::string months_page(const SiteFrame& frame, const Template& page, const SiteCounts& counts);

/// `1,234`.
std::string with_commas(std::size_t number);

}  // namespace cme
