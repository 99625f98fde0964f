// SPDX-License-Identifier: MIT
#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/display.hpp"

namespace cme {

namespace {

constexpr std::size_t help_width = 80;
constexpr std::size_t help_column = 25;

void append_option(std::string& out, const OptionSpec& option) {
  std::string names(option.names);
  if (const auto comma = names.find(','); comma != std::string::npos) {
    names.insert(comma + 1, " ");
  }
  if (option.kind == OptionKind::value) {
    names += fmt::format(" {}", option.value);
  } else if (option.kind == OptionKind::optional_value) {
    names += fmt::format("[={}]", option.value);
  }
  append_help_entry(out, names, option.help);
}

void append_paragraphs(std::string& out, std::string_view text) {
  for (const std::string_view paragraph : split(text, '\n')) {
    out += '\n';
    for (const std::string& line : wrap(paragraph, help_width)) {
      out += line + '\n';
    }
  }
}

/// What follows the command's name.
std::string usage(const OperandSpec& operands) {
  switch (operands.count) {
    case OperandCount::none:
      return "[OPTION…]";
    case OperandCount::at_most_one:
      return fmt::format("[OPTION…] [{}]", operands.value);
    case OperandCount::any:
      return fmt::format("[OPTION…] [{}…]", operands.value);
    case OperandCount::at_least_one:
      break;
  }
  return fmt::format("[OPTION…] {}…", operands.value);
}

}  // namespace

void append_help_entry(std::string& out, std::string_view name, std::string_view text) {
  const std::string start = fmt::format("  {}", name);
  std::string lead = fmt::format("{:<{}}", start, help_column);
  if (start.size() + 1 > help_column) {
    out += start + '\n';
    lead = std::string(help_column, ' ');
  }
  for (const std::string& line : wrap(text, help_width - help_column)) {
    out += lead + line + '\n';
    lead = std::string(help_column, ' ');
  }
}

std::string command_help(const CommandSpec& command) {
  std::string out = fmt::format("{}\n\nUsage: cme {} {}\n", command.summary, command.name, usage(command.operands));
  if (!command.about.empty()) {
    append_paragraphs(out, command.about);
  }
  std::string_view heading;
  for (const OptionGroup* group : command.groups) {
    if (group->heading != heading) {
      out += fmt::format("\n{}:\n", group->heading);
    }
    heading = group->heading;
    for (const OptionSpec& option : group->options) {
      append_option(out, option);
    }
  }
  append_help_entry(out, "-h, --help", "print this");
  out += "\nExamples:\n";
  for (const std::string_view example : command.examples) {
    out += fmt::format("  {}\n", example);
  }
  return out;
}

std::string program_help(std::span<const CommandSpec* const> commands) {
  std::string out =
      "Keep continuing medical education (CME) activity records as YAML files\n"
      "\n"
      "Usage: cme COMMAND [OPTIONS]\n"
      "\n"
      "Commands:\n";
  for (const CommandSpec* command : commands) {
    append_help_entry(out, command->name, command->summary);
  }
  out +=
      "\n"
      "\"cme COMMAND --help\" tells all about a command, with examples.\n"
      "\"cme --version\" prints the version.\n"
      "\n"
      "Records are looked for in the folder \"records\" here or in a folder above, as\n"
      "far as the root of the repository; --records, CME_RECORDS or the project's file\n"
      "cme.yaml names another one.\n"
      "\n"
      "Exit codes: 0 done, or yes; 1 no (problems, nothing found, no such id);\n"
      "2 could not do it.\n";
  return out;
}

}  // namespace cme
