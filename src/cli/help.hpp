// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace cme {

/// The help of one command, no wider than 80 cells.
std::string command_help(const CommandSpec& command);

/// The same as a page of docs/commands/, in Markdown.
std::string command_page(const CommandSpec& command);

/// The help of `cme` itself.
std::string program_help(std::span<const CommandSpec* const> commands);

/// Appends a line `  NAME   TEXT`, the text wrapped into a column of its own.
void append_help_entry(std::string& out, std::string_view name, std::string_view text);

}  // namespace cme
