// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"

namespace cme {

/// `cme --version`, with options as a command has them.
extern const CommandSpec version_command;

}  // namespace cme
