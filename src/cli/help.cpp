// SPDX-License-Identifier: MIT
#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/display.hpp"

namespace cme {

namespace {

constexpr std::size_t help_column = 25;
constexpr std::size_t narrow_help_column = 6;
constexpr std::size_t narrow_width = 60;

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

/// The paragraphs, separated by empty lines.
std::string wrap_paragraphs(std::string_view text, std::size_t width) {
  std::string out;
  for (const std::string_view paragraph : split(text, '\n')) {
    out += out.empty() ? "" : "\n";
    for (const std::string& line : wrap(paragraph, width)) {
      out += line + '\n';
    }
  }
  return out;
}

std::string usage_of_operands(const OperandSpec& operands) {
  switch (operands.count) {
    case OperandCount::none:
      return "";
    case OperandCount::at_most_one:
      return fmt::format(" [{}]", operands.value);
    case OperandCount::exactly_one:
      return fmt::format(" {}", operands.value);
    case OperandCount::any:
      return fmt::format(" [{}…]", operands.value);
    case OperandCount::at_least_one:
      break;
  }
  return fmt::format(" {}…", operands.value);
}

/// What follows the command's name.
std::string usage(const CommandSpec& command) {
  std::string text;
  for (const OptionSpec* const option : required_options(command)) {
    text += fmt::format("{} {} ", split(option->names, ',').back(), option->value);
  }
  return text + "[OPTION…]" + usage_of_operands(command.operands);
}

/// Text that Markdown does not read as markup.
std::string in_cell(std::string_view text) {
  std::string cell;
  for (const char byte : text) {
    cell += byte == '|' || byte == '<' || byte == '*' || byte == '_' ? "\\" : "";
    cell += byte;
  }
  return cell;
}

}  // namespace

std::vector<const OptionSpec*> required_options(const CommandSpec& command) {
  std::vector<const OptionSpec*> required;
  for (const OptionGroup* const group : command.groups) {
    for (const OptionSpec& option : group->options) {
      if (option.is_required) {
        required.push_back(&option);
      }
    }
  }
  return required;
}

void append_help_entry(std::string& out, std::string_view name, std::string_view text, std::size_t width) {
  width = std::min(width, full_help_width);
  const bool is_narrow = width < narrow_width;
  const std::size_t column = is_narrow ? narrow_help_column : help_column;
  const std::string start = fmt::format("  {}", name);
  std::string lead = fmt::format("{:<{}}", start, column);
  if (is_narrow || start.size() + 1 > column) {
    out += start + '\n';
    lead = std::string(column, ' ');
  }
  for (const std::string& line : wrap(text, width - std::min(column, width - 1))) {
    out += lead + line + '\n';
    lead = std::string(column, ' ');
  }
}

std::string command_help(const CommandSpec& command, std::size_t width) {
  width = std::min(width, full_help_width);
  std::string out = wrap_paragraphs(command.summary, width);
  out += fmt::format("\nUsage: cme {} {}\n", command.name, usage(command));
  if (!command.about.empty()) {
    out += '\n' + wrap_paragraphs(command.about, width);
  }
  std::string_view heading;
  for (const OptionGroup* group : command.groups) {
    if (group->heading != heading) {
      out += '\n' + wrap_paragraphs(fmt::format("{}:", group->heading), width);
    }
    heading = group->heading;
    for (const OptionSpec& option : group->options) {
      append_help_entry(out, names_with_value(option), option.help, width);
    }
  }
  append_help_entry(out, help_option, help_option_help, width);
  out += "\nExamples:\n";
  for (const std::string_view example : command.examples) {
    out += fmt::format("  {}\n", example);
  }
  return out;
}

std::string command_page(const CommandSpec& command) {
  std::string out = fmt::format("# cme {}\n\n{}.\n\n```text\ncme {} {}\n```\n", command.name, command.summary,
                                command.name, usage(command));
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

std::string program_help(std::span<const CommandSpec* const> commands, std::size_t width) {
  width = std::min(width, full_help_width);
  std::string out = wrap_paragraphs("Keep continuing medical education (CME) activity records as YAML files", width);
  out += "\nUsage: cme COMMAND [OPTIONS]\n\nCommands:\n";
  for (const CommandSpec* command : commands) {
    append_help_entry(out, command->name, command->summary, width);
  }
  out += '\n';
  out += wrap_paragraphs(
      "For details and examples of a command, run \"cme COMMAND --help\". For the version, run \"cme --version\".\n"
      "cme looks for a folder named \"records\" in the current folder and the folders above it, up to the root of the "
      "repository. To use another folder, set it with --records, with the variable CME_RECORDS or in cme.yaml.\n"
      "Exit codes: 0 success; 1 problems, a search without results or no such id; 2 an error stopped the command.",
      width);
  return out;
}

}  // namespace cme
