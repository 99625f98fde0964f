// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <vector>

#include "site/site_counts.hpp"
#include "site/site_entry.hpp"
#include "site/site_frame.hpp"
#include "site/template.hpp"

namespace cme {

std::string index_page(const SiteFrame& frame, const Template& page, const SiteCounts& counts);
std::string search_page(const SiteFrame& frame, const Template& page, const SiteCounts& counts,
                        std::span<const SiteEntry> entries);
std::string not_found_page(const SiteFrame& frame, const Template& page);

// Pages of links to lists, which share a template.
/// `p/index.html` is the last: the pages before are of names that begin alike, if all would be too many for one.
std::vector<SitePage> providers_pages(const SiteFrame& frame, const Template& page, const SiteCounts& counts);
std::string months_page(const SiteFrame& frame, const Template& page, const SiteCounts& counts);

}  // namespace cme
