// SPDX-License-Identifier: MIT
#include "cli/commands/registry.hpp"

#include <algorithm>
#include <iterator>

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

const CommandSpec* find_command(std::string_view name) {
  const auto* const found = std::ranges::find(commands, name, &CommandSpec::name);
  return found == std::end(commands) ? nullptr : *found;
}

}  // namespace cme
