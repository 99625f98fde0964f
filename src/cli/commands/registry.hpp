// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "cli/command.hpp"

namespace cme {

// Each is defined in the file with its name.
extern const CommandSpec cache_command;
extern const CommandSpec completion_command;
extern const CommandSpec config_command;
extern const CommandSpec diff_command;
extern const CommandSpec explain_command;
extern const CommandSpec export_command;
extern const CommandSpec fmt_command;
extern const CommandSpec import_command;
extern const CommandSpec init_command;
extern const CommandSpec list_command;
extern const CommandSpec man_command;
extern const CommandSpec new_command;
extern const CommandSpec render_command;
extern const CommandSpec schema_command;
extern const CommandSpec search_command;
extern const CommandSpec show_command;
extern const CommandSpec statement_command;
extern const CommandSpec stats_command;
extern const CommandSpec validate_command;

/// All commands, in the order of help.
std::span<const CommandSpec* const> all_commands();

/// The command with that name, or null.
const CommandSpec* find_command(std::string_view name);

}  // namespace cme
