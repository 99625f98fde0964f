// SPDX-License-Identifier: MIT
#include "cli/commands/registry.hpp"

namespace cme {

namespace {

constexpr const CommandSpec* commands[] = {
    &init_command,   &validate_command, &list_command,   &search_command,     &show_command,
    &stats_command,  &diff_command,     &render_command, &export_command,     &statement_command,
    &new_command,    &import_command,   &fmt_command,    &explain_command,    &schema_command,
    &config_command, &cache_command,    &man_command,    &completion_command,
};

}  // namespace

std::span<const CommandSpec* const> all_commands() {
  return commands;
}

}  // namespace cme
