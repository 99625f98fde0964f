// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.hpp"

namespace cme {

/// `cme --version`, with options like a command.
extern const CommandSpec version_command;

}  // namespace cme
