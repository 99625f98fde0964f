// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "cli/command.hpp"

namespace cme {

/// `cme --version`, with options like a command.
extern const CommandSpec version_command;

/// Identifies the build that is running by its version, size and modification time, because another build may read or
/// write the same records differently. Nothing where the system does not say which file is running.
std::optional<std::string> this_build();

}  // namespace cme
