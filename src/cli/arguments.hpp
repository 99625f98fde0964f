// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace cme {

using Arguments = std::span<const std::string>;

/// Sorts the arguments of a command (without its name) by its table; `--` ends the options. Nothing if `--help` is
/// among them, which makes all the rest void. Throws Error on an option that the table does not have, with the nearest
/// as its help, on a missing value and on one too many.
std::optional<CommandLine> sort_arguments(const CommandSpec& command, Arguments arguments);

/// Throws Error on a number of operands that the command does not take.
void check_operands(const CommandSpec& command, const CommandLine& line);

/// The option of the groups whose name `text` is, or nothing.
const OptionSpec* find_option(std::span<const OptionGroup* const> groups, std::string_view text);

}  // namespace cme
