// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "settings/site_settings.hpp"
#include "site/template_values.hpp"

namespace cme {

/// The page that hosts show for an address without a page.
inline constexpr std::string_view not_found_address = "404.html";

/// A page, or any other file of a site.
struct SitePage {
  std::string address;  ///< from the root
  std::string content;
};

/// What every page shows.
struct SiteFrame {
  const SiteSettings* settings = nullptr;
  bool has_theme_style = false;

  /// The full name of the catalog: `Example Medical Society CME Catalog`.
  [[nodiscard]] std::string name() const;

  /// The values that `top.html`, `header.html` and `bottom.html` need for the page at `address`.
  [[nodiscard]] TemplateValues values(std::string_view address, std::string_view title) const;
};

/// The way to a page: the name and the address of each page above it, except the start page.
using Crumbs = std::vector<std::pair<std::string, std::string>>;

std::vector<TemplateValues> crumb_values(const Crumbs& crumbs);

/// `1,234`.
std::string with_commas(std::size_t number);

}  // namespace cme
