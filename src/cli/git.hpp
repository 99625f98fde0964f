// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "cme/base/result.hpp"

namespace cme {

/// What `git ARGUMENT…` prints when it is run in `folder`, without a shell and without standard input. Fails with git's
/// own first line where git fails. Throws Error if there is no git on the PATH of `io`, or it cannot be started.
Result<std::string> run_git(const std::filesystem::path& folder, std::vector<std::string> arguments, const Io& io);

}  // namespace cme
