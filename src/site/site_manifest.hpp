// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"

namespace cme {

/// A file in a site's manifest.
struct WrittenFile {
  std::uint64_t size = 0;
  ContentHash hash;  ///< of its content

  bool operator==(const WrittenFile&) const = default;
};

/// The files of a site, by their paths from its root. A file that was being replaced when the program was stopped has
/// both its old and its new content.
using WrittenFiles = std::map<std::string, std::vector<WrittenFile>, std::less<>>;

/// The line of one file: its hash, its size and its path.
std::string manifest_line(std::string_view path, const WrittenFile& file);

/// Adds the entries of a manifest or a journal. Invalid lines, and lines whose path leaves the site, are skipped.
void read_manifest(std::string_view text, WrittenFiles& files);

/// What a site was made from.
struct SiteOrigin {
  ContentHash inputs;  ///< of everything that decides a byte of the site
  std::size_t activities = 0;
  std::size_t broken = 0;  ///< records that could not be read and are not on the site

  bool operator==(const SiteOrigin&) const = default;
};

/// The line that says what the site in `manifest` was made from.
std::string origin_line(const SiteOrigin& origin, std::string_view manifest);

/// Nothing if the line is not about the site in `manifest`.
std::optional<SiteOrigin> parse_origin(std::string_view line, std::string_view manifest);

}  // namespace cme
