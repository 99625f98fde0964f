// SPDX-License-Identifier: MIT
#include "cli/help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.hpp"
#include "base/display.hpp"
#include "cme/model/fields.hpp"

namespace cme {

namespace {

constexpr std::size_t help_width = 80;
constexpr std::size_t help_column = 25;

/// `  name   text`, the text wrapped into a column of its own.
void append_entry(std::string& out, std::string_view name, std::string_view text) {
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

void append_option(std::string& out, const Option& option) {
  std::string names(option.names);
  if (const auto comma = names.find(','); comma != std::string::npos) {
    names.insert(comma + 1, " ");
  }
  if (!option.value.empty()) {
    names += has_optional_value(option) ? "[=" : " ";
    names += has_optional_value(option) ? option.value.substr(1) : option.value;
  }
  append_entry(out, names, option.help);
}

void append_paragraphs(std::string& out, std::string_view text) {
  for (const std::string_view paragraph : split(text, '\n')) {
    out += '\n';
    for (const std::string& line : wrap(paragraph, help_width)) {
      out += line + '\n';
    }
  }
}

}  // namespace

std::string command_help(const CommandHelp& command, std::span<const Option> options) {
  std::string out = fmt::format("{}\n\nUsage: cme {} {}\n", command.summary, command.name, command.usage);
  if (!command.about.empty()) {
    append_paragraphs(out, command.about);
  }
  std::string_view group;
  for (const Option& option : options) {
    if (option.group != group) {
      out += fmt::format("\n{}:\n", option.group);
    }
    group = option.group;
    append_option(out, option);
  }
  append_entry(out, "-h, --help", "print this");
  out += "\nExamples:\n";
  for (const std::string_view example : command.examples) {
    out += fmt::format("  {}\n", example);
  }
  return out;
}

std::string program_help(std::span<const CommandHelp> commands) {
  std::string out =
      "Keep continuing medical education (CME) activity records as YAML files\n"
      "\n"
      "Usage: cme COMMAND [OPTIONS]\n"
      "\n"
      "Commands:\n";
  for (const CommandHelp& command : commands) {
    append_entry(out, command.name, command.summary);
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

std::string fields_help() {
  std::string out = "Fields for --fields and --sort (\"all\" stands for all of them):\n";
  for (const FieldInfo& field : all_fields()) {
    append_entry(out, field.name, field.summary);
  }
  return out;
}

}  // namespace cme
