// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string_view>

#include "cli/cli.hpp"
#include "cli/settings.hpp"

// Where links may lead to. They may have come with a repository that someone else made.

namespace cme {

/// Where files in this folder may link to: the repository, or the folder itself if there is none. What someone else
/// made must not show or change what is outside it. Real and absolute.
std::filesystem::path home_of(const std::filesystem::path& folder);

/// The same for the records in a folder. Without a repository, it is the folder above.
std::filesystem::path home_of_records(const std::filesystem::path& folder);

/// That of the files in a folder: the records in effect, or others.
std::filesystem::path home_of_catalog(const std::filesystem::path& folder, const Settings& settings);

/// Throws Error if the records folder that `name` in this folder leads to is outside the folder's home, or hidden. The
/// person who runs cme may name any folder, but not the one who made the repository.
void check_home(const std::filesystem::path& records, const std::filesystem::path& folder, std::string_view name);

/// Throws Error if a link in a repository or in the working directory leads the path out of there, or to something
/// hidden: it may have come with the rest. `typed` is the path as the person wrote it, who may not know of the link.
void check_links(const std::filesystem::path& path, std::string_view typed, const Io& io);

}  // namespace cme
