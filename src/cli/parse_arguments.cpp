// SPDX-License-Identifier: MIT
#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/commands.hpp"
#include "cli/names.hpp"
#include "cli/selection_options.hpp"
#include "cme/base/result.hpp"

namespace cme {

namespace {

constexpr std::string_view help_command = "help";

std::string program_help() {
  std::vector<CommandHelp> helps;
  for (const CommandReader& command : all_commands()) {
    helps.push_back(*command.help);
  }
  return program_help(helps);
}

const CommandReader& find_command(std::string_view name) {
  std::vector<std::string_view> names{help_command};
  for (const CommandReader& command : all_commands()) {
    if (command.help->name == name) {
      return command;
    }
    names.push_back(command.help->name);
  }
  refuse_name("command", name, names);
}

bool is_command(std::string_view name) {
  const auto commands = all_commands();
  return name == help_command || std::any_of(commands.begin(), commands.end(), [name](const CommandReader& command) {
           return command.help->name == name;
         });
}

/// `cme help`, `cme help list`.
Command read_help(Arguments arguments, const Io& io) {
  const auto name = std::find_if(arguments.begin(), arguments.end(),
                                 [](const std::string& argument) { return !argument.starts_with('-'); });
  if (name == arguments.end() || *name == help_command) {
    return Answer{program_help()};
  }
  const std::string help = "--help";
  return find_command(*name).read({&help, 1}, io);
}

/// How many of the arguments stand before the command: options, as every command has them.
std::size_t count_leading_options(Arguments arguments, std::span<const Option> common) {
  std::size_t count = 0;
  while (count < arguments.size() && arguments[count].starts_with('-')) {
    const Option* option = find_option(common, arguments[count]);
    count += option != nullptr && !option->value.empty() ? std::size_t{2} : 1;
  }
  return std::min(count, arguments.size());
}

/// Options and no command.
Command read_without_command(Arguments arguments, std::span<const Option> common) {
  const auto operands = read_arguments(arguments, common, "see \"cme help\"");
  if (!operands) {
    return Answer{program_help()};
  }
  if (!operands->empty()) {
    find_command(operands->front());
  }
  return Answer{program_help(), ExitCode::failed};
}

}  // namespace

Command parse_arguments(Arguments arguments, const Io& io) {
  CommonOptions ignored;
  std::vector<Option> common;
  append_common_options(common, ignored);

  // CLI11 2.1.2 answers an unknown command with "A subcommand is required", so the command is looked for here and CLI11
  // sees the arguments of one command only.
  const Arguments leading = arguments.first(count_leading_options(arguments, common));
  for (const std::string& option : leading) {
    if (option == "--version" || option == "-V") {
      return Answer{"cme " CME_VERSION "\n"};
    }
  }
  if (leading.size() == arguments.size()) {
    return read_without_command(leading, common);
  }

  const std::string& name = arguments[leading.size()];
  if (!is_command(name)) {
    read_arguments(leading, common, "see \"cme help\"");
  }
  std::vector<std::string> others(leading.begin(), leading.end());
  others.insert(others.end(), arguments.begin() + static_cast<std::ptrdiff_t>(leading.size()) + 1, arguments.end());
  return name == help_command ? read_help(others, io) : find_command(name).read(others, io);
}

}  // namespace cme
