// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/function.hpp"
#include "site/site_entry.hpp"
#include "site/site_frame.hpp"

namespace cme {

/// The newest activities as Atom (RFC 4287), at most 50. `folder` is where the feed is: empty, or `b/radiology/`. The
/// settings have a `base_url`.
std::string atom_feed(const SiteSettings& settings, std::string_view title, std::string_view folder,
                      std::span<const SiteEntry* const> entries);

/// Whether a calendar of this many activities has an event for each.
bool has_event_of_each(std::size_t entries);

/// The event of an activity; the same in all calendars.
std::string expiry_event(const SiteSettings& settings, const SiteEntry& entry);

/// The expiration dates as a calendar: an event for each activity, which `append_event` appends, or, if there are very
/// many, for each day. A day has a different UID in each list's calendar. `folder` is where the calendar is; `entries`
/// are in the order of the site.
std::string expiry_calendar(const SiteSettings& settings, std::string_view title, std::string_view folder,
                            std::span<const SiteEntry* const> entries,
                            const Function<void(std::string&, const SiteEntry&)>& append_event);

/// sitemap.xml, and the files that it refers to if one cannot hold all addresses.
std::vector<SitePage> sitemaps(const SiteSettings& settings, std::span<const SiteEntry> entries,
                               const std::vector<std::string>& other_pages);

}  // namespace cme
