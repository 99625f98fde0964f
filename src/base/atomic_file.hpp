// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string_view>

#include "base/descriptor.hpp"
#include "base/function.hpp"
#include "cme/base/result.hpp"

// Files that are either complete or absent, even if the process is killed. On failure, each function returns only the
// reason ("permission denied"); the caller names the path.

namespace cme {

/// Replaces the content of the file with what `write` puts into the stream, or leaves it unchanged. The new content is
/// completely on disk before it replaces the old file; the mode is kept, and so is the owner if this process may set
/// it. A symlink is followed, but one that leads nowhere is replaced; a device or pipe is written to directly. Fails if
/// the file is not writable. Exceptions from `write` pass through.
Result<void> save_file(const std::filesystem::path& path, const Function<void(std::ostream&)>& write);

/// Replaces the content of the file with that of an open one, as `save_file` does.
Result<void> save_copy(const std::filesystem::path& path, const Descriptor& content);

/// Whether a file was saved, or was not because another program had changed it.
enum class Saved : bool {
  too_late,  ///< the name is taken by other content, which was left unchanged
  yes,
};

/// Changes the content of a file from `before` to `after`, as `save_file` does, unless it is no longer `before`. If
/// several processes do this to one file at the same time, one succeeds.
Result<Saved> save_if_unchanged(const std::filesystem::path& path, std::string_view before, std::string_view after);

/// The same, but it is a failure if the file is no longer `before`.
Result<void> update_file(const std::filesystem::path& path, std::string_view before, std::string_view after);

/// Creates a new file with the content `text`, or leaves nothing behind. Never replaces an existing file, even one that
/// appears in the meantime.
Result<Saved> create_file(const std::filesystem::path& path, std::string_view text);

/// Creates a file next to `path` and calls `open` with its temporary name, which is gone afterward: the content lives
/// as long as the result or what `open` opened. Exceptions from `open` pass through.
Result<Descriptor> open_nameless_file(const std::filesystem::path& path,
                                      const Function<void(const std::filesystem::path&)>& open);

}  // namespace cme
