// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string_view>

#include "base/function.hpp"
#include "cme/base/result.hpp"

// Files that are whole or not there, also if the process is killed in between. Each function fails with the reason
// alone ("permission denied"): the caller names the path.

namespace cme {

/// Makes the file hold what `write` puts into the stream, or leaves it as it was. A file that is replaced is on the
/// disk as a whole before it loses its name; its mode is kept, and its owner where this process may set it. A symlink
/// is followed; a device or pipe is written to as it is. Fails also on a file that may not be written. What `write`
/// throws is thrown here.
Result<void> save_file(const std::filesystem::path& path, const Function<void(std::ostream&)>& write);

/// Whether a file was saved that must not replace what it does not know.
enum class Saved : bool {
  too_late,  ///< something else has the name by now, and was left as it is
  yes,
};

/// Makes a file that holds `before` hold `after`, as `save_file` does, unless it holds something else by now. Of
/// several processes that change one file so at the same time, one succeeds.
Result<Saved> save_if_unchanged(const std::filesystem::path& path, std::string_view before, std::string_view after);

/// Makes a new file that holds `text`, or leaves nothing behind. Never replaces what has the name, whatever made it and
/// when.
Result<Saved> create_file(const std::filesystem::path& path, std::string_view text);

}  // namespace cme
