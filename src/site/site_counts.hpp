// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "cme/model/terms.hpp"
#include "site/site_entry.hpp"

namespace cme {

/// A provider's activities. Names with the same slug are one provider.
struct SiteProvider {
  std::string slug;
  std::string name;  ///< as most of the records spell it
  std::size_t count = 0;
};

/// What expires in a month.
// NOLINTNEXTLINE(cppcoreguidelines-pro-type-member-init): a date has no default, so that nobody can omit it
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

}  // namespace cme
