// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace cme {

/// What `site:` in cme.yaml says.
struct SiteSettings {
  std::string title = "CME Catalog";
  std::string organization;  ///< the publisher of the catalog; may be empty
  std::string base_url;      ///< where the site will be published, ending in `/`; empty if unknown
  std::string language = "en";
  std::string contact;  ///< an email address; may be empty

  bool operator==(const SiteSettings&) const = default;
};

}  // namespace cme
