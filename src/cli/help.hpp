// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace cme {

inline constexpr std::size_t full_help_width = 80;

/// The options that the command cannot do without.
std::vector<const OptionSpec*> required_options(const CommandSpec& command);

/// The help of one command, for lines of `width` cells; no wider than 80.
std::string command_help(const CommandSpec& command, std::size_t width);

/// The same as a page of docs/commands/, in Markdown.
std::string command_page(const CommandSpec& command);

/// The help of `cme` itself, with the same width.
std::string program_help(std::span<const CommandSpec* const> commands, std::size_t width);

/// Appends a line `  NAME   TEXT`, with the text wrapped in its own column; below the name if there is no room.
void append_help_entry(std::string& out, std::string_view name, std::string_view text,
                       std::size_t width = full_help_width);

}  // namespace cme
