// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>

#include "cli/cli.hpp"
#include "cli/help.hpp"

namespace cme {

using Arguments = std::span<const std::string>;

/// One command, and how its arguments are read.
struct CommandReader {
  const CommandHelp* help;
  Command (*read)(Arguments arguments, const Io& io);  ///< `arguments` without the command's name
};

/// All commands, in the order of help.
std::span<const CommandReader> all_commands();

}  // namespace cme
