// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// Paths as texts: nothing here looks at the disk.

namespace cme {

/// The folder as the start of the paths in it; an empty one stays empty.
std::string with_slash(std::string folder);

/// Whether the name ends with `ending`, which is in small letters, in any case.
bool has_ending(std::string_view path, std::string_view ending);

/// Whether the name ends like that of a record: `.yaml` or `.yml`, in any case.
bool is_record_file(std::string_view path);

/// Whether the name has such an ending anywhere, like a record or a backup of one: `3.yaml.txt`, `3.yaml~`.
bool resembles_record_file(std::string_view path);

/// `path`, relative to `folder`, as an absolute path: without `.` and without any leading `..`. Any other `..` is kept,
/// because the name before it may be a link that leads elsewhere. Does not touch the disk; `folder` is absolute and
/// contains no links.
std::filesystem::path path_from(const std::filesystem::path& folder, const std::filesystem::path& path);

/// `path` as seen from `base`, with `/` between its parts: relative when that is shorter to read (inside `base`, or a
/// few folders above it), otherwise unchanged. Does not touch the disk; both are absolute or both relative.
std::string relative_to(const std::filesystem::path& path, const std::filesystem::path& base);

/// Whether a relative path, or the rest of one after a folder, has a name that starts with a dot.
bool has_hidden_part(std::string_view path);

/// Whether `path` is `folder` or is inside it; both are absolute and without `.`.
bool is_within(const std::filesystem::path& path, const std::filesystem::path& folder);

/// Whether the path is `home` or is in it, and neither it nor a folder on the way is hidden. Both are real and
/// absolute.
bool is_visible_in(const std::filesystem::path& path, const std::filesystem::path& home);

/// The absolute folders of the variable PATH. Relative ones are omitted: in a working directory that someone else
/// made, `git` or `less` may be anything.
std::vector<std::string_view> absolute_folders(std::string_view path_variable);

}  // namespace cme
