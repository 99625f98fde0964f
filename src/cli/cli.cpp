// SPDX-License-Identifier: MIT
#include "cli/cli.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <new>
#include <optional>
#include <system_error>

#include "base/nearest.hpp"
#include "base/paths.hpp"
#include "base/safe_output.hpp"
#include "base/words.hpp"
#include "cli/arguments.hpp"
#include "cli/commands/registry.hpp"
#include "cli/common_options.hpp"
#include "cli/complete.hpp"
#include "cli/help.hpp"
#include "cli/locate.hpp"
#include "cli/names.hpp"
#include "cli/settings.hpp"
#include "cli/talk.hpp"
#include "cli/version.hpp"
#include "cme/base/result.hpp"
#include "diag/report.hpp"

namespace cme {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view help_command = "help";

/// Commands by the words of other programs.
struct OtherWord {
  std::string_view typed;
  std::string_view command;
};
constexpr OtherWord other_words[] = {
    {"add", "new"},        {"build", "render"},  {"cat", "show"},       {"changes", "diff"},  {"check", "validate"},
    {"convert", "import"}, {"count", "stats"},   {"create", "new"},     {"csv", "list"},      {"find", "search"},
    {"format", "fmt"},     {"grep", "search"},   {"html", "render"},    {"lint", "validate"}, {"log", "diff"},
    {"ls", "list"},        {"print", "show"},    {"publish", "render"}, {"query", "search"},  {"save", "export"},
    {"site", "render"},    {"sqlite", "export"}, {"start", "init"},     {"test", "validate"}, {"verify", "validate"},
    {"view", "show"},
};

/// Commands of other programs; `cme` leaves these to the shell and the file manager.
constexpr std::string_view words_for_files[] = {"cp", "copy", "delete", "edit", "move", "mv", "remove", "rename", "rm"};

/// The command with that name; throws Error if there is none.
const CommandSpec& command_named(std::string_view name, const Io& io) {
  if (const CommandSpec* const command = find_command(name)) {
    return *command;
  }
  if (is_slip_of(name, version_command.name.substr(2))) {
    throw Error(is_not_a(name, "command"), fmt::format("did you mean {}?", quote(version_command.name)));
  }
  if (const auto other = std::ranges::find(other_words, name, &OtherWord::typed); other != std::end(other_words)) {
    throw Error(is_not_a(name, "command"), fmt::format("did you mean {}?", quote(other->command)));
  }
  std::vector<std::string_view> names{help_command};
  for (const CommandSpec* command : all_commands()) {
    names.push_back(command->name);
  }
  std::error_code unreadable;
  if (!name.empty() && (fs::exists(absolute_path(io, name), unreadable) || is_record_file(name))) {
    throw Error(is_not_a(name, "command"), fmt::format("to check a file: cme validate {}", name));
  }
  if (std::ranges::find(words_for_files, name) != std::end(words_for_files)) {
    throw Error(is_not_a(name, "command"),
                "each record is a file, which you can edit, rename or delete like any other file");
  }
  refuse_name("command", name, names, "\"cme help\" lists the commands");
}

bool is_command(std::string_view name) {
  return name == help_command || find_command(name) != nullptr;
}

ExitCode print_help(std::string_view help, Io& io) {
  write(io, help);
  return ExitCode::yes;
}

/// What the options print instead of the command's result: `--fields help`.
std::optional<std::string> find_list(const CommandLine& line, std::size_t width) {
  for (const TypedOption& option : line.options) {
    if (option.spec->list != nullptr && option.value == "help") {
      return option.spec->list(width);
    }
  }
  return std::nullopt;
}

ExitCode run_command(const CommandSpec& command, Arguments arguments, Io& io) {
  const std::optional<CommandLine> line = sort_arguments(command, arguments);
  if (!line) {
    return print_help(command_help(command, io.width), io);
  }
  if (const std::optional<std::string> list = find_list(*line, io.width)) {
    return print_help(*list, io);
  }
  check_operands(command, *line);
  return command.run(*line, io);
}

struct HelpOptions {
  std::string command;
  bool is_page = false;  ///< of the documentation
};

constexpr OptionSpec help_table[] = {
    {.names = "--markdown",
     .kind = OptionKind::flag,
     .help = "print the page of docs/commands",
     .take = [](HelpOptions& options, const std::string&) { options.is_page = true; }},
};
constexpr OptionGroup help_options{"Options", help_table};
constexpr const OptionGroup* help_groups[] = {&help_options, &common_options};

ExitCode run_help(const CommandLine& line, Io& io) {
  (void)read_options<CommonOptions>(line);
  const auto options = read_options<HelpOptions>(line);
  if (options.command.empty() || options.command == help_command) {
    return print_help(program_help(all_commands(), io.width), io);
  }
  const CommandSpec& command = command_named(options.command, io);
  return print_help(options.is_page ? command_page(command) : command_help(command, io.width), io);
}

/// `cme help`, `cme help list`, `cme help list --markdown`.
const CommandSpec help_spec{
    .name = help_command,
    .summary = {},
    .operands = {.count = OperandCount::at_most_one,
                 .value = "COMMAND",
                 .complaint = "shows the help of one command at a time",
                 .help = "for example: cme help list",
                 .take = [](HelpOptions& options, const std::string& text) { options.command = text; }},
    .groups = help_groups,
    .examples = {},
    .unknown_option_help = "see \"cme help\"",
    .run = run_help};

constexpr const OptionGroup* common_only[] = {&common_options};

/// The command line to use if no command is named.
const CommandSpec no_command{.name = {},
                             .summary = {},
                             .operands = {.count = OperandCount::any},
                             .groups = common_only,
                             .examples = {},
                             .unknown_option_help = "see \"cme help\"",
                             .run = nullptr};

/// How many arguments come before the command: options that every command has.
std::size_t count_leading_options(Arguments arguments) {
  std::size_t count = 0;
  while (count < arguments.size() && arguments[count].starts_with('-')) {
    const OptionSpec* option = find_option(no_command.groups, arguments[count]);
    count += option != nullptr && option->kind == OptionKind::value ? std::size_t{2} : 1;
  }
  return std::min(count, arguments.size());
}

/// Options and no command.
ExitCode run_without_command(Arguments arguments, Io& io) {
  const std::optional<CommandLine> line = sort_arguments(no_command, arguments);
  if (!line) {
    return print_help(program_help(all_commands(), io.width), io);
  }
  (void)read_options<CommonOptions>(*line);
  if (!line->operands.empty()) {
    command_named(line->operands.front(), io);
  }
  print_usage(io,
              "cme keeps CME activities as records: \"cme init\" starts a catalog, \"cme validate\" checks one\n"
              "for all commands: cme help\n");
  return ExitCode::failed;
}

ExitCode run_arguments(Arguments arguments, Io& io) {
  if (!arguments.empty() && arguments.front() == complete_command) {
    return print_help(completion_lines(complete(arguments.subspan(1), io)), io);
  }
  // CLI11 2.1.2 answers an unknown command with "A subcommand is required", so the command is looked for here and CLI11
  // sees the arguments of one command only.
  const Arguments leading = arguments.first(count_leading_options(arguments));
  const auto is_version = [](const std::string& option) { return option == "--version" || option == "-V"; };
  if (const auto version = std::ranges::find_if(leading, is_version); version != leading.end()) {
    std::vector<std::string> options(arguments.begin(), arguments.end());
    options.erase(options.begin() + (version - leading.begin()));
    return run_command(version_command, options, io);
  }
  if (leading.size() == arguments.size()) {
    return run_without_command(leading, io);
  }
  const std::string& name = arguments[leading.size()];
  if (!is_command(name)) {
    sort_arguments(no_command, leading);
  }
  std::vector<std::string> others(leading.begin(), leading.end());
  others.insert(others.end(), arguments.begin() + static_cast<std::ptrdiff_t>(leading.size()) + 1, arguments.end());
  if (name != help_command) {
    return run_command(command_named(name, io), others, io);
  }
  const std::optional<CommandLine> line = sort_arguments(help_spec, others);
  if (!line) {
    return print_help(program_help(all_commands(), io.width), io);
  }
  check_operands(help_spec, *line);
  return run_help(*line, io);
}

}  // namespace

ExitCode run(std::span<const std::string> arguments, Io& io) {
  try {
    const ExitCode code = run_arguments(arguments, io);
    finish_writing(io);
    return code;
  } catch (const Error& error) {
    print_error(io, error.what(), error.help());
  } catch (const BadProject& bad) {
    all_reporters().front().print(io.err, {.findings = pack_all(bad.findings())}, {.summary = false, .rules = false});
  } catch (const std::bad_alloc&) {
    print_error(io, "out of memory");
  } catch (const std::exception& bug) {
    print_error(io, std::string("internal error: ") + bug.what());
  }
  return ExitCode::failed;
}

}  // namespace cme
