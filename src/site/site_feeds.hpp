// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "site/site_pages.hpp"

namespace cme {

/// The newest activities as Atom (RFC 4287), at most 50. `folder` is where the feed is: empty, or `b/radiology/`. The
/// settings have a `base_url`.
std::string atom_feed(const SiteSettings& settings, std::string_view title, std::string_view folder,
                      std::span<const SiteEntry* const> entries);

/// The expiration dates as a calendar: an event for each activity or, if there are very many, for each day. An activity
/// has the same UID in all calendars; a day has a different one in each list's calendar. `folder` is where the calendar
/// is; `entries` are in the order of the site.
std::string expiry_calendar(const SiteSettings& settings, std::string_view title, std::string_view folder,
                            std::span<const SiteEntry* const> entries);

/// sitemap.xml, and the files that it refers to if one cannot hold all addresses.
std::vector<SitePage> sitemaps(const SiteSettings& settings, std::span<const SiteEntry> entries,
                               const std::vector<std::string>& other_pages);

}  // namespace cme
