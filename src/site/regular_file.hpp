// SPDX-License-Identifier: MIT
#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.hpp"
#include "site/site_manifest.hpp"

// Files of a folder that is open. No link is followed.

namespace cme {

/// `1.html` of `a/00/1.html`.
std::string_view name_of(std::string_view path);

/// The names in a folder, except `.` and `..`; none if it cannot be read.
std::vector<std::string> names_in(const Descriptor& folder);

/// The regular file with this name and its status; closed if there is none.
Descriptor open_regular(const Descriptor& folder, std::string_view name, struct stat& status);

/// Fills `buffer` from the file. Returns how many bytes were read.
std::size_t read_some(const Descriptor& file, char* buffer, std::size_t size);

/// Whether the file, which may be closed, has this content.
bool holds(const Descriptor& file, const struct stat& status, std::string_view content);

/// The size and the hash of what the file has.
WrittenFile content_of(const Descriptor& file, const struct stat& status);

}  // namespace cme
