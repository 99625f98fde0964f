// SPDX-License-Identifier: MIT
#pragma once

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

/// What `to_hex` has made, or nothing.
std::optional<ContentHash> parse_hash(std::string_view hex);

/// The line of one file: its hash, its size and its path.
std::string manifest_line(std::string_view path, const WrittenFile& file);

/// Adds the entries of a manifest or a journal. Invalid lines, and lines whose path leaves the site, are skipped.
void read_manifest(std::string_view text, WrittenFiles& files);

}  // namespace cme
