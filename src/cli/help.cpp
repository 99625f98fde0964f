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

/// `-o, --output FORMAT`.
std::string names_with_value(const OptionSpec& option) {
  std::string names(option.names);
  if (const auto comma = names.find(','); comma != std::string::npos) {
    names.insert(comma + 1, " ");
  }
  if (option.kind == OptionKind::value) {
    names += fmt::format(" {}", option.value);
  } else if (option.kind == OptionKind::optional_value) {
    names += fmt::format("[={}]", option.value);
  }
  return names;
}

constexpr std::string_view help_option = "-h, --help";
constexpr std::string_view help_option_help = "show this help";

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

/// Text that Markdown takes for text.
std::string in_cell(std::string_view text) {
  std::string cell;
  for (const char byte : text) {
    cell += byte == '|' || byte == '<' || byte == '*' || byte == '_' ? "\\" : "";
    cell += byte;
  }
  return cell;
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
      append_help_entry(out, names_with_value(option), option.help);
    }
  }
  append_help_entry(out, help_option, help_option_help);
  out += "\nExamples:\n";
  for (const std::string_view example : command.examples) {
    out += fmt::format("  {}\n", example);
  }
  return out;
}

std::string command_page(const CommandSpec& command) {
  std::string out = fmt::format("# cme {}\n\n{}.\n\n```text\ncme {} {}\n```\n", command.name, command.summary,
                                command.name, usage(command.operands));
  for (const std::string_view paragraph : split(command.about, '\n')) {
    if (!paragraph.empty()) {
      out += fmt::format("\n{}\n", in_cell(paragraph));
    }
  }
  std::string_view heading;
  for (const OptionGroup* group : command.groups) {
    if (group->heading != heading) {
      out += fmt::format("\n## {}\n\n| option | |\n|---|---|\n", group->heading);
    }
    heading = group->heading;
    for (const OptionSpec& option : group->options) {
      out += fmt::format("| `{}` | {} |\n", names_with_value(option), in_cell(option.help));
    }
  }
  out += fmt::format("| `{}` | {} |\n\n## Examples\n\n```console\n", help_option, help_option_help);
  for (const std::string_view example : command.examples) {
    out += fmt::format("$ {}\n", example);
  }
  return out + "```\n";
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
      "For a command in detail, with examples, run \"cme COMMAND --help\".\nFor the version, run \"cme --version\".\n\n"
      "cme looks for a folder \"records\" here and in the folders above, up to the root\nof the repository. To use "
      "another one, name it with --records, with the variable\nCME_RECORDS or in cme.yaml.\n\n"
      "Exit codes: 0 success; 1 problems, nothing found or no such id; 2 an error\nstopped the command.\n";
  return out;
}

}  // namespace cme
