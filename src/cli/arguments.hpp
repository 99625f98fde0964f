// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace cme {

using Arguments = std::span<const std::string>;

/// Sorts the arguments of a command (without its name) by its table; `--` ends the options. Throws Error on an option
/// that is not in the table, with the nearest as its help; on a missing value, an empty one and an unexpected one; and
/// on a second value of an option that does not repeat. Nothing if `--help` is among them, unless an option is not in
/// the table.
std::optional<CommandLine> sort_arguments(const CommandSpec& command, Arguments arguments);

/// Throws Error if the command does not accept this number of operands, or if one is empty.
void check_operands(const CommandSpec& command, const CommandLine& line);

/// The option in the groups with the name `text`, or nothing.
const OptionSpec* find_option(std::span<const OptionGroup* const> groups, std::string_view text);

}  // namespace cme
