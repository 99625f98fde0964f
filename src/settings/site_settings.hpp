// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace cme {

/// What `site:` in cme.yaml says.
struct SiteSettings {
  std::string title = "CME Catalog";
  std::string organization;  ///< whose catalog it is; may be empty
  std::string base_url;      ///< where the site will be, with a `/` at its end; empty if that is not known
  std::string language = "en";
  std::string contact;  ///< a mail address; may be empty

  bool operator==(const SiteSettings&) const = default;
};

}  // namespace cme
