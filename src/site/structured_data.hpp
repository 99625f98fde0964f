// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cme/model/activity.hpp"
#include "settings/site_settings.hpp"
#include "site/site_entry.hpp"

// The data of a page for search engines: schema.org as JSON-LD, safe inside a script element.

namespace cme {

/// A `Course`.
std::string course_data(const SiteSettings& settings, const Activity& activity);

/// An `ItemList`. `entries` are in the order of the site; the list has the latest first.
std::string list_data(const SiteSettings& settings, std::string_view name, std::span<const SiteEntry* const> entries);

}  // namespace cme
