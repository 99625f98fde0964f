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
/// among them, which overrides everything else. Throws Error on an option that is not in the table, with the nearest as
/// its help, on a missing value and on an unexpected one.
std::optional<CommandLine> sort_arguments(const CommandSpec& command, Arguments arguments);

/// Throws Error if the command does not accept this number of operands.
void check_operands(const CommandSpec& command, const CommandLine& line);

/// The option in the groups with the name `text`, or nothing.
const OptionSpec* find_option(std::span<const OptionGroup* const> groups, std::string_view text);

}  // namespace cme
